import { nearest } from '../../../../kernel/nearest.ts';
import { nearestOptions } from '../../../../messages/aws/en.ts';
import { CommandLineError, usageError } from '../../errors.ts';
import { type Arity, type OptionValue, type Scanned, scan } from '../../parsing/argparse.ts';
import { invalidChoice } from '../../parsing/choices.ts';
import type { Session } from '../../session/session.ts';

/** A flag of an `s3` command. */
export interface S3Flag {
  readonly name: string;
  readonly arity: Arity;
  readonly choices?: readonly string[];
  readonly integer?: true;
  /** It takes just two words: a key and a value. */
  readonly pair?: true;
  readonly text: string;
}

/** How an `s3` command is typed. */
export interface S3Syntax {
  readonly name: string;
  readonly description: string;
  /** As in `usage: aws s3 cp <LocalPath> <S3Uri> …`. */
  readonly usage: string;
  /** The least and the most paths, and what `aws` calls them when they are missing. */
  readonly paths: { readonly least: number; readonly most: number; readonly name: string };
  readonly flags: readonly S3Flag[];
}

/** An `s3` command and what it does with its paths and flags. */
export interface S3Command extends S3Syntax {
  run(session: Session, paths: readonly string[], flags: S3Flags): Promise<number>;
}

/** The flags of an `s3` command as given. */
export class S3Flags {
  constructor(private readonly scanned: Scanned) {}

  has(name: string): boolean {
    return this.scanned.values.has(name);
  }

  text(name: string): string | undefined {
    const value = this.scanned.values.get(name);
    return typeof value === 'string' ? value : undefined;
  }

  words(name: string): readonly string[] {
    const value = this.scanned.values.get(name);
    return value === undefined || value === true ? [] : typeof value === 'string' ? [value] : value;
  }

  /** The value, or what the option means when it comes without one; `undefined` when it was not given. */
  textOr(name: string, bare: string): string | undefined {
    return this.text(name) ?? (this.has(name) ? bare : undefined);
  }

  /** The two words of an option that takes two, as often as it was given. */
  pairs(name: string): readonly (readonly [string, string])[] {
    return this.inOrder([name]).flatMap(([, value]) => (Array.isArray(value) ? [[String(value[0] ?? ''), String(value[1] ?? '')] as const] : []));
  }

  number(name: string): number | undefined {
    const value = this.text(name);
    return value === undefined ? undefined : Number(value);
  }

  /** Options in the order of the line, where that counts. */
  inOrder(names: readonly string[]): readonly (readonly [name: string, value: OptionValue])[] {
    return this.scanned.given.filter(([name]) => names.includes(name));
  }
}

function check(flag: S3Flag, value: OptionValue): void {
  if (flag.pair && (!Array.isArray(value) || value.length !== 2)) throw usageError(`argument --${flag.name}: expected 2 arguments`);
  if (flag.name === 'grants' && Array.isArray(value) && value.length === 0) throw usageError('argument --grants: expected at least one argument');
  if (typeof value !== 'string') return;
  if (flag.choices !== undefined && !flag.choices.includes(value)) throw invalidChoice(`--${flag.name}`, value, flag.choices);
  if (flag.integer && !/^[+-]?\d+$/.test(value)) throw usageError(`argument --${flag.name}: invalid int value: '${value}'`);
}

/** Reads the words after an `s3` command. @throws a CommandLineError as `aws s3` words it */
export function readS3Words(syntax: S3Syntax, words: readonly string[]): { readonly paths: readonly string[]; readonly flags: S3Flags } {
  const scanned = scan(words, syntax.flags);
  const byName = new Map(syntax.flags.map((flag) => [flag.name, flag]));
  for (const [name, value] of scanned.given) {
    const flag = byName.get(name);
    if (flag !== undefined) check(flag, value);
  }
  const { least, most, name } = syntax.paths;
  if (scanned.positionals.length < least) throw usageError(`the following arguments are required: ${name}`);
  const unknown = [...scanned.unknown, ...scanned.positionals.slice(most)];
  if (unknown.length > 0) {
    const near = scanned.unknown.flatMap((word) =>
      nearest(
        word,
        syntax.flags.map((flag) => `--${flag.name}`),
      ),
    );
    throw new CommandLineError('paramValidation', `Unknown options: ${unknown.join(',')}`, near.length === 0 ? undefined : nearestOptions(near));
  }
  return { paths: scanned.positionals.slice(0, most), flags: new S3Flags(scanned) };
}
