import type { DataSource } from '../kernel/data-source.ts';
import { messages } from '../messages/learn/format/en.ts';
import { splitCommandLine } from './command-line.ts';
import { type Problem, ScenarioError } from './format/problem.ts';

/** One line of a lab script. */
export type LabLine =
  /** A command, its answer kept under a name where it has one. Placeholders are not filled in yet. */
  | { readonly kind: 'aws'; readonly text: string; readonly keepAs?: string }
  /** A command in `nimbi shell`. */
  | { readonly kind: 'shell'; readonly text: string }
  /** A program of the learner's is run, and makes this request: `WORKLOAD.REQUEST`. */
  | { readonly kind: 'program'; readonly request: string }
  /** What is typed when the command before asks: `< TEXT`. `mfa NAME` stands for the code that a virtual MFA device shows. */
  | { readonly kind: 'typed'; readonly text: string }
  /** A word of the lesson's that does something: `sign`, `send`, `change`, `mfa`, `decode`. */
  | { readonly kind: 'word'; readonly text: string }
  | { readonly kind: 'answer'; readonly question: string; readonly answer: string }
  /** The learner's version of a starter file. */
  | { readonly kind: 'edit'; readonly file: string; readonly content: string };

/** A list of commands: data, not shell. */
export interface LabScript {
  /** The file's name without its ending. */
  readonly name: string;
  readonly lines: readonly LabLine[];
}

/** A solution gone wrong, and the checks that notice. */
export interface Mutant extends LabScript {
  readonly fails: readonly string[];
}

const ending = '.lab';

/** The solutions of a scenario, by name. */
export const loadSolutions = (data: DataSource, folder: string): readonly LabScript[] =>
  scriptNames(data, `${folder}/solutions`).map((name) => ({
    name,
    lines: readLines(data, `${folder}/solutions`, name, textOf(data, `${folder}/solutions`, name)),
  }));

/**
 * Reads a script that somebody wrote.
 * @param file how it is named to the person
 * @param contentOf the learner's version of a file, by the name that an `edit` says
 * @throws ScenarioError
 */
export const readScript = (file: string, text: string, contentOf: (name: string) => string | undefined): LabScript => ({
  name: file,
  lines: readAll(meaningful(text.replace(/^\uFEFF/, '').split(/\r?\n/)), (line) => readLine(line, file, contentOf)),
});

/** The mutants of a scenario, by name. */
export const loadMutants = (data: DataSource, folder: string): readonly Mutant[] =>
  scriptNames(data, `${folder}/mutants`).map((name) => loadMutant(data, folder, name));

const scriptNames = (data: DataSource, folder: string): readonly string[] =>
  data
    .names(folder)
    .filter((name) => name.endsWith(ending))
    .map((name) => name.slice(0, -ending.length));

const textOf = (data: DataSource, folder: string, name: string): readonly string[] => (data.text(`${folder}/${name}${ending}`) ?? '').split(/\r?\n/);

/** A line that says something, with its number in the file. */
interface Numbered {
  readonly text: string;
  readonly line: number;
}

