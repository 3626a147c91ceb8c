import { parseArn } from '../../../kernel/arn.ts';
import type { LocateContext } from '../../../kernel/context.ts';
import type { Need } from '../../../kernel/need.ts';
import { roleArn } from './arns.ts';
import { findRole } from './entities.ts';

/**
 * What it takes to hand a role to a service: `iam:PassRole` on the role, whose tags conditions may look at.
 * @param role the role's name, or its ARN
 * @param service the service that gets it, such as `ec2.amazonaws.com`
 */
export function passRoleNeed({ state, accountId, partition }: LocateContext, role: string, service: string): Need {
  const name = role.slice(role.lastIndexOf('/') + 1);
  const owner = parseArn(role)?.accountId ?? accountId;
  const row = findRole(state, owner, name);
  const tags = (row?.tags ?? []).flatMap(({ Key, Value }) => [
    [`aws:ResourceTag/${Key}`, Value],
    [`iam:ResourceTag/${Key}`, Value],
  ]);
  return {
    action: 'iam:PassRole',
    resource: row === undefined && role.startsWith('arn:') ? role : roleArn(partition, owner, row?.path ?? '/', row?.roleName ?? name),
    context: { ...Object.fromEntries(tags), 'iam:PassedToService': service },
  };
}
