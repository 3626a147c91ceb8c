import { pythonText } from '../../../models/python-values.ts';
import { type CommandLineError, usageError } from '../errors.ts';
import { invalidChoice } from './choices.ts';
import { pythonFloat, pythonInt } from './python-numbers.ts';

/** How many words follow an option: none, one, one or none, or all up to the next option. */
export type Arity = 'none' | 'one' | 'optional' | 'many';

/** An option as the scanner knows it, by its name without dashes. */
export interface OptionSpec {
  readonly name: string;
  readonly arity: Arity;
  /** Numbers that are looked at while options are read, before anything else is known to be wrong. */
  readonly type?: 'int' | 'float';
  /** The only words that may follow. */
  readonly choices?: readonly string[];
}

/** What an option was given: no word, one word, or a list of them. The last occurrence counts. */
export type OptionValue = true | string | readonly string[];

/** Arguments, sorted. */
export interface Scanned {
  readonly values: ReadonlyMap<string, OptionValue>;
  /** Every option in the order of the line, repeated ones each time. */
  readonly given: readonly (readonly [name: string, value: OptionValue])[];
  readonly positionals: readonly string[];
  /** Options that are none of the specs, and what came with them, as typed. */
  readonly unknown: readonly string[];
}

const negativeNumber = /^-\d+$|^-\d*\.\d+$/;

type Options = ReadonlyMap<string, OptionSpec>;
type Match = { readonly spec: OptionSpec; readonly attached?: string } | 'unknown' | undefined;

/** The option that a word names, whole or by an unambiguous beginning; `undefined` for a word that is no option. Follows Python's argparse. */
function matchOption(word: string, options: Options): Match {
  if (word.length < 2 || !word.startsWith('-')) return undefined;
  if (word.startsWith('--')) {
    const equals = word.indexOf('=');
    const name = equals < 0 ? word.slice(2) : word.slice(2, equals);
    const attached = equals < 0 ? {} : { attached: word.slice(equals + 1) };
    const exact = options.get(name);
    if (exact !== undefined) return { spec: exact, ...attached };
    const candidates = name === '' ? [] : [...options.values()].filter((spec) => spec.name.startsWith(name));
    const [only] = candidates;
    if (candidates.length > 1) {
      throw usageError(`ambiguous option: --${name} could match ${candidates.map((spec) => `--${spec.name}`).join(', ')}`);
    }
    if (only !== undefined) return { spec: only, ...attached };
  }
  if (negativeNumber.test(word) || word.includes(' ')) return undefined;
  return 'unknown';
}

const expected = (name: string, what: string): CommandLineError => usageError(`argument --${name}: expected ${what}`);

/** Refuses a value that an option cannot have. */
function checkValue({ name, type, choices }: OptionSpec, value: OptionValue): void {
  for (const word of value === true ? [] : typeof value === 'string' ? [value] : value) {
    const isNumber = type === undefined || (type === 'int' ? pythonInt(word) : pythonFloat(word)) !== undefined;
    if (!isNumber) throw usageError(`argument --${name}: invalid ${type} value: ${pythonText([word]).slice(1, -1)}`);
    if (choices !== undefined && !choices.includes(word)) throw invalidChoice(`--${name}`, word, choices);
  }
}

/** Takes what belongs to an option; gives the value and the index of the word after it. */
function takeValue(words: readonly string[], start: number, spec: OptionSpec, attached: string | undefined, options: Options): [OptionValue, number] {
  if (attached !== undefined) {
    if (spec.arity === 'none') throw usageError(`argument --${spec.name}: ignored explicit argument '${attached}'`);
    return [spec.arity === 'many' ? [attached] : attached, start];
  }
  if (spec.arity === 'none') return [true, start];
  const taken: string[] = [];
  let index = start;
  for (; index < words.length; index += 1) {
    const word = words[index];
    if (word === undefined || word === '--' || matchOption(word, options) !== undefined) break;
    taken.push(word);
    if (spec.arity !== 'many') {
      index += 1;
      break;
    }
  }
  const [first] = taken;
  if (spec.arity === 'many') return [taken, index];
  if (first !== undefined) return [first, index];
  if (spec.arity === 'optional') return [true, index];
  throw expected(spec.name, 'one argument');
}

/** Walks words once: options take what belongs to them, every other word is handed on. */
function walk(
  words: readonly string[],
  specs: Iterable<OptionSpec>,
  other: (word: string, kind: 'plain' | 'unknown') => void,
  end: (rest: readonly string[]) => void,
): readonly (readonly [string, OptionValue])[] {
  const options: Options = new Map([...specs].map((spec) => [spec.name, spec]));
  const given: (readonly [string, OptionValue])[] = [];
  for (let index = 0; index < words.length; ) {
    const word = words[index] ?? '';
    index += 1;
    if (word === '--') {
      end(words.slice(index));
      break;
    }
    const match = matchOption(word, options);
    if (match === undefined) other(word, 'plain');
    else if (match === 'unknown') other(word, 'unknown');
    else {
      const [value, next] = takeValue(words, index, match.spec, match.attached, options);
      checkValue(match.spec, value);
      given.push([match.spec.name, value]);
      index = next;
    }
  }
  return given;
}

/** Sorts words into options, positionals and the unknown, as Python's argparse does for `aws`. */
export function scan(words: readonly string[], specs: Iterable<OptionSpec>): Scanned {
  const positionals: string[] = [];
  const unknown: string[] = [];
  const given = walk(
    words,
    specs,
    (word, kind) => (kind === 'plain' ? positionals : unknown).push(word),
    (rest) => positionals.push(...rest),
  );
  return { values: new Map(given), given, positionals, unknown };
}

/**
 * Takes the given options out, wherever they stand, and leaves every other word in its place.
 * The first of two passes: options that `aws` has everywhere, before anything is known of the operation.
 */
export function extract(
  words: readonly string[],
  specs: Iterable<OptionSpec>,
): { readonly values: ReadonlyMap<string, OptionValue>; readonly rest: readonly string[] } {
  const rest: string[] = [];
  const given = walk(
    words,
    specs,
    (word) => rest.push(word),
    (after) => rest.push('--', ...after),
  );
  return { values: new Map(given), rest };
}
