import type { Cloud } from '../engine/cloud.ts';
import type { Asked } from './audience.ts';
import { fill, namesIn, type Values } from './fill.ts';
import type { LoadedScenario } from './format/load.ts';
import { type Happening, recordedHappening } from './happening.ts';
import { observe, queried } from './observe.ts';
import type { Progress } from './progress.ts';
import type { Scenario, Step } from './scenario.ts';
import { drawVariables } from './variants.ts';

/** What an attempt rests on. */
export interface AttemptParts {
  readonly loaded: LoadedScenario;
  readonly cloud: Cloud;
  readonly progress: Progress;
  /** Keeps the progress; called after everything that happens. */
  save(progress: Progress): void;
}

/** Where an attempt stands. All that happens in it is kept twice: in the progress, to go on from, and in the journal, to be graded by. */
export class AttemptState {
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
    this.#drawn = { ...drawVariables(this.scenario, parts.progress.seed), account: parts.cloud.facts.accountId, rootPassword: parts.cloud.rootPassword() };
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

  change(change: Partial<Progress>): void {
    this.#progress = { ...this.#progress, ...change };
    this.#parts.save(this.#progress);
  }

  /** Writes something into the journal. First of all: what the progress says without the journal would be worth nothing. */
  async record(happening: Happening): Promise<void> {
    await this.cloud.recordHappening(recordedHappening(happening));
  }

  /** A value with its placeholders filled in: variables, and what the learner made as it is now. What is not found stays a placeholder. */
  async filled<Value>(value: Value): Promise<Value> {
    return fill(value, await this.#valuesFor(value));
  }

  /** A starter file of the scenario, filled in. */
  async starterFile(name: string): Promise<string> {
    return this.filled(this.#parts.loaded.file(name) ?? '');
  }

  /** A question of the scenario, filled in. */
  async question(id: string): Promise<Asked> {
    const question = this.scenario.questions?.[id];
    if (!question) throw new Error(`${this.scenario.id} has no question ${id}.`);
    return { id, ...(await this.filled(question)) };
  }

  /** The variables, and of what the learner made that which the value names. */
  async #valuesFor(value: unknown): Promise<Values> {
    const finds = this.scenario.finds ?? {};
    const found: Record<string, string> = {};
    for (const name of namesIn(value)) {
      const find = finds[name];
      if (!find) continue;
      const answer = await observe(this.cloud, fill(find, this.#drawn));
      const text = answer.ok ? queried(answer.output, fill(find.query, this.#drawn)) : undefined;
      if (typeof text === 'string') found[name] = text;
    }
    return { ...this.#drawn, ...found };
  }
}
