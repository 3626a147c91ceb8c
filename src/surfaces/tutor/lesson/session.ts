import type { Cloud } from '../../../engine/cloud.ts';
import type { CallEvent } from '../../../kernel/journal.ts';
import type { Attempt } from '../../../learn/attempt.ts';
import type { Asked, Judged } from '../../../learn/audience.ts';
import { splitCommandLine } from '../../../learn/command-line.ts';
import { hasChanged, lastEventNumber } from '../../../learn/journal-end.ts';
import { isLearners } from '../../../learn/sources.ts';
import { messages } from '../../../messages/learn/lesson/en.ts';
import { exitCodes } from '../../aws/errors.ts';
import { readCommand } from '../../shell/read-command.ts';
import type { interrupted, WatchingTerminal } from '../../shell/terminal/terminal.ts';
import { answerTo } from './answer.ts';
import { completeInLesson } from './complete.ts';
import { shortened } from './decode.ts';
import type { LessonDeps } from './deps.ts';
import { cutLongWords, fold } from './fold.ts';
import type { AttemptFolder } from './folder.ts';
import { type Ask, askAt } from './phone.ts';
import { runCommand } from './run-command.ts';
import type { Screen } from './screen.ts';
import { Teller } from './teller.ts';
import { wrapLines } from './wrap.ts';

/** What a shell does something with; `aws` takes them for words. */
const shellSigns: ReadonlySet<string> = new Set(['|', '||', '&&', '&', ';', '>', '>>', '<']);

/** The setting that says whether checks wait until they are asked for. */
export const manualSetting = 'learn.checkManually';

/** What a word of the lesson leads to. */
export type Outcome = 'stay' | 'leave' | 'restart';

/** What a session is made of. */
export interface SessionParts {
  readonly deps: LessonDeps;
  readonly attempt: Attempt;
  readonly folder: AttemptFolder;
  /** The name of the attempt's cloud. */
  readonly cloudName: string;
  readonly screen: Screen;
  readonly terminal: WatchingTerminal;
  /** Checks wait until they are asked for. */
  readonly manual: boolean;
  /** The work is done in other terminals, too, where `aws` is the real one. */
  readonly watch: boolean;
  /** Does what a word such as `hint` says; `undefined` for a line that is none. */
  readonly word: (line: string, session: Session) => Promise<Outcome | undefined>;
}

/** One sitting at a lesson's prompt. */
export class Session extends Teller {
  readonly deps: LessonDeps;
  readonly attempt: Attempt;
  readonly terminal: WatchingTerminal;
  /** The command that was run last, as it was typed. */
  lastCommand: string | undefined;
  /** The learner's last call. */
  lastCall: CallEvent | undefined;
  /** Whether the command that was run last sent no call. */
  sentNothing = false;
  /** The number of the last event that was looked at while work elsewhere is watched. */
  seen = 0;
  /** The end of a step or lesson that stands on the screen. */
  endShown = '';
  /** Whether something was run since it was said what Enter does. */
  ranSince = false;
  /** What of the last answer was not shown. */
  rest: string | undefined;
  /** The last command's answer. */
  lastAnswer = '';
  /** Answers what a command asks for. */
  readonly asking: Ask;
  /** The address that an answer showed last. */
  link: string | undefined;
  readonly cloudName: string;
  readonly #word: SessionParts['word'];
  #manual: boolean;
  /** What was said of the checks last, so that it is not said twice. */
  #told = '';
  /** Whether lines of the command that is read were typed already. */
  #begun = false;
  /** The question that waits for an answer. */
  #waiting: Asked | undefined;

  constructor({ deps, attempt, folder, cloudName, screen, terminal, manual, watch, word }: SessionParts) {
    super(screen, attempt.cloud, folder, attempt.rules.feedback);
    this.deps = deps;
    this.cloudName = cloudName;
    this.elsewhere = watch;
    this.#manual = manual;
    this.attempt = attempt;
    this.terminal = terminal;
    this.#word = word;
    this.asking = askAt(terminal, attempt.cloud, screen);
    this.lastCall = lastCallOf(attempt.cloud, attempt.progress.after);
    this.seen = lastEventNumber(attempt.cloud);
  }

  get files(): AttemptFolder {
    return this.folder;
  }

  get display(): Screen {
    return this.screen;
  }

  /** `SIM admin us-east-1> `: this is a simulation, who calls, and where. */
  get prompt(): string {
    const { color } = this.screen;
    return `${color.yellow('SIM')} admin ${this.folder.region()}> `;
  }

  /** Reads a line of any length: one that goes on, or in which a quotation mark is open, asks for the next. */
  async readCommand(): Promise<string | typeof interrupted | undefined> {
    this.screen.line();
    this.#begun = false;
    return readCommand(this.terminal, {
      prompt: this.prompt,
      goesOn: (text) => {
        this.#begun = /^\s*(SIM \S+ \S+> |\$ )?\s*(aws|nimbi)\s/.test(text) && 'incomplete' in splitCommandLine(text);
        return this.#begun;
      },
      complete: (line) => completeInLesson(line, this.deps, this.cloud, this.folder),
    });
  }

  /** Whether the command that was read last was given up after its first line. */
  get gaveUp(): boolean {
    return this.#begun;
  }

