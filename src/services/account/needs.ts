import { formatArn } from '../../kernel/arn.ts';
import type { LocateContext } from '../../kernel/context.ts';
import type { Need } from '../../kernel/need.ts';
import { errors } from './errors.ts';

/** What every operation here may name: another account, and a Region. */
interface Target {
  readonly AccountId?: string | undefined;
  readonly RegionName?: string | undefined;
}

/** The need of an operation on the caller's account. Another account is refused: that takes an organization. */
export const onAccount =
  (operation: string) =>
  (input: Target, context: LocateContext): readonly Need[] => {
    if (input.AccountId !== undefined) throw errors.notTrusted({ caller: context.principal.arn, operation });
    return [
      {
        action: `account:${operation}`,
        resource: formatArn({ partition: context.partition, service: 'account', accountId: context.accountId, resource: 'account' }),
        ...(input.RegionName !== undefined && { context: { 'account:TargetRegion': input.RegionName } }),
      },
    ];
  };
