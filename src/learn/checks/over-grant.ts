import type { Cloud } from '../../engine/cloud.ts';
import { AwsError } from '../../kernel/aws-error.ts';
import type { CallEvent } from '../../kernel/journal.ts';
import type { Principal } from '../../kernel/principal.ts';
import { messages } from '../../messages/learn/checks/over-grant.ts';
import { decisionInWords } from '../reasons.ts';
import type { OverGrantSpec } from '../scenario.ts';
import type { CheckKind } from './check.ts';

/** One thing that can be done: `s3:PutObject on arn:aws:s3:::photos-1/tom.jpg`. */
interface Pair {
  readonly action: string;
  readonly resource: string;
}

/** The most pairs that are named; the rest are counted. */
const mostNamed = 3;

/**
 * How much wider a principal's permissions are than its use. Exactly: of all pairs of the listed actions and resources, those are left out
 * that the principal used, that is, for which a call of its own that was answered since the learner began was allowed. Of the pairs that
 * remain, W are allowed by a probe. Nothing is passed on trust: a principal that was not used at all has no credit. Otherwise the check
 * passes when W is 0, and the credit falls in a straight line: 1 - W / N, not below 0, where N is `noneAt`, or the number of pairs that remain.
 */
export const overGrant: CheckKind<OverGrantSpec> = async ({ as, actions, resources, noneAt, region, context }, { cloud, after }) => {
  const use = useOf(cloud, after, as);
  const expected = messages.nothingBeyond(as);
  if (use.events.length === 0) return { passed: false, expected, found: messages.notUsed(as), why: [], credit: 0 };
  const evidence = use.events.slice(0, mostEvidence);
  const beyond = actions.flatMap((action) => resources.map((resource) => ({ action, resource }))).filter((pair) => !use.pairs.has(nameOf(pair)));
  const wide: { readonly pair: Pair; readonly by: string }[] = [];
  try {
    for (const pair of beyond) {
      const decision = await cloud.probe({ as, ...pair, ...(region !== undefined && { region }), ...(context && { context }) });
      if (decision.allowed) wide.push({ pair, by: decisionInWords(decision) });
    }
  } catch (error) {
    if (error instanceof AwsError) return { passed: false, expected, found: messages.gone(as), why: [], credit: 0, evidence };
    throw error;
  }
  if (wide.length === 0) return { passed: true, evidence };
  return {
    passed: false,
    expected,
    found: messages.beyond(
      wide.length,
      beyond.length,
      wide.slice(0, mostNamed).map(({ pair }) => `${pair.action} on ${pair.resource}`),
    ),
    why: [messages.used([...use.shown].slice(0, mostNamed)), ...new Set(wide.slice(0, mostNamed).map(({ pair, by }) => `${pair.action}: ${by}`))],
    credit: Math.max(0, 1 - wide.length / (noneAt ?? beyond.length)),
    evidence,
  };
};

/** More events would prove nothing more. */
const mostEvidence = 20;

/** Actions have no case, resources do. */
const nameOf = ({ action, resource }: Pair): string => `${action.toLowerCase()} ${resource}`;

interface Use {
  readonly pairs: ReadonlySet<string>;
  readonly shown: ReadonlySet<string>;
  /** The numbers of the events. */
  readonly events: readonly number[];
}

/** What a principal did since an event, by the decisions of its answered calls. */
function useOf(cloud: Cloud, after: number, as: string): Use {
  const pairs = new Set<string>();
  const shown = new Set<string>();
  const calls = cloud.events({ order: 'oldest', after }).filter((event): event is CallEvent => event.kind === 'call' && event.outcome.ok);
  const own = calls.filter(({ principal }) => isNamed(principal, as));
  for (const { decisions } of own) {
    for (const { action, resource } of decisions.filter(({ allowed }) => allowed)) {
      pairs.add(nameOf({ action, resource }));
      shown.add(action);
    }
  }
  return { pairs, shown, events: own.map(({ number }) => number) };
}

/** Whether a principal is the one that is meant: `user/NAME`, `role/NAME` with any session of it, or the ARN of either. */
function isNamed(principal: Principal, as: string): boolean {
  const arn = principal.type === 'AssumedRole' ? principal.roleArn : principal.arn;
  if (as.startsWith('arn:')) return arn === as || principal.arn === as;
  const [kind] = as.split('/');
  const name = as.slice(as.lastIndexOf('/') + 1);
  return arn.includes(`:${kind}/`) && arn.endsWith(`/${name}`);
}