  async ask(question: Asked): Promise<string | undefined> {
    this.put(question);
    this.#waiting = question;
    try {
      return await answerTo(this, question, (line) => this.#word(line, this));
    } finally {
      this.#waiting = undefined;
    }
  }

  /** Whether a question waits for an answer. */
  get isAsking(): boolean {
    return this.#waiting !== undefined;
  }

  /** Puts the question that waits for an answer on the screen again. */
  putWaiting(): void {
    if (this.#waiting) this.put(this.#waiting);
  }

  /** Runs a command of the AWS CLI, shows its answer, and looks at the checks. */
  async run(text: string): Promise<void> {
    const split = splitCommandLine(text);
    if (!('words' in split)) {
      this.screen.line(messages.openQuote);
      return;
    }
    const explained = split.words.includes('--explain');
    const words = split.words.filter((word) => word !== '--explain');
    this.lastCommand = text;
    const ran = await this.act(async () => {
      const answer = await runCommand(this.deps, this.cloud, this.folder, words.slice(1), {
        asks: { ask: this.asking, show: (said) => this.screen.line(wrapLines(said, this.screen.columns)) },
      });
      this.lastAnswer = answer.stdout;
      this.lastCall = answer.events.at(-1) ?? this.lastCall;
      this.#showAnswer(answer.stdout, answer.stderr);
      const sign = answer.exitCode === exitCodes.usage ? words.find((word) => shellSigns.has(word)) : undefined;
      if (sign !== undefined) this.screen.line(messages.shellSign(sign));
      if (!explained && answer.events.at(-1)?.outcome.ok === false) this.screen.line(this.screen.color.dim(messages.whyExplain));
      if (explained) await this.#explainAnswer(answer.events.at(-1));
      return answer;
    });
    const link = ran.stdout.trim();
    if (/^https?:\/\/\S+$/.test(link)) this.link = link;
    const folded = this.rest !== undefined && ran.stdout !== '';
    const { goal } = this.attempt.step;
    if (folded && goal !== undefined && this.attempt.progress.phase === 'working') this.goal(await this.attempt.filled(goal));
  }

  async #explainAnswer(event: CallEvent | undefined): Promise<void> {
    if (event) this.screen.line(await this.deps.explain(this.cloud, event, this.screen.columns));
    else this.screen.prose(messages.sentNoCall(undefined));
  }

  /** Sees how the checks stand before something may change them, so that only what changes is told. */
  async lookBefore(): Promise<void> {
    if (this.#told === '' && !this.manual && this.attempt.progress.phase === 'working') this.#told = stateOf(await this.attempt.judged());
  }

  /** Does what may make calls, by whatever way, and looks at the checks then. */
  async act<Result>(does: () => Promise<Result>): Promise<Result> {
    const before = lastEventNumber(this.cloud);
    await this.lookBefore();
    const result = await does();
    const call = lastCallOf(this.cloud, before);
    this.sentNothing = call === undefined;
    this.lastCall = call ?? this.lastCall;
    this.ranSince = true;
    this.seen = lastEventNumber(this.cloud);
    await this.judge(hasChanged(this.cloud, before));
    return result;
  }

  /** Whether checks wait until they are asked for: because the learner wants it so, or because each one counts. */
  get manual(): boolean {
    return this.#manual || this.attempt.rules.attempts !== undefined;
  }

  /** Chooses whether checks wait, here and in later lessons. */
  async setManual(manual: boolean): Promise<void> {
    this.#manual = manual;
    (await this.deps.settings()).set(manualSetting, manual);
  }

  /** Looks at the checks, and says what came of a change. */
  async judge(changed: boolean): Promise<void> {
    if (this.attempt.progress.phase !== 'working') return;
    if (changed) await this.attempt.changed(this);
    if (this.manual) {
      if (changed) this.screen.line(this.screen.color.dim(messages.waiting));
      return;
    }
    const judged = await this.attempt.judged();
    if (await this.attempt.conclude(this, judged)) return;
    if (changed || stateOf(judged) !== this.#told) this.notYet(judged);
  }

  override turn(step: Parameters<Teller['turn']>[0]): void {
    super.turn(step);
    this.#told = '';
  }

  override notYet(judged: readonly Judged[]): void {
    super.notYet(judged);
    this.#told = stateOf(judged);
  }

  #showAnswer(stdout: string, stderr: string): void {
    if (stdout !== '') this.show(shortened(stdout, messages.cutWord));
    if (stderr.trim() !== '') this.screen.line(wrapLines(cutLongWords(stderr.trim(), messages.cutWord), this.screen.columns));
  }

  /** Shows a text, folded when it is long. */
  show(text: string): void {
    const { shown, rest, restLines } = fold(text);
    this.screen.line(shown);
    this.rest = rest;
    if (rest !== undefined) this.screen.line(this.screen.color.dim(messages.moreLines(restLines)));
  }
}

/** The learner's last call since an event. */
const lastCallOf = (cloud: Cloud, after: number): CallEvent | undefined =>
  cloud
    .events({ after, order: 'newest' })
    .find((event): event is CallEvent => event.kind === 'call' && event.parent === undefined && isLearners(event.source.surface));

/** How the checks stand, so that it can be told whether that changed. */
const stateOf = (judged: readonly Judged[]): string => JSON.stringify(judged.map(({ verdict }) => verdict));
