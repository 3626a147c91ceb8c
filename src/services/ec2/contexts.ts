import type { LocateContext, OperationContext } from '../../kernel/context.ts';

/** What looking things up takes. It makes no nested calls, so that a Region can be opened with it, too. */
export type Reading = Omit<LocateContext, 'call'>;

/** What changing things takes. */
export type Writing = Omit<OperationContext, 'call'>;
