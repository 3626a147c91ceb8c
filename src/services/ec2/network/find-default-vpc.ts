import type { Reading } from '../contexts.ts';
import { all, kinds } from '../resources.ts';
import type { VpcRow } from '../state.ts';

/** The account's default VPC in the Region; `undefined` in a Region that never opened. */
export const findDefaultVpc = (context: Reading): VpcRow | undefined => all(context, kinds.vpc).find(({ isDefault }) => isDefault);
