import type { Cloud } from '../../../engine/cloud.ts';
import type { DecisionRecord } from '../../../kernel/decision.ts';
import type { CallEvent } from '../../../kernel/journal.ts';
import type { Asked, Audience, Judged, StepEnd, Told } from '../../../learn/audience.ts';
import type { Verdict } from '../../../learn/checks/check.ts';
import { toldFailure } from '../../../learn/feedback.ts';
import { decisionInWords, reasonsOf } from '../../../learn/reasons.ts';
import type { ToldReference } from '../../../learn/reference.ts';
import type { Check, Feedback, Step } from '../../../learn/scenario.ts';
import type { Arrival } from '../../../learn/workload.ts';
import { messages } from '../../../messages/learn/lesson/en.ts';
import type { AttemptFolder } from './folder.ts';
import type { Screen } from './screen.ts';

/** Tells a lesson on a screen. Whoever uses it says how questions are answered. */
export abstract class Teller implements Audience {
  /** The call of a program that was told last. */
  lastArrival: CallEvent | undefined;
  /** Whether commands are typed in a terminal where `aws` is the real one: there they begin with `nimbi`. */
  protected elsewhere = false;
  /** Whether a step's title is all that stands on the screen yet. */
  #fresh = false;

  constructor(
    protected readonly screen: Screen,
    readonly cloud: Cloud,
    protected readonly folder: AttemptFolder,
    /** How much is told of a check that did not pass. */
    protected readonly feedback: Feedback = 'full',
  ) {}

  /** Where to look next, where a check says nothing of that. */
  protected get nextHint(): string {
    return messages.nextHint;
  }

  abstract ask(question: Asked): Promise<string | undefined>;

  step({ title }: Step, place: number, of: number): void {
    this.#fresh = true;
    this.screen.line();
    if (of > 1) this.screen.line(this.screen.color.bold(messages.step(place, of, title)));
  }

  say(text: string): void {
    this.#part();
    this.screen.prose(text);
  }

  /** Parts what comes from what was said before; right under a title there is nothing to part. */
  #part(): void {
    if (!this.#fresh) this.screen.line();
    this.#fresh = false;
  }

  /** Puts a question on the screen. */
  protected put({ text, predict, options = [] }: Asked): void {
    this.#part();
    this.screen.line(this.screen.color.bold(predict ? messages.predict : messages.question));
    this.screen.prose(text);
    for (const [index, option] of options.entries()) this.screen.labelled(`${index + 1}`, option.text, '  ', 3);
  }

  tell({ question, answer, option, right, because }: Told): void {
    const said = option?.text ?? answer;
    const { color } = this.screen;
    if (question.predict) this.screen.prose((right ? color.green : color.yellow)(right ? messages.rightPrediction(said) : messages.wrongPrediction(said)));
    else if (!right && because === undefined && !option) this.screen.line(messages.wrongText);
    else this.screen.prose(right ? messages.right(said) : messages.wrong(said));
    if (because !== undefined) this.screen.prose(because);
  }

  waited(duration: string): void {
    this.#fresh = false;
    this.screen.line(this.screen.color.dim(messages.waited(duration)));
  }

  arrived({ title, text, outcome }: Arrival): void {
    const { color } = this.screen;
    this.#part();
    this.screen.prose(text);
    if (outcome.kind === 'noCredentials') {
      this.screen.prose(messages.noCredentials(title, outcome.reason), '  ');
      return;
    }
    const { event } = outcome;
    this.lastArrival = event;
    const decision = event.decisions.find(({ secondary }) => !secondary);
    this.screen.prose(messages.calls(title, `${event.service}:${event.operation}`, resourceOf(event, decision)), '  ');
    if (decision) this.screen.labelled(messages.caller, event.principal.arn, '    ', 9);
    if (outcome.kind === 'allowed')
      this.screen.labelled(color.green(messages.allowed), decision ? decisionInWords(decision).replace(/^allowed:? /, '') : '', '    ', 9);
    else this.#refused(event, decision, `${outcome.error.code}: ${outcome.error.message}`);
  }

