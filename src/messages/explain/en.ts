import type { DecisionReason } from '../../kernel/decision.ts';
import type { Stage } from '../../kernel/journal.ts';
import type { PolicyKind } from '../../kernel/need.ts';
import { denyStep, evaluationStep, kindName } from './policies.ts';

/** The headings of an explanation's parts, of at most eight characters. */
export const labels = {
  who: 'Who',
  asked: 'Asked',
  also: 'Also',
  keys: 'Keys',
  policies: 'Policies',
  decided: 'Decided',
  found: 'Found',
  next: 'Next',
  nested: 'Within',
} as const;

const units = [
  [86_400, 'day'],
  [3600, 'hour'],
  [60, 'minute'],
] as const;

/** Before a call that nobody named: a command that sent none leaves nothing to explain, and this may be an older one's. @param age in milliseconds */
export function latestCall(age: number): string {
  const seconds = Math.floor(age / 1000);
  const [size, unit] = units.find(([size]) => seconds >= size) ?? [1, 'second'];
  const count = Math.floor(seconds / size);
  return `The latest call, ${count < 1 ? 'just now' : `${count} ${unit}${count === 1 ? '' : 's'} ago`}:`;
}

/** The first line. */
export const callLine = (number: number, service: string, operation: string, region: string, time: string): string =>
  `Call ${number}: ${service} ${operation} in ${region}, ${time}`;

/** The first line of an allowed call. */
export const allowed = 'Allowed.';

/** The first line of a refused call. */
export const refused = (code: string, why: string): string => `Refused: ${code} (${why}).`;

/** Why a call was refused, in brackets behind its code. */
export const why = {
  notAuthenticated: 'who called could not be proved',
  notAuthorized: 'the caller is known, but may not',
  refusedOtherwise: 'not a matter of permissions',
} as const;

/** Calls that everyone may make. */
export const noPermissionNeeded = 'No permission is needed for this operation: no policy was looked at. A signature that proves who calls is enough.';

/** A call that ended before authorization. */
export const notAskedYet = 'The call was refused before any permission was asked for.';

/** A dry run that would have gone well. */
export const dryRun = 'It was a dry run, so nothing was done. Every permission is there: without --dry-run the call would have been allowed.';

/** Where in the pipeline a refusal came from. */
export const stageFound: Readonly<Record<Stage, string>> = {
  resolve: 'No such operation, Region or endpoint was found.',
  authenticate: 'Who called could not be proved.',
  decode: 'The request could not be read by the service.',
  locate: 'What the request is about was looked for, and that is where it ended.',
  authorize: 'It was refused while permissions were looked at.',
  validate: 'The request breaks a rule of the service.',
  execute: 'The caller may do this; the service refused when it came to doing it.',
};

/** A permission that was asked for beside the decisive one. */
export const alsoAsked = (count: number): string =>
  `${count} more ${count === 1 ? 'permission was' : 'permissions were'} asked for and granted (--all shows them).`;

/** A permission that was looked at to word the answer. */
export const sideQuestion = 'asked on the side; it did not decide the call';

/** An action and what it acts on. */
export const on = (action: string, resource: string): string => (resource === '*' ? `${action} (on no particular resource)` : `${action} on ${resource}`);

/** A permission to pass a role to a service. */
export const passRole = (service: string): string =>
  `iam:PassRole is the permission to hand a role to a service, here ${service}, which can then do all that the role may.`;

/** A condition key with its value. */
export const key = (name: string, value: string): string => `${name} = ${value}`;

/** In place of the policies, where there are none. */
export const noPolicies = 'none applies to this request, and nothing is allowed by default.';

/** How many policies say nothing to the request. */
export const unchanged = (count: number): string =>
  `${count} more ${count === 1 ? 'policy does' : 'policies do'} not change this (--all shows ${count === 1 ? 'it' : 'them'}).`;

/** What decided, and at which step of AWS's evaluation. */
export function decided(reason: DecisionReason, action: string, by: string): string {
  switch (reason.type) {
    case 'allowedByStatement':
      return `Allowed by ${by}.`;
    case 'allowedAsRoot':
      return 'Allowed: the root user may do everything in its account, and nothing denies it.';
    case 'allowedAsService':
      return 'Allowed: an AWS service acting for itself needs no policy here.';
    case 'explicitDeny':
      return `Explicit deny (${denyStep}): ${by}. A deny wins over every allow.`;
    case 'implicitDeny':
      return `Implicit deny (${evaluationStep(reason.kind)}): ${implicit(reason.kind, action)}`;
    case 'refusedBySetting':
      return `The setting ${reason.setting} of S3 Block Public Access refuses it, before any policy is asked.`;
  }
}

const implicit = (kind: PolicyKind, action: string): string => {
  switch (kind) {
    case 'boundary':
      return `the permissions boundary does not allow ${action}. A boundary gives nothing itself; it limits what other policies can give.`;
    case 'session':
      return `the session policy does not allow ${action}. What a session may do is what its role or user may and its session policy allows, both.`;
    case 'trust':
      return `the role's trust policy does not let this caller in. Who may assume a role is the role's own say.`;
    default:
      return `no ${kindName[kind]} allows ${action}.`;
  }
};

/** A call that this one made. */
export const nestedLine = (number: number, service: string, operation: string): string => `call ${number}, ${service} ${operation}: `;
