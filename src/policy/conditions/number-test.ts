import type { ConditionOperator } from './operator.ts';

const NUMBER = /^[+-]?(\d+(\.\d*)?|\.\d+)$/;

const readNumber = (text: string): number | undefined => (NUMBER.test(text) ? Number(text) : undefined);

/** Compares integers and decimals. What is not a number compares with nothing. */
export const numberTest =
  (compare: (actual: number, wanted: number) => boolean): ConditionOperator['prepare'] =>
  (wantedText) => {
    const wanted = readNumber(wantedText);
    return (actualText) => {
      const actual = readNumber(actualText);
      return actual !== undefined && wanted !== undefined && compare(actual, wanted);
    };
  };
