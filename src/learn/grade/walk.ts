import { setUp } from '../../engine/calls.ts';
import type { CallEvent, JournalEvent } from '../../kernel/journal.ts';
import { Attempt } from '../attempt.ts';
import type { Judged } from '../audience.ts';
import type { LoadedScenario } from '../format/load.ts';
import { type Happening, readHappening } from '../happening.ts';
import { firstProgress, type Progress } from '../progress.ts';
import { type Rules, rulesOf } from '../rules.ts';
import type { Step } from '../scenario.ts';
import { SubmissionError } from '../submission/submission-error.ts';
import type { Restarted } from './restart.ts';

const minute = 60_000;

/** How far an attempt came in a step. */
export type StepStanding = 'over' | 'underWay' | 'notReached';

/**
 * An attempt that is gone through again, event by event. A step's checks are judged where the journal says that it was over, and never
 * again; one that is under way at the end, or when the time is up, is judged as it is then.
 */
export class Walk {
  readonly #loaded: LoadedScenario;
  readonly #world: Restarted;
  readonly #rules: Rules;
  readonly #begunAt: number;
  #place = 0;
  #phase: 'opening' | 'working' | 'over' = 'opening';
  #turnAfter: number;
  #moved = 0;
  #timeIsUp = false;
  readonly #answers = new Map<string, string>();
  readonly #checked = new Map<string, number>();
  readonly #standings = new Map<string, StepStanding>();
  readonly judged: Record<string, readonly Judged[]> = Object.create(null);
  readonly hints: Record<string, number> = Object.create(null);

  constructor(loaded: LoadedScenario, world: Restarted) {
    this.#loaded = loaded;
    this.#rules = rulesOf(loaded.scenario);
    this.#world = world;
    this.#turnAfter = world.after;
    this.#begunAt = world.cloud.event(world.after)?.time ?? 0;
  }

  /** What is to be known before an event is made again. @throws SubmissionError for one that no attempt has */
  async before(event: JournalEvent): Promise<Happening | undefined> {
    if (event.kind === 'account' || (event.kind === 'call' && isSetUp(event))) throw new SubmissionError('notOfAttempt', event.number);
    const happening = event.kind === 'attempt' ? readHappening(event.happening) : undefined;
    if (event.kind === 'attempt' && (happening === undefined || happening.what === 'begun')) throw new SubmissionError('notOfAttempt', event.number);
    await this.#watchTime(event);
    return happening;
  }

  /** What an event that was made again means for the attempt. */
  async after(event: JournalEvent, happening: Happening | undefined): Promise<void> {
    if (event.kind === 'clock') this.#moved += event.advancedBy;
    switch (happening?.what) {
      case 'turn':
        return this.#turn(event.number, happening.step);
      case 'answered':
        if (Object.hasOwn(this.#loaded.scenario.questions ?? {}, happening.question)) this.#answers.set(happening.question, happening.answer);
        return undefined;
      case 'hint':
        this.hints[happening.step] = Math.max(this.hints[happening.step] ?? 0, happening.number);
        return undefined;
      case 'checked':
        return this.#check(event.number, happening.step);
      case 'done':
        return this.#finish(event.number, happening.step);
      default:
        return undefined;
    }
  }

  /** The journal is at its end. */
  async end(): Promise<void> {
    if (this.#phase === 'working') await this.#judge('underWay');
  }

  standingOf(step: string): StepStanding {
    return this.#standings.get(step) ?? 'notReached';
  }

  /** An attempt that stands where this one does, to judge it and to fill in its texts. */
  attempt(): Attempt {
    const { scenario } = this.#loaded;
    const { cloud, after } = this.#world;
    const first = firstProgress(scenario.id, scenario.version, cloud.facts.seed, after);
    const progress: Progress = { ...first, step: this.#place, phase: 'working', turnAfter: this.#turnAfter, answers: Object.fromEntries(this.#answers) };
    return new Attempt({ loaded: this.#loaded, cloud, progress, save: () => undefined });
  }

  get #step(): Step | undefined {
    return this.#loaded.scenario.steps[this.#place];
  }

  /**
   * Whether what is said of a step is said for the first time. Of two commands at once, such as `lab check` at two terminals, each says what
   * it saw come about: what is said of a step that is over is no news.
   * @throws SubmissionError for a step that is not under way yet
   */
  #isNews(number: number, step: string): boolean {
    if (this.#phase === 'working' && this.#step?.id === step) return true;
    if (this.#standings.get(step) === 'over') return false;
    throw new SubmissionError('outOfOrder', number);
  }

  #turn(number: number, step: string): void {
    const isUnderWay = this.#phase === 'working' && this.#step?.id === step;
    if (isUnderWay || this.#standings.get(step) === 'over') return;
    if (this.#phase === 'over') {
      this.#place += 1;
      this.#phase = 'opening';
    }
    if (this.#phase !== 'opening' || this.#step?.id !== step) throw new SubmissionError('outOfOrder', number);
    this.#phase = 'working';
    this.#turnAfter = number;
  }

  async #check(number: number, step: string): Promise<void> {
    if (!this.#isNews(number, step)) return;
    const count = (this.#checked.get(step) ?? 0) + 1;
    this.#checked.set(step, count);
    // The last judgement that the scenario grants is the one that counts.
    if (count === this.#rules.attempts) await this.#judge('over');
  }

  async #finish(number: number, step: string): Promise<void> {
    if (!this.#isNews(number, step)) return;
    await this.#judge('over');
    this.#phase = 'over';
  }

  async #judge(standing: StepStanding): Promise<void> {
    const step = this.#step;
    if (step === undefined || this.#standings.has(step.id)) return;
    this.#standings.set(step.id, standing);
    this.judged[step.id] = await this.attempt().judgedWhole();
  }

  /** Once the time is up, what has been done counts, and nothing more. */
  async #watchTime(event: JournalEvent): Promise<void> {
    const { timeLimit } = this.#rules;
    if (timeLimit === undefined || this.#timeIsUp) return;
    const moved = this.#moved + (event.kind === 'clock' ? event.advancedBy : 0);
    if (event.time - this.#begunAt - moved < timeLimit * minute) return;
    this.#timeIsUp = true;
    for (const step of this.#loaded.scenario.steps.slice(this.#place)) {
      if (step.id === this.#step?.id && this.#phase === 'working') await this.#judge('underWay');
      else if (!this.#standings.has(step.id)) this.#standings.set(step.id, 'notReached');
    }
  }
}

/** The start belongs to the teacher: nobody else makes calls that way. */
const isSetUp = ({ source }: CallEvent): boolean => source.surface === setUp;
