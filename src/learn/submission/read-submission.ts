import type { JournalEvent } from '../../kernel/journal.ts';
import { isPlainObject } from '../../kernel/json.ts';
import { readEvent } from './read-event.ts';
import { limits, type Submission, type SubmissionAbout, type SubmissionFacts, submissionFormat } from './submission.ts';
import { SubmissionError } from './submission-error.ts';
import { unpack } from './unpack.ts';

/**
 * Reads what was handed in, which anybody may have written: nothing of it is believed but its form. What it says is bounded, whole and one
 * chain; whether it can have happened, replay finds out.
 * @throws SubmissionError that says what is wrong
 */
export function readSubmission(packed: Uint8Array): Submission {
  const lines = linesOf(unpack(packed));
  const head = lines.next();
  const { facts, ...about } = readHead(head.done ? undefined : head.value);
  const events: JournalEvent[] = [];
  let previousHash = '0'.repeat(64);
  for (const { value, line } of lines) {
    if (isEnd(value)) {
      if (value[1] !== events.length || value[2] !== previousHash) throw new SubmissionError('wrongEnd');
      if (!lines.next().done) throw new SubmissionError('afterEnd');
      if (events.length === 0) throw new SubmissionError('noEvents');
      return { ...about, facts, events, head: previousHash };
    }
    if (events.length === limits.events) throw new SubmissionError('tooManyEvents', limits.events);
    const event = readEvent(value);
    if (event === undefined) throw new SubmissionError('notAnEvent', line);
    if (event.number !== events.length + 1) throw new SubmissionError('gap', event.number, events.length + 1);
    if (event.previousHash !== previousHash) throw new SubmissionError('brokenChain', event.number);
    previousHash = event.hash;
    events.push(event);
  }
  throw new SubmissionError('cutOff');
}

interface Line {
  readonly value: unknown;
  /** From 1. */
  readonly line: number;
}

/** The lines of the file, parsed one by one. A last line that does not end is one that was cut off. */
function* linesOf(text: string): Generator<Line, undefined> {
  let start = 0;
  for (let line = 1; start < text.length; line += 1) {
    const end = text.indexOf('\n', start);
    if ((end < 0 ? text.length : end) - start > limits.lineCharacters) throw new SubmissionError('lineTooLong', line);
    if (end < 0) throw new SubmissionError(line === 1 ? 'notASubmission' : 'cutOff');
    yield { value: parse(text.slice(start, end), line), line };
    start = end + 1;
  }
  return undefined;
}

function parse(text: string, line: number): unknown {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    throw line === 1 ? new SubmissionError('notASubmission') : new SubmissionError('notJson', line);
  }
  checkNesting(value, line);
  return value;
}

/** Whatever walks an event later may do so by calling itself, and copy members by their names. */
function checkNesting(value: unknown, line: number): void {
  let level: readonly unknown[] = [value];
  for (let depth = 0; level.length > 0; depth += 1) {
    if (depth > limits.depth) throw new SubmissionError('tooDeep', line);
    const next: unknown[] = [];
    for (const item of level) {
      if (typeof item !== 'object' || item === null) continue;
      if (Object.hasOwn(item, '__proto__')) throw new SubmissionError('forbiddenName', line);
      for (const member of Object.values(item)) if (typeof member === 'object' && member !== null) next.push(member);
    }
    level = next;
  }
}

const isEnd = (value: unknown): value is readonly ['end', unknown, unknown] => Array.isArray(value) && value.length === 3 && value[0] === 'end';

function readHead(head: Line | undefined): SubmissionAbout & { readonly facts: SubmissionFacts } {
  const { value } = head ?? {};
  if (!isPlainObject(value) || value.nimbi !== 'submission' || !isCount(value.format)) throw new SubmissionError('notASubmission');
  const { format, scenario, version, engine, student, nonce } = value;
  if (format > submissionFormat) throw new SubmissionError('newerFormat', format);
  const facts = readFacts(value.facts);
  if (!isName(scenario) || !isCount(version) || !isName(engine) || !isOptionalName(student) || !isOptionalName(nonce) || !facts) {
    throw new SubmissionError('notASubmission');
  }
  return { scenario, version, engine, ...(student !== undefined && { student }), ...(nonce !== undefined && { nonce }), facts };
}

function readFacts(value: unknown): SubmissionFacts | undefined {
  if (!isPlainObject(value) || !isPlainObject(value.clock)) return undefined;
  const { format, id, seed, accountId, journal } = value;
  const { start, madeAt, still } = value.clock;
  const isWhole = isCount(format) && isName(id) && isName(seed) && isAccount(accountId) && isTime(start) && isTime(madeAt) && typeof still === 'boolean';
  if (!isWhole || (journal !== 'everything' && journal !== 'bounded')) return undefined;
  return { format, id, seed, accountId, journal, clock: { start, madeAt, still } };
}

const isCount = (value: unknown): value is number => Number.isSafeInteger(value) && (value as number) > 0;
const isTime = (value: unknown): value is number => Number.isSafeInteger(value) && (value as number) >= 0;
const isName = (value: unknown): value is string => typeof value === 'string' && value.length > 0 && value.length <= 256;
const isOptionalName = (value: unknown): value is string | undefined => value === undefined || isName(value);
const isAccount = (value: unknown): value is string => typeof value === 'string' && /^\d{12}$/.test(value);