  #refused(event: CallEvent, decision: DecisionRecord | undefined, error: string): void {
    const reasons = decision && !decision.allowed ? [decisionInWords(decision), ...reasonsOf(this.cloud, decision, event.principal)] : [];
    this.screen.labelled(this.screen.color.red(messages.refused), error, '    ', 9);
    for (const reason of reasons) this.screen.labelled(messages.why, reason, '    ', 9);
  }

  hand(file: string, content: string): void {
    if (this.folder.read(file) === undefined) this.folder.write(file, content);
  }

  turn({ goal, type = [], files = [] }: Step): void {
    if (goal !== undefined) {
      this.#part();
      this.goal(goal);
    }
    for (const file of files.filter((name) => !type.includes(`edit ${name}`))) this.screen.line(messages.handed(file));
    for (const [index, command] of type.entries()) this.screen.line(this.#typed(command, index === 0));
  }

  /** `Type:  aws …`; the lines after the first stand below it. */
  #typed(command: string, isFirst: boolean): string {
    const lines = (this.elsewhere ? command.replace(/^aws(?=\s)/, 'nimbi') : command).trimEnd().split('\n');
    return lines
      .map((line, index) => `${isFirst && index === 0 ? messages.type : ' '.repeat(messages.type.length)}  ${this.screen.color.cyan(line)}`)
      .join('\n');
  }

  goal(goal: string): void {
    this.screen.prose(messages.goal(goal));
  }

  done(_step: Step, judged: readonly Judged[], { hidden, reference }: StepEnd): void {
    const passed = judged.filter(({ verdict }) => verdict?.passed).length;
    this.screen.line();
    if (this.feedback === 'none') this.screen.line(this.screen.color.bold(messages.taken));
    else if (passed < judged.length) this.screen.line(this.screen.color.bold(messages.over(passed, judged.length)));
    else if (judged.length > 1) this.screen.line(this.screen.color.bold(messages.done(judged.length)));
    if (this.feedback !== 'none') this.#checks(judged, (verdict) => verdict.by);
    if (hidden > 0) this.screen.prose(messages.hidden(hidden, passed === judged.length && this.feedback !== 'none'));
    if (reference) this.#reference(reference);
  }

  /** Says what is done and what is missing; of the first failure, why. */
  notYet(judged: readonly Judged[]): void {
    const passed = judged.filter(({ verdict }) => verdict?.passed).length;
    this.screen.line();
    this.screen.line(this.screen.color.bold(messages.notYet(passed, judged.length)));
    this.#checks(judged, () => undefined);
  }

  #checks(judged: readonly Judged[], by: (verdict: Extract<Verdict, { readonly passed: true }>) => string | undefined): void {
    let explained = false;
    for (const { check, verdict } of judged) {
      if (verdict?.passed) this.#passed(check.name, by(verdict));
      else if (!verdict) this.screen.labelled(messages.open, check.name, '', messages.open.length + 1);
      else {
        this.screen.labelled(this.screen.color.red(messages.fail), check.name, '', messages.fail.length + 1);
        if (!explained) this.#failure(check, verdict);
        explained = true;
      }
    }
  }

  #failure(check: Check, verdict: Extract<Verdict, { readonly passed: false }>): void {
    const { expected, found, why, next } = toldFailure(check, verdict, this.feedback, this.nextHint);
    if (expected !== undefined) this.screen.labelled(messages.expected, expected);
    if (found !== undefined) this.screen.labelled(messages.found, found);
    for (const reason of why) this.screen.labelled(messages.why, reason);
    if (next !== undefined) this.screen.labelled(messages.next, next);
  }

  /** How the author did it, and how the learner's way differs. */
  #reference({ text, permissions }: ToldReference): void {
    if (permissions === undefined) this.screen.prose(messages.reference(text));
    else if (permissions.onlyReference.length + permissions.onlyLearner.length === 0) this.screen.line(messages.sameAsReference);
    else {
      this.screen.line(messages.otherThanReference);
      for (const grant of permissions.onlyReference) this.screen.labelled(messages.onlyReference, grant);
      for (const grant of permissions.onlyLearner) this.screen.labelled(messages.onlyYours, grant);
    }
  }

  #passed(name: string, by: string | undefined): void {
    this.screen.labelled(this.screen.color.green(messages.pass), by === undefined ? name : messages.passedBy(name, by), '', messages.pass.length + 1);
  }
}

/** What a program's call was about: the resource that was decided on; for a call that was not decided, what it names. */
function resourceOf(event: CallEvent, decision: DecisionRecord | undefined): string {
  if (decision) return decision.resource;
  const { Bucket, Key } = event.input;
  return typeof Bucket === 'string' ? `arn:aws:s3:::${Bucket}${typeof Key === 'string' ? `/${Key}` : ''}` : '*';
}
