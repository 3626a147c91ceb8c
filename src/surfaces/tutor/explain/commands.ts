import type { PolicyKind, PolicyReference } from '../../../kernel/need.ts';
import type { Principal } from '../../../kernel/principal.ts';
import type { PolicyDocument } from './drafts.ts';
import { bucketOf, roleNameOf } from './present.ts';
import { commandLine } from './quote.ts';

/** A policy that is to become another one. */
export interface Target {
  /** As it is; absent where a new one is made. */
  readonly policy: PolicyReference | undefined;
  /** `user intern`, or the resource's ARN. */
  readonly attachedTo: string;
  readonly action: string;
  readonly resource: string;
  readonly principal: Principal;
  readonly accountId: string;
  /** As it shall be; `undefined` where nothing of it remains. */
  readonly document: PolicyDocument | undefined;
}

/** By kind of policy: the commands that make a policy what it shall be. None where nothing simulated does. */
const writers: Readonly<Record<PolicyKind, (target: Target) => readonly (readonly string[])[]>> = {
  identity: identityCommands,
  boundary: boundaryCommands,
  session: sessionCommands,
  resource: ({ resource, document }) => {
    const bucket = bucketOf(resource);
    if (bucket === undefined) return [];
    if (document === undefined) return [['s3api', 'delete-bucket-policy', '--bucket', bucket]];
    return [['s3api', 'put-bucket-policy', '--bucket', bucket, '--policy', json(document)]];
  },
  trust: ({ policy, resource, document }) =>
    policy === undefined || document === undefined
      ? []
      : [['iam', 'update-assume-role-policy', '--role-name', roleNameOf(resource), '--policy-document', json(document)]],
  scp: () => [],
  rcp: () => [],
  vpcEndpoint: () => [],
};

/** The command lines that make a policy what it shall be, after the program's name. */
export const commandsFor = (kind: PolicyKind, target: Target): readonly string[] => writers[kind](target).map(commandLine);

/** The name of a new policy for an action: `allow-s3-ListBucket`. */
export const newPolicyName = (action: string): string => `allow-${action.replace(':', '-')}`;

const json = (document: PolicyDocument): string => JSON.stringify(document);

const isOfAccount = (arn: string): boolean => /^arn:[^:]+:iam::\d{12}:/.test(arn);

const newVersion = (arn: string, document: PolicyDocument): readonly string[] => [
  'iam',
  'create-policy-version',
  '--policy-arn',
  arn,
  '--policy-document',
  json(document),
  '--set-as-default',
];

/** `user`, `role` or `group`, and its name. */
function carrierOf(attachedTo: string): readonly [type: string, name: string] | undefined {
  const [, type, name] = /^(user|role|group) (.+)$/.exec(attachedTo) ?? [];
  return type === undefined || name === undefined ? undefined : [type, name];
}

function identityCommands({ policy, attachedTo, action, document }: Target): readonly (readonly string[])[] {
  const carrier = carrierOf(attachedTo);
  if (carrier === undefined) return [];
  const [type, name] = carrier;
  const who = [`--${type}-name`, name];
  if (policy?.arn !== undefined) {
    if (document !== undefined && isOfAccount(policy.arn)) return [newVersion(policy.arn, document)];
    return [['iam', `detach-${type}-policy`, ...who, '--policy-arn', policy.arn]];
  }
  const named = [...who, '--policy-name', policy?.name ?? newPolicyName(action)];
  if (document === undefined) return [['iam', `delete-${type}-policy`, ...named]];
  return [['iam', `put-${type}-policy`, ...named, '--policy-document', json(document)]];
}

/** A boundary of AWS's own can't be changed; a copy of it can take its place. */
function boundaryCommands({ policy, attachedTo, accountId, document }: Target): readonly (readonly string[])[] {
  const carrier = carrierOf(attachedTo);
  if (carrier === undefined || policy?.arn === undefined) return [];
  const [type, name] = carrier;
  if (document === undefined) return [['iam', `delete-${type}-permissions-boundary`, `--${type}-name`, name]];
  if (isOfAccount(policy.arn)) return [newVersion(policy.arn, document)];
  const copy = `${policy.name}-for-${name}`;
  return [
    ['iam', 'create-policy', '--policy-name', copy, '--policy-document', json(document)],
    ['iam', `put-${type}-permissions-boundary`, `--${type}-name`, name, '--permissions-boundary', `arn:aws:iam::${accountId}:policy/${copy}`],
  ];
}

/** A session's policies are given when it begins: a new session has to be begun. */
function sessionCommands({ principal, document }: Target): readonly (readonly string[])[] {
  if (principal.type !== 'AssumedRole' || (principal.session.policyHashes ?? []).length > 1) return [];
  const policy = document === undefined ? [] : ['--policy', json(document)];
  return [['sts', 'assume-role', '--role-arn', principal.roleArn, '--role-session-name', principal.sessionName, ...policy]];
}
