import { parseArn } from '../../kernel/arn.ts';
import type { LocateContext } from '../../kernel/context.ts';
import type { ConditionContext, Need, PolicyReference } from '../../kernel/need.ts';
import type { Principal } from '../../kernel/principal.ts';
import type { ReadState } from '../../kernel/state.ts';
import { roleArn } from '../shared/identity/arns.ts';
import { findRole } from '../shared/identity/entities.ts';
import type { RoleRow } from '../shared/identity/tables.ts';
import { errors } from './errors.ts';

/** A role as a caller named it. */
export interface NamedRole {
  readonly arn: string;
  readonly accountId: string;
  /** Absent when there is no such role: that and a refusal look the same from outside. */
  readonly role?: RoleRow;
}

/** The role that an ARN names. Throws ValidationError when the text is no role's ARN. */
export function namedRole(state: ReadState, arn: string): NamedRole {
  const parsed = parseArn(arn);
  if (parsed?.service !== 'iam' || !/^\d{12}$/.test(parsed.accountId) || !/^role\/./.test(parsed.resource)) throw errors.invalidRoleArn({ arn });
  const role = findRole(state, parsed.accountId, parsed.resource.slice(parsed.resource.lastIndexOf('/') + 1));
  const isNamed = role !== undefined && roleArn(parsed.partition, parsed.accountId, role.path, role.roleName) === arn;
  return { arn, accountId: parsed.accountId, ...(isNamed && { role }) };
}

/** A need that a role's trust policy has a say in. */
export function trustNeed({ arn, accountId, role }: NamedRole, action: string, keys: ConditionContext): Need {
  const tags = (role?.tags ?? []).flatMap(({ Key, Value }) => [
    [`aws:ResourceTag/${Key}`, Value],
    [`iam:ResourceTag/${Key}`, Value],
  ]);
  const context = { ...Object.fromEntries(tags), ...keys };
  return {
    action,
    resource: arn,
    resourceAccountId: accountId,
    ...(Object.keys(context).length > 0 && { context }),
    ...(role !== undefined && { resourcePolicy: trustPolicy(role) }),
  };
}

/** What of a role takes part in decisions about assuming it, by ARN; nothing for what is no role here. */
export function locateRole(resource: string, action: string, { state }: Pick<LocateContext, 'state'>): Omit<Need, 'action' | 'resource'> {
  if (parseArn(resource)?.service !== 'iam') return {};
  const { action: _action, resource: _resource, ...located } = trustNeed(namedRole(state, resource), action, {});
  return located;
}

const trustPolicy = (role: RoleRow): PolicyReference => ({
  kind: 'trust',
  name: 'trust policy',
  attachedTo: `role ${role.roleName}`,
  hash: role.trustHash,
});

/** The instance that credentials go to, when it is EC2 that asks for them: it names the session after the instance. */
export function instanceArnOf(principal: Principal, partition: string, region: string, sessionName: string): string | undefined {
  const forInstance = principal.type === 'AWSService' && principal.service === 'ec2.amazonaws.com' && sessionName.startsWith('i-');
  return forInstance ? `arn:${partition}:ec2:${region}:${principal.accountId}:instance/${sessionName}` : undefined;
}
