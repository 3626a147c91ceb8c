import jmespath from 'jmespath';
import type { Cloud } from '../engine/cloud.ts';
import type { Credentials } from '../kernel/call.ts';
import type { Asked, Audience, Judged } from './audience.ts';
import type { Scene } from './checks/check.ts';
import { milliseconds } from './duration.ts';
import { fill, namesIn, type Values } from './fill.ts';
import type { LoadedScenario } from './format/load.ts';
import { lastEventNumber } from './journal-end.ts';
import { judgeStep } from './judge-step.ts';
import { observe } from './observe.ts';
import type { Progress } from './progress.ts';
import type { Beat, Scenario, Step } from './scenario.ts';
import { toldOf } from './told.ts';
import { drawVariables } from './variants.ts';
import { arrive } from './workload.ts';

/** What an attempt rests on. */
export interface AttemptParts {
  readonly loaded: LoadedScenario;
  readonly cloud: Cloud;
  readonly progress: Progress;
  /** Keeps the progress; called after everything that happens. */
  save(progress: Progress): void;
}

/** A hint, and how many there are. */
export interface Hint {
  readonly number: number;
  readonly of: number;
  readonly text: string;
  readonly cost: number;
}

/** One learner's way through a scenario, in a cloud of its own. It can be left at any moment and taken up again. */
export class Attempt {
  readonly scenario: Scenario;
  readonly cloud: Cloud;
  readonly #parts: AttemptParts;
  readonly #drawn: Values;
  #progress: Progress;

  constructor(parts: AttemptParts) {
    this.#parts = parts;
    this.scenario = parts.loaded.scenario;
    this.cloud = parts.cloud;
    this.#progress = parts.progress;
    this.#drawn = { ...drawVariables(this.scenario, parts.progress.seed), account: parts.cloud.facts.accountId };
  }

  get progress(): Progress {
    return this.#progress;
  }

