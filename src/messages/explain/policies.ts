import type { PolicyKind, PolicyReference } from '../../kernel/need.ts';
import type { Mismatch, StatementFinding } from '../../policy/finding.ts';

/** What AWS calls a kind of policy. */
export const kindName: Readonly<Record<PolicyKind, string>> = {
  identity: 'identity-based policy',
  boundary: 'permissions boundary',
  session: 'session policy',
  resource: 'resource-based policy',
  trust: 'role trust policy',
  scp: 'service control policy',
  rcp: 'resource control policy',
  vpcEndpoint: 'VPC endpoint policy',
};

/** The same in the plural, as a step of the evaluation. */
const kindsName: Readonly<Record<PolicyKind, string>> = {
  identity: 'identity-based policies',
  boundary: 'the permissions boundary',
  session: 'session policies',
  resource: "the resource's policy",
  trust: "the role's trust policy",
  scp: 'service control policies',
  rcp: 'resource control policies',
  vpcEndpoint: 'the VPC endpoint policy',
};

/** "How AWS enforcement code logic evaluates requests to allow or deny access", IAM User Guide, read November 2026. */
const stepOf: Readonly<Record<PolicyKind, number | undefined>> = {
  rcp: 2,
  scp: 3,
  vpcEndpoint: undefined,
  resource: 4,
  trust: 4,
  identity: 5,
  boundary: 6,
  session: 7,
};

/** AWS's evaluation in seven steps, explicit denies of every policy first. */
export const evaluationStep = (kind: PolicyKind): string => {
  const step = stepOf[kind];
  return `${step === undefined ? '' : `step ${step} of 7, `}${kindsName[kind]}`;
};

/** Explicit denies come first, whatever policy they stand in. */
export const denyStep = 'step 1 of 7';

const isAws = (arn: string): boolean => arn.includes(':iam::aws:');

/** A policy as a heading names it: `identity-based policy "upload" of role cat-app (inline)`. */
export function policyName({ kind, name, arn, attachedTo }: PolicyReference): string {
  if (kind === 'resource' || kind === 'trust') return `${name} of ${attachedTo}`;
  if (kind === 'session') return `session policy of ${attachedTo}`;
  const origin = arn === undefined ? 'inline' : isAws(arn) ? 'managed by AWS' : 'customer managed';
  return `${kindName[kind]} "${name}" of ${attachedTo} (${origin})`;
}

/** Statements are counted from 1, as people count. */
export const statementName = (statement: number, sid?: string): string => `statement ${statement + 1}${sid === undefined ? '' : ` "${sid}"`}`;

/** How a statement looks upon the request. */
export const statementVerdict = ({ effect, matched }: StatementFinding): string => `${effect}, ${matched ? 'matches' : 'does not match'}`;

/** What several statements in a row have in common. */
export const otherActions = (statements: readonly number[]): string => {
  const numbers = statements.map((statement) => statement + 1);
  const [first] = numbers;
  const last = numbers.at(-1);
  const inARow = last !== undefined && first !== undefined && last - first === numbers.length - 1;
  return `${numbers.length === 1 ? 'statement' : 'statements'} ${inARow && numbers.length > 2 ? `${first} to ${last}` : numbers.join(', ')}: for other actions`;
};

/** A policy that does not bind the caller. */
export const doesNotBind = 'does not apply to this caller';

const listed = (texts: readonly string[], most: number): string =>
  texts.length <= most ? texts.join(', ') : `${texts.slice(0, most).join(', ')} and ${texts.length - most} more`;

const nearestFirst = (patterns: readonly string[], nearest: string | undefined): readonly string[] =>
  nearest === undefined ? patterns : [nearest, ...patterns.filter((pattern) => pattern !== nearest)];

/** The value of a condition key, as a sentence shows it. */
export const valueText = (value: string | readonly string[] | null | undefined): string =>
  value === undefined || value === null ? 'absent' : [value].flat().join(', ') || '(empty)';

/**
 * What a statement failed on: what it wants, what the request has, and the usual slip where it shows.
 * @param most how many patterns of a list are shown
 */
export function mismatchText(
  mismatch: Mismatch,
  { conditions }: StatementFinding,
  asked: { readonly action: string; readonly resource: string; readonly caller: string },
  most: number,
): string {
  switch (mismatch.on) {
    case 'action':
      return `the action differs: it names ${listed(nearestFirst(mismatch.patterns, mismatch.nearest), most)}`;
    case 'notAction':
      return `NotAction leaves the action out: ${mismatch.pattern}`;
    case 'resource':
      return `the resource differs: it names ${listed(nearestFirst(mismatch.patterns, mismatch.nearest), most)}${slip(mismatch, asked.resource)}`;
    case 'notResource':
      return `NotResource leaves the resource out: ${mismatch.pattern}`;
    case 'principal':
      return `the principal differs: it names ${listed(mismatch.named, most)}, not ${asked.caller}`;
    case 'notPrincipal':
      return `NotPrincipal leaves the caller out: ${listed(mismatch.named, most)}`;
    case 'condition': {
      const condition = conditions[mismatch.condition];
      if (condition === undefined) return 'a condition is not met';
      const { operator, key, wanted, actual } = condition;
      return `a condition is not met: ${operator} ${key} = ${listed(wanted, most)}; in the request it is ${valueText(actual)}`;
    }
  }
}

/** A condition of a statement that matches: what it compared. An absent key is worth a word, as it meets negated operators. */
export function metText({ operator, key, wanted, actual }: StatementFinding['conditions'][number]): string {
  const absent = actual === undefined && /Not|IfExists|^ForAllValues:/i.test(operator) ? ', which meets this operator' : '';
  return `its condition is met: ${operator} ${key} = ${wanted.join(', ')}; in the request it is ${valueText(actual)}${absent}`;
}

function slip({ patterns, unresolved }: Extract<Mismatch, { on: 'resource' }>, resource: string): string {
  if (unresolved.length > 0) return `; the request has no value for \${${unresolved.join('}, ${')}}`;
  const bucket = /^(arn:[^:]+:s3:::[^/]+)\/./.exec(resource)?.[1];
  if (bucket !== undefined && patterns.includes(bucket)) return `, the bucket itself; its objects are ${bucket}/*`;
  if (patterns.includes(`${resource}/*`)) return `, the objects in it; the bucket itself is ${resource}`;
  return '';
}