/** Lines without comments and blanks; those that go on are one. */
function meaningful(lines: readonly string[]): readonly Numbered[] {
  const found: Numbered[] = [];
  let begun: Numbered | undefined;
  for (const [index, line] of lines.entries()) {
    if (!begun && /^\s*(#|$)/.test(line)) continue;
    const text: string = begun ? `${begun.text}\n${line}` : line;
    begun = { text, line: begun?.line ?? index + 1 };
    if (/\s\\$/.test(line)) continue;
    found.push({ ...begun, text: text.trim() });
    begun = undefined;
  }
  return found;
}

function loadMutant(data: DataSource, folder: string, name: string): Mutant {
  const file = `${folder}/mutants/${name}${ending}`;
  const [first, second, ...changes] = meaningful(textOf(data, `${folder}/mutants`, name));
  const solution = /^of ([a-z0-9-]+)$/.exec(first?.text ?? '')?.[1];
  const fails = /^fails ((?:[a-z0-9-]+ ?)+)$/.exec(second?.text ?? '')?.[1];
  if (solution === undefined) throw problem(file, first, messages.lab.notOf);
  if (fails === undefined) throw problem(file, second, messages.lab.notFails);
  const changed = applyChanges(meaningful(textOf(data, `${folder}/solutions`, solution)), changes, file);
  const lines = readAll(changed, (line) =>
    readLine(line, file, (edited) => data.text(`${folder}/mutants/${name}/${edited}`) ?? data.text(`${folder}/solutions/${solution}/${edited}`)),
  );
  return { name, lines, fails: fails.trim().split(' ') };
}

/**
 * Changes come in the solution's order. `- LINE` takes the next line out that begins so; the `+ LINE`s after it come in its place, and
 * `+`s that begin come first of all. `until LINE` lets the script end before the next line that begins so.
 */
function applyChanges(solution: readonly Numbered[], changes: readonly Numbered[], file: string): readonly Numbered[] {
  const lines = [...solution];
  let position = 0;
  for (const change of changes) {
    const [, sign = '', text = ''] = /^([+-]|until)\s+(.+)$/s.exec(change.text) ?? [];
    if (sign === '+') {
      lines.splice(position, 0, { text, line: change.line });
      position += 1;
      continue;
    }
    const found = sign === '' ? -1 : lines.findIndex((line, index) => index >= position && line.text.startsWith(text));
    if (found < 0) throw problem(file, change, messages.lab.noSuchLine(change.text));
    lines.splice(found, sign === 'until' ? lines.length - found : 1);
    position = found;
  }
  return lines;
}

const readLines = (data: DataSource, folder: string, name: string, lines: readonly string[]): readonly LabLine[] =>
  readAll(meaningful(lines), (line) => readLine(line, `${folder}/${name}${ending}`, (edited) => data.text(`${folder}/${name}/${edited}`)));

/** Reads lines one by one. @throws ScenarioError with what is wrong in all of them */
function readAll(lines: readonly Numbered[], read: (line: Numbered) => LabLine): readonly LabLine[] {
  const problems: Problem[] = [];
  const found: LabLine[] = [];
  for (const line of lines) {
    try {
      found.push(read(line));
    } catch (error) {
      if (!(error instanceof ScenarioError)) throw error;
      problems.push(...error.problems);
    }
  }
  if (problems.length > 0) throw new ScenarioError(problems);
  return found;
}

function readLine(line: Numbered, file: string, contentOf: (file: string) => string | undefined): LabLine {
  const { text } = line;
  const typed = readTyped(text);
  if (typed) {
    if (typed.kind !== 'typed' && !('words' in splitCommandLine(typed.text))) throw problem(file, line, messages.lab.quote);
    return typed;
  }
  const program = /^program (?<request>[a-z][a-z0-9-]*\.[a-z][a-z0-9-]*)$/.exec(text)?.groups?.request;
  if (program !== undefined) return { kind: 'program', request: program };
  const answer = /^answer (?<question>[a-z0-9-]+) = (?<given>.+)$/.exec(text)?.groups;
  if (answer) return { kind: 'answer', question: answer.question ?? '', answer: answer.given ?? '' };
  const edited = /^edit (?<file>[a-z0-9][a-z0-9.-]*)$/.exec(text)?.groups?.file;
  if (edited === undefined) throw problem(file, line, messages.lab.unknown);
  const content = contentOf(edited);
  if (content === undefined) throw problem(file, line, messages.lab.noFile(edited));
  return { kind: 'edit', file: edited, content };
}

/** A line that says what would be typed; `undefined` for another one. */
function readTyped(text: string): Extract<LabLine, { readonly text: string }> | undefined {
  const command = /^(?:(?<keepAs>[a-z][a-zA-Z0-9]{0,29}) = )?(?<aws>aws\s.*)$/s.exec(text)?.groups;
  if (command) return { kind: 'aws', text: command.aws ?? '', ...(command.keepAs !== undefined && { keepAs: command.keepAs }) };
  const inShell = /^shell (aws\s.*)$/s.exec(text)?.[1];
  if (inShell !== undefined) return { kind: 'shell', text: inShell };
  const typed = /^< (.*)$/.exec(text)?.[1];
  if (typed !== undefined) return { kind: 'typed', text: typed };
  return /^((sign|send|change)\s|(mfa|decode)(\s|$))/.test(text) ? { kind: 'word', text } : undefined;
}

const problem = (file: string, at: Numbered | undefined, message: string): ScenarioError => {
  const found: Problem = { file, line: at?.line ?? 1, column: 1, message };
  return new ScenarioError([found]);
};
