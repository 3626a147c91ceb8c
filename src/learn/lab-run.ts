import type { Credentials } from '../kernel/call.ts';
import type { Attempt } from './attempt.ts';
import type { Asked, Audience, Judged } from './audience.ts';
import { splitCommandLine } from './command-line.ts';
import { fill, type Values } from './fill.ts';
import { hasChanged, lastEventNumber } from './journal-end.ts';
import type { LabLine, LabScript } from './lab-script.ts';
import type { Way } from './scenario.ts';
import { type Score, scoreOf } from './score.ts';

/** What a command came to. */
export interface CommandResult {
  readonly exitCode: number;
  readonly stdout: string;
}

/** The hands that do what a script says. */
export interface Hands {
  /** Runs a command line: its words begin with `aws`. `text` is how it would be typed; `typed` is what is answered when it asks. */
  run(words: readonly string[], text: string, way: Extract<Way, 'prompt' | 'shell'>, typed: readonly string[]): Promise<CommandResult>;
  /** Does what a word of the lesson's says, such as `sign`: its words begin with it. */
  word(words: readonly string[], text: string, typed: readonly string[]): Promise<void>;
  /** The access key of a profile. */
  credentialsOf(profile: string): Credentials;
  /** Gives a file of the attempt's folder this text. */
  edit(file: string, content: string): void | Promise<void>;
  /** Hears a question and what the script answers. */
  answered?(question: Asked, answer: string): void;
}

/** What a script achieved. */
export interface LabOutcome {
  readonly finished: boolean;
  readonly passed: readonly string[];
  /** The checks of the step it got stuck in that the learner sees, were judged and did not pass. */
  readonly failed: readonly Judged[];
  /** What it is worth, by all checks: each step's as they were when it was over, or at the end. */
  readonly score: Score;
}

/**
 * Runs a lab script through an attempt, step by step as a learner would. Commands go on after a step that is not done, as they would.
 * @param audience hears what happens; its `ask` is not used: the script answers
 */
export async function runScript(attempt: Attempt, script: LabScript, hands: Hands, audience: Audience): Promise<LabOutcome> {
  const scripted = withAnswers(attempt, audience, script, hands);
  const judged: Record<string, readonly Judged[]> = {};
  const advance = async (): Promise<void> => {
    for (;;) {
      const { phase } = attempt.progress;
      if (phase === 'done' || phase === 'finished') judged[attempt.step.id] ??= await attempt.judgedWhole();
      if (phase !== 'done') return;
      attempt.next();
      await attempt.proceed(scripted);
    }
  };
  await attempt.proceed(scripted);
  await advance();
  let kept: Values = {};
  for (const [place, line] of script.lines.entries()) {
    if (line.kind === 'answer' || line.kind === 'typed') continue;
    if (line.kind === 'edit') {
      await hands.edit(line.file, await attempt.filled(line.content));
      continue;
    }
    const before = lastEventNumber(attempt.cloud);
    if (line.kind === 'program') await attempt.playProgram(line.request, hands.credentialsOf(attempt.profileOf(line.request)), scripted);
    else {
      const typed = await Promise.all(typedAfter(script, place).map(async (answer) => fill(await attempt.filled(answer), kept)));
      kept = await type(line, hands, { text: fill(await attempt.filled(line.text), kept), typed }, kept);
    }
    if (hasChanged(attempt.cloud, before)) await attempt.changed(scripted);
    await attempt.conclude(scripted);
    await advance();
  }
  return outcomeOf(attempt, judged);
}

/** What is typed when the command of a line asks: the lines right after it. */
function typedAfter({ lines }: LabScript, place: number): readonly string[] {
  const after = lines.slice(place + 1);
  const end = after.findIndex(({ kind }) => kind !== 'typed');
  return after.slice(0, end < 0 ? after.length : end).flatMap((line) => (line.kind === 'typed' ? [line.text] : []));
}

/** A line as it would be typed, and what is typed when it asks; placeholders are filled in. */
interface Typing {
  readonly text: string;
  readonly typed: readonly string[];
}

/** Does what a line says that would be typed; gives the answers kept so far. */
async function type(line: Extract<LabLine, { readonly kind: 'aws' | 'shell' | 'word' }>, hands: Hands, { text, typed }: Typing, kept: Values): Promise<Values> {
  const split = splitCommandLine(text);
  if (!('words' in split)) throw new Error(`An answer with a quotation mark broke the line: ${text}`);
  if (line.kind === 'word') {
    await hands.word(split.words, text, typed);
    return kept;
  }
  const { stdout } = await hands.run(split.words, text, line.kind === 'shell' ? 'shell' : 'prompt', typed);
  return line.kind === 'aws' && line.keepAs !== undefined ? { ...kept, [line.keepAs]: keptText(stdout) } : kept;
}

async function outcomeOf(attempt: Attempt, judged: Readonly<Record<string, readonly Judged[]>>): Promise<LabOutcome> {
  const { phase, passed, hints } = attempt.progress;
  const finished = phase === 'finished';
  const failed = finished ? [] : (await attempt.judged()).filter(({ verdict }) => verdict && !verdict.passed);
  // A wrong answer keeps a step from its turn, and is judged like a wrong command.
  const underWay = finished ? {} : { [attempt.step.id]: await attempt.judgedWhole() };
  const { steps } = attempt.scenario;
  return { finished, passed, failed, score: scoreOf(await attempt.filled({ steps }), { ...judged, ...underWay }, hints) };
}

/** Each question gets each of its answers once; asked again, the script has left. */
function withAnswers(attempt: Attempt, audience: Audience, { lines }: LabScript, hands: Hands): Audience {
  const waiting = lines.flatMap((line) => (line.kind === 'answer' ? [line] : []));
  return {
    ...bound(audience),
    ask: async (question) => {
      const place = waiting.findIndex((line) => line.question === question.id);
      const scripted = place < 0 ? undefined : waiting.splice(place, 1)[0]?.answer;
      const answer = scripted === undefined ? undefined : await attempt.filled(scripted);
      if (answer !== undefined) hands.answered?.(question, answer);
      return answer;
    },
  };
}

const bound = (audience: Audience): Omit<Audience, 'ask'> => ({
  step: (...args) => audience.step(...args),
  say: (text) => audience.say(text),
  tell: (told) => audience.tell(told),
  waited: (duration) => audience.waited(duration),
  arrived: (arrival) => audience.arrived(arrival),
  hand: (file, content) => audience.hand(file, content),
  turn: (step) => audience.turn(step),
  done: (step, judged, end) => audience.done(step, judged, end),
});

/** An answer as a later command uses it: a JSON text without its quotes. */
function keptText(stdout: string): string {
  const text = stdout.trim();
  try {
    const value: unknown = JSON.parse(text);
    return typeof value === 'string' ? value : text;
  } catch {
    return text;
  }
}
