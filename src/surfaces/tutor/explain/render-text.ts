import type { SignatureFinding } from '../../../kernel/signature.ts';
import { callerText, proofText, timeText, unproved } from '../../../messages/explain/caller.ts';
import * as words from '../../../messages/explain/en.ts';
import { nextStep } from '../../../messages/explain/next-steps.ts';
import { policyName, statementName, valueText } from '../../../messages/explain/policies.ts';
import { signatureText, signedHere } from '../../../messages/explain/signatures.ts';
import { hang, type Style } from '../style.ts';
import type { ExplainedDecision, Explanation } from './explanation.ts';
import { field, labelWidth, type RenderOptions } from './layout.ts';
import { renderAdvice } from './render-advice.ts';
import { renderPolicies } from './render-policies.ts';

const more = (text: string, { columns }: Style): string => hang(' '.repeat(labelWidth), text, columns);

/** An explanation as text, as long as the case needs. */
export function renderExplanationText(explanation: Explanation, options: RenderOptions): string {
  const { style } = options;
  const { number, service, operation, region, time } = explanation;
  const lines = [
    style.strong(hang('', words.callLine(number, service, operation, region, timeText(time)), style.columns)),
    ...outcome(explanation, style),
    '',
    ...caller(explanation, options),
    ...findings(explanation, options),
    ...nested(explanation, options),
  ];
  return `${lines.join('\n')}\n`;
}

function outcome({ verdict, error }: Explanation, { columns, good, bad }: Style): readonly string[] {
  switch (verdict) {
    case 'allowed':
    case 'noPermissionNeeded':
    case 'dryRunAllowed':
      return [good(words.allowed)];
    default: {
      const first = bad(hang('', words.refused(error?.code ?? '', words.why[verdict]), columns));
      return verdict === 'refusedOtherwise' ? [first, hang('', error?.message ?? '', columns)] : [first];
    }
  }
}

function caller({ caller: { principal, authentication, key } }: Explanation, { style, program, all }: RenderOptions): readonly string[] {
  const { failure, accessKeyId = '' } = authentication;
  if (failure === undefined) {
    const proof = proofText(principal, authentication);
    return [field(words.labels.who, callerText(principal), style), more(proof, style)];
  }
  const finding = authentication.signature?.finding;
  const [cause, advice] = finding === undefined ? unproved[failure](accessKeyId, key, program) : signatureText(finding);
  return [field(words.labels.found, cause, style), ...(finding === undefined || !all ? [] : signed(finding, style)), field(words.labels.next, advice, style)];
}

/** What the service signed of the request as it came, to be laid beside what its sender signed. Lines stay as they are. */
function signed(finding: SignatureFinding, style: Style): readonly string[] {
  return (['canonicalRequest', 'stringToSign'] as const).flatMap((member) => {
    const [first, ...rest] = finding[member]?.split('\n') ?? [];
    return first === undefined ? [] : [field(signedHere[member], first, style), ...rest.map((line) => `${' '.repeat(labelWidth)}${line}`)];
  });
}

function findings(explanation: Explanation, options: RenderOptions): readonly string[] {
  const { verdict, decisions, error } = explanation;
  const { style } = options;
  switch (verdict) {
    case 'notAuthenticated':
      return [];
    case 'noPermissionNeeded':
      return [field(words.labels.decided, words.noPermissionNeeded, style)];
    case 'notAuthorized':
      return refusal(explanation, options);
    case 'refusedOtherwise': {
      const found = [words.stageFound[error?.stage ?? 'execute'], ...(decisions.length === 0 ? [words.notAskedYet] : [])].join(' ');
      const next = nextStep(explanation.service, error?.code ?? '', options.program);
      return [
        field(words.labels.found, found, style),
        ...(next === undefined ? [] : [field(words.labels.next, next, style)]),
        ...(options.all || decisions.length > 0 ? grants(explanation, options) : []),
      ];
    }
    case 'dryRunAllowed':
      return [field(words.labels.found, words.dryRun, style), ...grants(explanation, options)];
    case 'allowed':
      return grants(explanation, options);
  }
}

/** Decisions that let the call pass: one after the other, with what allowed each. */
function grants(explanation: Explanation, options: RenderOptions): readonly string[] {
  const { decisions } = explanation;
  const shown = options.all ? decisions : decisions.filter(({ secondary }) => secondary !== true).slice(0, mostGrants);
  const hidden = decisions.length - shown.length;
  return [
    ...shown.flatMap((decision) => [
      ...asked(decision, options),
      ...(options.all && decision.policies.length > 0 ? renderPolicies(explanation, decision, options) : []),
      field(words.labels.decided, decidedText(decision), options.style),
      ...statementLine(decision, options),
    ]),
    ...(hidden > 0 ? [field(words.labels.also, words.alsoAsked(hidden), options.style)] : []),
  ];
}

const mostGrants = 3;

function refusal(explanation: Explanation, options: RenderOptions): readonly string[] {
  const { style } = options;
  const decision = explanation.decisions.find(({ decisive }) => decisive);
  if (decision === undefined) return [];
  const others = explanation.decisions.filter((other) => other !== decision);
  return [
    ...(options.all ? others.flatMap((other) => [...asked(other, options), field(words.labels.decided, decidedText(other), style)]) : []),
    ...asked(decision, options),
    ...renderPolicies(explanation, decision, options),
    field(words.labels.decided, decidedText(decision), style),
    ...(others.length > 0 && !options.all ? [field(words.labels.also, words.alsoAsked(others.length), style)] : []),
    ...renderAdvice(explanation, decision, options),
  ];
}

function asked(decision: ExplainedDecision, { style, all }: RenderOptions): readonly string[] {
  const { action, resource, resourceLabel = resource, context, lookedAt, secondary } = decision;
  const passedTo = context['iam:PassedToService'];
  const keys = Object.entries(all ? context : lookedAt).map(([name, value]) => words.key(name, valueText(value)));
  return [
    field(words.labels.asked, words.on(action, resourceLabel) + (secondary && !decision.decisive ? ` (${words.sideQuestion})` : ''), style),
    ...(action === 'iam:PassRole' && typeof passedTo === 'string' ? [more(words.passRole(passedTo), style)] : []),
    ...keys.map((text, index) => (index === 0 ? field(words.labels.keys, text, style) : more(text, style))),
  ];
}

function decidedText({ reason, action, policies }: ExplainedDecision): string {
  const policy = 'policy' in reason ? policies[reason.policy] : undefined;
  const by =
    policy === undefined || !('statement' in reason)
      ? ''
      : `${statementName(reason.statement, policy.statements[reason.statement]?.sid)} of the ${policyName(policy)}`;
  return words.decided(reason, action, by);
}

/** Statements of this length teach more than they take room. */
const shortStatement = 160;

function statementLine({ statement }: ExplainedDecision, { style, all }: RenderOptions): readonly string[] {
  const text = statement === undefined ? '' : JSON.stringify(statement);
  return text !== '' && (all || text.length <= shortStatement) ? [more(style.faint(text), style)] : [];
}

function nested({ nested: calls }: Explanation, options: RenderOptions): readonly string[] {
  return calls.flatMap((call) => {
    if (call.verdict !== 'allowed' && call.verdict !== 'noPermissionNeeded') return ['', renderExplanationText(call, options).trimEnd()];
    const [decision] = call.decisions;
    const line = words.nestedLine(call.number, call.service, call.operation) + (decision === undefined ? words.noPermissionNeeded : decidedText(decision));
    return [field(words.labels.nested, line, options.style)];
  });
}
