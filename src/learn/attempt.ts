import type { Cloud } from '../engine/cloud.ts';
import type { Credentials } from '../kernel/call.ts';
import { type AttemptParts, AttemptState } from './attempt-state.ts';
import type { Audience, Judged, StepEnd } from './audience.ts';
import type { Scene } from './checks/check.ts';
import { lastEventNumber } from './journal-end.ts';
import { judgeStep } from './judge-step.ts';
import { letArrive, playOpening, revealRest } from './opening.ts';
import type { Progress } from './progress.ts';
import { toldReference } from './reference.ts';
import { type Rules, rulesOf } from './rules.ts';
import type { Check, Scenario, Step } from './scenario.ts';
import { timeUsed } from './time-used.ts';

/** A hint, and how many there are. */
export interface Hint {
  readonly number: number;
  readonly of: number;
  readonly text: string;
  readonly cost: number;
}

/** What came of asking for a judgement of the current step. */
export type Checked =
  /** The step is over: it was told to the audience. `passed`: every check that the learner sees did. */
  | { readonly kind: 'over'; readonly passed: boolean }
  /** `left`: how many attempts are; absent where they are not counted. */
  | { readonly kind: 'notYet'; readonly judged: readonly Judged[]; readonly left?: number }
  /** There is no step under way. */
  | { readonly kind: 'nothing' }
  | { readonly kind: 'timeUp' };

const minute = 60_000;

/** One learner's way through a scenario, in a cloud of its own. It can be left at any moment and taken up again. */
export class Attempt {
  readonly scenario: Scenario;
  readonly cloud: Cloud;
  readonly rules: Rules;
  readonly #state: AttemptState;

  constructor(parts: AttemptParts) {
    this.#state = new AttemptState(parts);
    this.scenario = this.#state.scenario;
    this.cloud = this.#state.cloud;
    this.rules = rulesOf(this.scenario);
  }

  get progress(): Progress {
    return this.#state.progress;
  }

  /** The current step, as the file says it. */
  get step(): Step {
    return this.#state.step;
  }

  /** Milliseconds that are left of the time limit, 0 when it is up; `undefined` without a limit. */
  get timeLeft(): number | undefined {
    const { timeLimit } = this.rules;
    return timeLimit === undefined ? undefined : Math.max(0, timeLimit * minute - timeUsed(this.cloud, this.progress.after));
  }

  /** A value with its placeholders filled in: variables, and what the learner made as it is now. What is not found stays a placeholder. */
  async filled<Value>(value: Value): Promise<Value> {
    return this.#state.filled(value);
  }

  /** A starter file of the scenario, filled in. */
  async starterFile(name: string): Promise<string> {
    return this.#state.starterFile(name);
  }

