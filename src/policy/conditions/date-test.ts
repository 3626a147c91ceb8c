import type { ConditionOperator } from './operator.ts';

const EPOCH_SECONDS = /^\d{5,}(\.\d+)?$/;
const ISO_8601 = /^(\d{4}(?:-\d\d(?:-\d\d)?)?)(?:T(\d\d:\d\d(?::\d\d(?:\.\d+)?)?)(Z|[+-]\d\d:?\d\d)?)?$/;

/** Reads a date of a policy or a request, an ISO 8601 date and time or seconds since 1970, as milliseconds since 1970; UTC where no zone is given. */
function readDate(text: string): number | undefined {
  if (EPOCH_SECONDS.test(text)) return Number(text) * 1000;
  const [, day, time = '00:00', zone = 'Z'] = ISO_8601.exec(text) ?? [];
  if (day === undefined) return undefined;
  const fullDay = day.padEnd(10, '-01');
  const milliseconds = Date.parse(`${fullDay}T${time}${zone.replace(/^([+-]\d\d)(\d\d)$/, '$1:$2')}`);
  return Number.isNaN(milliseconds) ? undefined : milliseconds;
}

/** Compares moments. What is not a date compares with nothing. */
export const dateTest =
  (compare: (actual: number, wanted: number) => boolean): ConditionOperator['prepare'] =>
  (wantedText) => {
    const wanted = readDate(wantedText);
    return (actualText) => {
      const actual = readDate(actualText);
      return actual !== undefined && wanted !== undefined && compare(actual, wanted);
    };
  };
