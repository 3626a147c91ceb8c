import * as advice from '../../../messages/explain/advice.ts';
import { hang, type Style } from '../style.ts';
import { newPolicyName } from './commands.ts';
import type { AdviceStep, ExplainedDecision, Explanation } from './explanation.ts';
import type { RenderOptions } from './layout.ts';

/** The way out of a refusal: each change in words, as JSON and as commands. */
export function renderAdvice({ caller: { principal } }: Explanation, decision: ExplainedDecision, { style, program }: RenderOptions): readonly string[] {
  const { columns } = style;
  if (decision.advice === undefined) return [];
  const { status, steps } = decision.advice;
  if (status === 'allowedNow') return ['', hang('', advice.allowedNow, columns)];
  if (status === 'callerGone') return ['', hang('', advice.callerGone, columns)];
  if (steps.length === 0) return [];
  return [
    '',
    style.strong(advice.toAllow(steps.length)),
    ...steps.flatMap((step, index) =>
      stepLines(step, decision, { style, program, first: steps.length > 1 ? `${index + 1}. ` : '', isNewSession: principal.type === 'AssumedRole' }),
    ),
  ];
}

interface StepOptions {
  readonly style: Style;
  readonly program: string;
  /** `1. ` where there are several. */
  readonly first: string;
  readonly isNewSession: boolean;
}

function stepLines(step: AdviceStep, { action }: ExplainedDecision, { style, program, first, isNewSession }: StepOptions): readonly string[] {
  const { columns } = style;
  const { change, attachedTo, commands } = step;
  const statement = change.type === 'addStatement' ? indented(JSON.stringify(change.statement, undefined, 2)) : [];
  const ways = step.broader.map((way) => advice.broader[way](attachedTo));
  const remark = change.type !== 'changeSetting' && change.kind === 'session' && isNewSession ? advice.asNewSession : advice.asAdministrator;
  return [
    hang(first, stepText(step, action), columns),
    ...statement,
    // Commands stay on one line, however long, so that they can be copied.
    ...(commands.length > 0 ? [remark, ...commands.map((command) => `  ${program} ${command}`)] : [noCommandText(step)].map((text) => hang('', text, columns))),
    ...(ways.length > 0 ? [hang('', advice.beware(ways), columns)] : []),
  ];
}

function stepText({ change, policy, attachedTo, settings = [], copied }: AdviceStep, action: string): string {
  switch (change.type) {
    case 'addStatement':
      return advice.addTo(change.kind, policy, attachedTo, newPolicyName(action)) + (copied ? ` ${advice.copy}` : '');
    case 'liftDeny':
      return advice.lift(change, policy);
    case 'changeSetting':
      return advice.changeSetting(settings.join(' and '), attachedTo);
  }
}

const noCommandText = ({ kind, policy }: AdviceStep): string => (kind === 'trust' && policy === undefined ? advice.noRole : advice.noCommand);

const indented = (text: string): readonly string[] => text.split('\n').map((line) => `  ${line}`);