  /** The current step, as the file says it. */
  get step(): Step {
    const step = this.scenario.steps[this.#progress.step];
    if (!step) throw new Error(`${this.scenario.id} has no step ${this.#progress.step + 1}.`);
    return step;
  }

  /** A value with its placeholders filled in: variables, and what the learner made as it is now. What is not found stays a placeholder. */
  async filled<Value>(value: Value): Promise<Value> {
    return fill(value, await this.#valuesFor(value));
  }

  /** A starter file of the scenario, filled in. */
  async starterFile(name: string): Promise<string> {
    return this.filled(this.#parts.loaded.file(name) ?? '');
  }

  /** Goes on until it is the learner's turn, or the learner leaves. Says whether it may go on. */
  async proceed(audience: Audience): Promise<boolean> {
    if (this.#progress.phase !== 'opening') return true;
    if (this.#progress.beat === 0) await this.#begin(audience);
    const beats = this.step.opens ?? [];
    while (this.#progress.beat < beats.length) {
      const goesOn = await this.#play(beats[this.#progress.beat] ?? {}, audience);
      if (!goesOn) return false;
      this.#change({ beat: this.#progress.beat + 1 });
    }
    this.#change({ phase: 'working', turnAfter: lastEventNumber(this.cloud) });
    await this.#handFiles(audience);
    await this.#letArrive(audience);
    if (!(await this.conclude(audience))) audience.turn(await this.filled(this.step));
    return true;
  }

  /** Shows the current step again, with what was said so far, to a learner who comes back. */
  async resume(audience: Audience): Promise<void> {
    await this.#begin(audience);
    const { phase, beat } = this.#progress;
    const played = { opening: beat, working: Number.POSITIVE_INFINITY, done: 0, finished: 0 }[phase];
    for (const { say } of (this.step.opens ?? []).slice(0, played)) if (say !== undefined) audience.say(await this.filled(say));
    if (phase === 'working') audience.turn(await this.filled(this.step));
  }

  /** After a change by the learner: requests that wait for it come again. */
  async changed(audience: Audience): Promise<void> {
    if (this.#progress.phase === 'working') await this.#letArrive(audience);
  }

  /** Judges the current step. Nothing is recorded, in the cloud or here. */
  async judged(): Promise<readonly Judged[]> {
    const step = await this.filled(this.step);
    const scene: Scene = {
      cloud: this.cloud,
      questions: await this.filled(this.scenario.questions ?? {}),
      answers: this.#progress.answers,
      after: this.#progress.after,
      stepAfter: this.#progress.turnAfter ?? this.#progress.after,
    };
    return judgeStep(step, scene);
  }

  /** Ends the step if every check passes; a finished step is never judged again. */
  async conclude(audience: Audience, judged?: readonly Judged[]): Promise<boolean> {
    if (this.#progress.phase !== 'working') return false;
    const results = judged ?? (await this.judged());
    if (!results.every(({ verdict }) => verdict?.passed)) return false;
    const step = await this.filled(this.step);
    const isLast = this.#progress.step === this.scenario.steps.length - 1;
    this.#change({ phase: isLast ? 'finished' : 'done', passed: [...this.#progress.passed, ...results.map(({ check }) => check.id)] });
    audience.done(step, results);
    await this.#revealRest(audience);
    if (step.done !== undefined) audience.say(step.done);
    return true;
  }

  /** Goes to the next step. */
  next(): void {
    if (this.#progress.phase === 'done') this.#change({ step: this.#progress.step + 1, phase: 'opening', beat: 0 });
  }

  /** The next hint of the step, or the last one again; `undefined` where there is none. */
  async hint(): Promise<Hint | undefined> {
    const { id, hints = [] } = this.step;
    if (hints.length === 0 || this.scenario.policy?.hints === false) return undefined;
    const number = Math.min((this.#progress.hints[id] ?? 0) + 1, hints.length);
    this.#change({ hints: { ...this.#progress.hints, [id]: number } });
    const { text = '', cost = 0 } = hints[number - 1] ?? {};
    return { number, of: hints.length, text: await this.filled(text), cost };
  }

  #change(change: Partial<Progress>): void {
    this.#progress = { ...this.#progress, ...change };
    this.#parts.save(this.#progress);
  }

  async #begin(audience: Audience): Promise<void> {
    audience.step(await this.filled(this.step), this.#progress.step + 1, this.scenario.steps.length);
  }

  async #play({ say, ask, reveal, arrive: request, wait }: Beat, audience: Audience): Promise<boolean> {
    if (say !== undefined) audience.say(await this.filled(say));
    if (request !== undefined) await this.#arrive(request, audience);
    if (reveal !== undefined) await this.#reveal(reveal, audience);
    if (wait !== undefined) {
      await this.cloud.advanceClock(milliseconds(wait));
      audience.waited(wait);
    }
    return ask === undefined || this.#ask(ask, audience);
  }

  /** Asks until the answer is right; a prediction once. */
  async #ask(id: string, audience: Audience): Promise<boolean> {
    const question = await this.#question(id);
    for (;;) {
      const answer = await audience.ask(question);
      if (answer === undefined) return false;
      this.#change({ answers: { ...this.#progress.answers, [id]: answer } });
      if (question.predict) return true;
      const told = toldOf(question, answer);
      audience.tell(told);
      if (told.right) return true;
    }
  }

  async #reveal(id: string, audience: Audience): Promise<void> {
    const answer = this.#progress.answers[id];
    if (answer === undefined || this.#progress.revealed.includes(id)) return;
    audience.tell(toldOf(await this.#question(id), answer));
    this.#change({ revealed: [...this.#progress.revealed, id] });
  }

  /** Tells how the step's predictions came out, where the step itself has not. */
  async #revealRest(audience: Audience): Promise<void> {
    for (const { ask } of this.step.opens ?? []) if (ask !== undefined && this.scenario.questions?.[ask]?.predict) await this.#reveal(ask, audience);
  }

  async #question(id: string): Promise<Asked> {
    const question = this.scenario.questions?.[id];
    if (!question) throw new Error(`${this.scenario.id} has no question ${id}.`);
    return { id, ...(await this.filled(question)) };
  }

  async #handFiles(audience: Audience): Promise<void> {
    for (const name of this.step.files ?? []) audience.hand(name, await this.starterFile(name));
  }

  async #letArrive(audience: Audience): Promise<void> {
    for (const request of this.step.arrives ?? []) await this.#arrive(request, audience);
  }

  /** Plays a request of the learner's own program, for whoever can't run it: a script. `credentials` are those of the profile that it has. */
  async playProgram(reference: string, credentials: Credentials, audience: Audience): Promise<void> {
    await this.#arrive(reference, audience, credentials);
  }

  /** The profile that a program of the learner's signs with. */
  profileOf(reference: string): string {
    const [id = ''] = reference.split('.');
    const profile = this.scenario.workloads?.[id]?.with;
    if (profile === undefined) throw new Error(`${this.scenario.id} has no program of the learner's ${id}.`);
    return profile;
  }

  async #arrive(reference: string, audience: Audience, own?: Credentials): Promise<void> {
    const [id = '', request = ''] = reference.split('.');
    const workload = this.scenario.workloads?.[id];
    if (!workload) throw new Error(`${this.scenario.id} has no workload ${id}.`);
    const stolen = workload.stolenFrom === undefined ? undefined : (this.#progress.credentials[workload.stolenFrom] as Credentials | undefined);
    const arrival = await arrive(this.cloud, await this.filled(workload), request, own ?? stolen);
    if (arrival.given) this.#change({ credentials: { ...this.#progress.credentials, [id]: { ...arrival.given } } });
    audience.arrived(arrival);
  }

  /** The variables, and of what the learner made that which the value names. */
  async #valuesFor(value: unknown): Promise<Values> {
    const finds = this.scenario.finds ?? {};
    const found: Record<string, string> = {};
    for (const name of namesIn(value)) {
      const find = finds[name];
      if (!find) continue;
      const answer = await observe(this.cloud, fill(find, this.#drawn));
      const text: unknown = answer.ok ? jmespath.search(JSON.parse(JSON.stringify(answer.output)), fill(find.query, this.#drawn)) : undefined;
      if (typeof text === 'string') found[name] = text;
    }
    return { ...this.#drawn, ...found };
  }
}
