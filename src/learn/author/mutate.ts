import { isPlainObject, type JsonObject } from '../../kernel/json.ts';
import { messages } from '../../messages/learn/author/en.ts';
import type { LabLine, LabScript } from '../lab-script.ts';
import type { Scenario } from '../scenario.ts';

/** A solution gone wrong, made by rule. */
export interface MadeMutant extends LabScript {
  readonly rule: 'widened' | 'answered' | 'dropped' | 'reordered';
}

const words = messages.made;

/**
 * Makes mutants of a solution, those that say most first: permissions that are wider, other answers, a line that is missing, two lines in
 * the other order.
 */
export const mutantsOf = (solution: LabScript, scenario: Pick<Scenario, 'questions' | 'steps'>): readonly MadeMutant[] => [
  ...widened(solution),
  ...answered(solution, scenario),
  ...dropped(solution),
  ...reordered(solution),
];

function* widened({ name, lines }: LabScript): Generator<MadeMutant> {
  for (const [index, line] of lines.entries()) {
    if (line.kind === 'edit') {
      for (const [what, content] of widerDocuments(line.content, line.file)) yield made(name, lines, index, { ...line, content }, what);
    } else if (line.kind === 'aws' || line.kind === 'shell') {
      for (const [what, text] of widerCommands(line.text)) yield made(name, lines, index, { ...line, text }, what);
    }
  }
}

const made = (name: string, lines: readonly LabLine[], index: number, line: LabLine, what: string): MadeMutant => ({
  name: words.widened(name, what),
  rule: 'widened',
  lines: lines.with(index, line),
});

/** Policies that stand in a command between single quotes, and AWS's own policies by their ARNs. */
function* widerCommands(text: string): Generator<readonly [what: string, text: string]> {
  const where = titleOf(text);
  for (const match of text.matchAll(/'(\{[^']*"Statement"[^']*\})'/gs)) {
    const document = match[1] ?? '';
    for (const [what, wider] of widerDocuments(document, where)) yield [what, text.replace(document, () => wider)];
  }
  const wider = text.replace(/arn:aws:iam::aws:policy\/[\w+=,.@/-]+/, 'arn:aws:iam::aws:policy/AdministratorAccess');
  if (wider !== text) yield [words.admin(where), wider];
}

/** The documents that allow more than a policy does, each by one member. Nothing for a text that is no policy. */
function* widerDocuments(text: string, where: string): Generator<readonly [what: string, text: string]> {
  const document = parsed(text);
  if (document === undefined) return;
  const statements = (Array.isArray(document.Statement) ? document.Statement : [document.Statement]).filter(isPlainObject) as readonly JsonObject[];
  const withStatements = (changed: readonly JsonObject[]): string => JSON.stringify({ ...document, Statement: [...changed] });
  for (const [index, statement] of statements.entries()) {
    if (statement.Effect === 'Deny') {
      if (statements.length > 1) yield [words.noDeny(where), withStatements(statements.toSpliced(index, 1))];
      continue;
    }
    for (const member of ['Action', 'Resource', 'Principal'] as const) {
      const now = statement[member];
      if (now === undefined || now === '*' || (member === 'Action' && isTrust(statement))) continue;
      yield [words.member(member, where), withStatements(statements.with(index, { ...statement, [member]: '*' }))];
    }
    const { Condition: condition, ...unconditional } = statement;
    if (condition !== undefined) yield [words.noCondition(where), withStatements(statements.with(index, unconditional))];
  }
}

/** Whether it says who may have a role, where there is nothing but actions of STS to allow. */
const isTrust = ({ Action }: JsonObject): boolean => /"sts:AssumeRole/.test(JSON.stringify(Action));

function parsed(text: string): JsonObject | undefined {
  try {
    const document: unknown = JSON.parse(text);
    return isPlainObject(document) && document.Statement !== undefined ? (document as JsonObject) : undefined;
  } catch {
    return undefined;
  }
}

/** Where a check looks at what was answered: all else a student can't get wrong and go on. */
function* answered({ name, lines }: LabScript, { questions = {}, steps }: Pick<Scenario, 'questions' | 'steps'>): Generator<MadeMutant> {
  const judged = JSON.stringify(steps.map(({ checks }) => checks));
  for (const [index, line] of lines.entries()) {
    if (line.kind !== 'answer' || !judged.includes(`"question":"${line.question}"`)) continue;
    for (const { id } of questions[line.question]?.options ?? []) {
      if (id === line.answer) continue;
      yield { name: words.answered(name, line.question, id), rule: 'answered', lines: lines.with(index, { ...line, answer: id }) };
    }
  }
}

/** Lines that are done together: a command and what is typed when it asks. */
function units(lines: readonly LabLine[]): readonly (readonly LabLine[])[] {
  const found: LabLine[][] = [];
  for (const line of lines) {
    if (line.kind === 'typed') found.at(-1)?.push(line);
    else found.push([line]);
  }
  return found;
}

function* dropped({ name, lines }: LabScript): Generator<MadeMutant> {
  const parts = units(lines);
  for (const [index, [line]] of parts.entries()) {
    // Without an answer nobody gets further: that says nothing of any check.
    if (line && line.kind !== 'answer') yield { name: words.dropped(name, told(line)), rule: 'dropped', lines: parts.toSpliced(index, 1).flat() };
  }
}

function* reordered({ name, lines }: LabScript): Generator<MadeMutant> {
  const parts = units(lines);
  for (const [index, part] of parts.entries()) {
    const next = parts[index + 1];
    const [line] = part;
    if (!line || !next || line.kind === 'answer' || next[0]?.kind === 'answer') continue;
    yield { name: words.reordered(name, told(line)), rule: 'reordered', lines: parts.toSpliced(index, 2, next, part).flat() };
  }
}

function told(line: LabLine): string {
  if (line.kind === 'edit') return `edit ${line.file}`;
  if (line.kind === 'program') return `program ${line.request}`;
  return line.kind === 'answer' ? `answer ${line.question}` : titleOf(line.text);
}

/** The beginning of a command, on one line. */
function titleOf(text: string): string {
  const line = text.replace(/\s*\\?\s*\n\s*/g, ' ');
  return line.length > 60 ? `${line.slice(0, 57)}...` : line;
}
