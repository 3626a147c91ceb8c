import { contains, parseAddress, parseCidr } from './ip-address-range.ts';
import type { ConditionOperator } from './operator.ts';

/** Whether an address lies in a range. What is not an address lies nowhere. */
export const ipTest: ConditionOperator['prepare'] = (wanted) => {
  const range = parseCidr(wanted);
  return (actual) => {
    const address = parseAddress(actual);
    return address !== undefined && range !== undefined && contains(range, address);
  };
};
