import { callerName } from '../../../messages/explain/caller.ts';
import * as words from '../../../messages/explain/en.ts';
import { doesNotBind, metText, mismatchText, otherActions, policyName, statementName, statementVerdict } from '../../../messages/explain/policies.ts';
import type { StatementFinding } from '../../../policy/finding.ts';
import { evaluationRank } from '../../../policy/policy-kinds.ts';
import { hang, type Style } from '../style.ts';
import type { ExplainedDecision, ExplainedPolicy, Explanation } from './explanation.ts';
import { field, type RenderOptions } from './layout.ts';

/** Each policy that has something to say to a decision, in AWS's order, statement by statement. */
export function renderPolicies(explanation: Explanation, decision: ExplainedDecision, options: RenderOptions): readonly string[] {
  const { style, all } = options;
  if (decision.reason.type === 'refusedBySetting' && !all) return [];
  if (decision.policies.length === 0) return [field(words.labels.policies, words.noPolicies, style)];
  const inOrder = [...decision.policies].sort((a, b) => evaluationRank[a.kind] - evaluationRank[b.kind]);
  const shown = all ? inOrder : inOrder.filter((policy) => speaks(policy, decision));
  const hidden = inOrder.length - shown.length;
  const asked = { action: decision.action, resource: decision.resource, caller: callerName(explanation.caller.principal) };
  const lines = shown.flatMap((policy) => policyLines(policy, asked, options));
  if (hidden > 0) lines.push(hang('  ', words.unchanged(hidden), style.columns));
  return [style.strong(words.labels.policies), ...lines];
}

/** The policies that matter: those that match, and those of the kind in which an allow is missing. */
const speaks = ({ kind, statements }: ExplainedPolicy, { reason }: ExplainedDecision): boolean =>
  (reason.type === 'implicitDeny' && reason.kind === kind) || statements.some(({ matched }) => matched);

interface Asked {
  readonly action: string;
  readonly resource: string;
  readonly caller: string;
}

function policyLines(policy: ExplainedPolicy, asked: Asked, { style, all }: RenderOptions): string[] {
  const heading = hang('  ', policyName(policy) + (policy.applies ? '' : `: ${doesNotBind}`), style.columns);
  if (!policy.applies && !all) return [heading];
  const far = all ? [] : policy.statements.filter(isForOtherActions);
  const near = policy.statements.filter((statement) => !far.includes(statement));
  // One statement for another action is told in full, as it is what the person wrote; of many only the number matters.
  const told = far.length > 1 ? near : policy.statements;
  return [
    heading,
    ...told.flatMap((statement) => statementLines(statement, asked, { style, all })),
    ...(far.length > 1 ? [hang('    ', otherActions(far.map(({ statement }) => statement)), style.columns)] : []),
  ];
}

const isForOtherActions = ({ mismatches }: StatementFinding): boolean => mismatches.some(({ on }) => on === 'action' || on === 'notAction');

/** How many patterns of a list are shown. */
const fewPatterns = 4;

function statementLines(finding: StatementFinding, asked: Asked, { style, all }: { readonly style: Style; readonly all: boolean }): readonly string[] {
  const { matched, effect, mismatches } = finding;
  const color = matched ? (effect === 'Allow' ? style.good : style.bad) : (text: string) => text;
  const head = color(hang('    ', `${statementName(finding.statement, finding.sid)}: ${statementVerdict(finding)}`, style.columns));
  const most = all ? Number.POSITIVE_INFINITY : fewPatterns;
  const met = matched ? finding.conditions.map(metText) : [];
  const failed = mismatches.map((mismatch) => mismatchText(mismatch, finding, asked, most));
  return [head, ...[...met, ...failed].map((text) => hang('      ', text, style.columns))];
}