  /** Goes on until it is the learner's turn, or the learner leaves. Says whether it may go on. */
  async proceed(audience: Audience): Promise<boolean> {
    if (this.progress.phase !== 'opening') return true;
    if (this.progress.beat === 0) await this.#begin(audience);
    if (!(await playOpening(this.#state, audience))) return false;
    await this.#state.record({ what: 'turn', step: this.step.id });
    this.#state.change({ phase: 'working', turnAfter: lastEventNumber(this.cloud) });
    for (const name of this.step.files ?? []) audience.hand(name, await this.starterFile(name));
    await this.changed(audience);
    if (!(await this.conclude(audience))) audience.turn(await this.filled(this.step));
    return true;
  }

  /** Shows the current step again, with what was said so far, to a learner who comes back. */
  async resume(audience: Audience): Promise<void> {
    await this.#begin(audience);
    const { phase, beat } = this.progress;
    const played = { opening: beat, working: Number.POSITIVE_INFINITY, done: 0, finished: 0 }[phase];
    for (const { say } of (this.step.opens ?? []).slice(0, played)) if (say !== undefined) audience.say(await this.filled(say));
    if (phase === 'working') audience.turn(await this.filled(this.step));
  }

  /** After a change by the learner: requests that wait for it come again. */
  async changed(audience: Audience): Promise<void> {
    if (this.progress.phase !== 'working') return;
    for (const request of this.step.arrives ?? []) await letArrive(this.#state, request, audience);
  }

  /** Judges the checks of the current step that the learner sees. Nothing is recorded, in the cloud or here. */
  async judged(): Promise<readonly Judged[]> {
    return this.#judge(isVisible);
  }

  /** Judges all checks of the current step. For those who teach: what the learner does not see is not for the learner. */
  async judgedWhole(): Promise<readonly Judged[]> {
    return this.#judge(() => true);
  }

  async #judge(which: (check: Check) => boolean): Promise<readonly Judged[]> {
    const { after, turnAfter = after, answers } = this.progress;
    const checks = this.step.checks.filter(which);
    const scene: Scene = { cloud: this.cloud, questions: await this.filled(this.scenario.questions ?? {}), answers, after, stepAfter: turnAfter };
    return judgeStep({ checks: await this.filled(checks) }, scene);
  }

  /**
   * Ends the step if every check that the learner sees passes; a finished step is never judged again. A step of which the learner sees
   * none and has something to do ends only when the learner says so: see `check`.
   */
  async conclude(audience: Audience, judged?: readonly Judged[]): Promise<boolean> {
    if (this.progress.phase !== 'working' || this.timeLeft === 0) return false;
    const results = judged ?? (await this.judged());
    if (!allPassed(results) || (results.length === 0 && this.step.goal !== undefined)) return false;
    await this.#end(audience, results);
    return true;
  }

  /** The learner asks for a judgement. Where it is limited how often, this counts, and the last one ends the step as it is. */
  async check(audience: Audience): Promise<Checked> {
    if (this.progress.phase !== 'working') return { kind: 'nothing' };
    if (this.timeLeft === 0) return { kind: 'timeUp' };
    const { id } = this.step;
    const { attempts } = this.rules;
    const judged = await this.judged();
    const passed = allPassed(judged);
    const used = (this.progress.checked?.[id] ?? 0) + 1;
    if (attempts !== undefined) {
      await this.#state.record({ what: 'checked', step: id });
      this.#state.change({ checked: { ...this.progress.checked, [id]: used } });
    }
    if (!passed && (attempts === undefined || used < attempts)) return { kind: 'notYet', judged, ...(attempts !== undefined && { left: attempts - used }) };
    await this.#end(audience, judged);
    return { kind: 'over', passed };
  }

  async #end(audience: Audience, judged: readonly Judged[]): Promise<void> {
    const step = await this.filled(this.step);
    const end: StepEnd = {
      // A tutorial gives no marks, so that its hidden checks would only make one wonder.
      hidden: this.rules.mode === 'tutorial' ? 0 : step.checks.filter((check) => !isVisible(check)).length,
      ...(step.reference && this.rules.feedback === 'full' && { reference: await toldReference(this.cloud, step.reference) }),
    };
    const isLast = this.progress.step === this.scenario.steps.length - 1;
    const passed = judged.flatMap(({ check, verdict }) => (verdict?.passed ? [check.id] : []));
    await this.#state.record({ what: 'done', step: step.id });
    this.#state.change({ phase: isLast ? 'finished' : 'done', passed: [...this.progress.passed, ...passed] });
    audience.done(step, judged, end);
    await revealRest(this.#state, audience);
    if (step.done !== undefined) audience.say(step.done);
  }

  /** Goes to the next step. */
  next(): void {
    if (this.progress.phase === 'done') this.#state.change({ step: this.progress.step + 1, phase: 'opening', beat: 0 });
  }

  /** The next hint of the step, or the last one again; `undefined` where there is none. Once a step is over, hints are free. */
  async hint(): Promise<Hint | undefined> {
    const { id, hints = [], reference } = this.step;
    if (hints.length === 0 || !this.rules.hints) return undefined;
    const taken = this.progress.hints[id] ?? 0;
    const number = Math.min(taken + 1, hints.length);
    if (number > taken && (this.progress.phase === 'opening' || this.progress.phase === 'working')) {
      await this.#state.record({ what: 'hint', step: id, number });
      this.#state.change({ hints: { ...this.progress.hints, [id]: number } });
    }
    const { text, cost = 0 } = hints[number - 1] ?? {};
    return { number, of: hints.length, text: await this.filled(text ?? reference?.text ?? ''), cost };
  }

  async #begin(audience: Audience): Promise<void> {
    audience.step(await this.filled(this.step), this.progress.step + 1, this.scenario.steps.length);
  }

  /** Plays a request of the learner's own program, for whoever can't run it: a script. `credentials` are those of the profile that it has. */
  async playProgram(reference: string, credentials: Credentials, audience: Audience): Promise<void> {
    await letArrive(this.#state, reference, audience, credentials);
  }

  /** The profile that a program of the learner's signs with. */
  profileOf(reference: string): string {
    const [id = ''] = reference.split('.');
    const profile = this.scenario.workloads?.[id]?.with;
    if (profile === undefined) throw new Error(`${this.scenario.id} has no program of the learner's ${id}.`);
    return profile;
  }
}

const isVisible = ({ visibility = 'visible' }: Check): boolean => visibility === 'visible';

const allPassed = (judged: readonly Judged[]): boolean => judged.every(({ verdict }) => verdict?.passed);
