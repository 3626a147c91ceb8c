import { existsSync } from 'node:fs';
import { compareText } from '../../../../kernel/key-order.ts';
import type { S3Flags } from './command-line.ts';
import type { Found, Kind } from './item.ts';

/** What to do about the files of two ends. */
export interface Strategy {
  /** Whether a file that is at both ends is transferred. */
  differs(source: Found, target: Found): boolean;
  /** Whether one that is only in the target is deleted. */
  readonly deletes: boolean;
}

/** When a file is up to date: never for older, nor, of a download, for newer copies; follows awscli/customizations/s3/syncstrategy, 2026. */
function isCurrent(kind: Kind, source: Found, target: Found, exact: boolean): boolean {
  const difference = (target.modified?.getTime() ?? 0) - (source.modified?.getTime() ?? 0);
  if (kind === 'download') return exact ? difference === 0 : difference <= 0;
  return difference >= 0;
}

/** The strategy that flags ask for. Of `--size-only`, `--exact-timestamps` and `--no-overwrite` the last of this list counts, as in `aws`. */
export function readStrategy(flags: S3Flags, kind: Kind): Strategy {
  const exact = flags.has('exact-timestamps');
  const differs: Strategy['differs'] = flags.has('no-overwrite')
    ? () => false
    : (source, target) => source.size !== target.size || ((exact || !flags.has('size-only')) && !isCurrent(kind, source, target, exact));
  return { differs, deletes: flags.has('delete') };
}

/** What a sync came upon: something to transfer, or in `deleted` something to delete. */
export interface Difference {
  readonly found?: Found;
  readonly deleted?: Found;
  /** The file is not at the target by this name. */
  readonly isNew?: true;
}

/** Goes through two ends at once, both in the order of their names, and gives what differs. */
export async function* differences(source: AsyncIterator<Found>, target: AsyncIterator<Found>, strategy: Strategy): AsyncGenerator<Difference> {
  let left = await source.next();
  let right = await target.next();
  while (!left.done || !right.done) {
    const order = left.done ? 1 : right.done ? -1 : compareText(left.value.compareKey, right.value.compareKey);
    if (order < 0 && !left.done) yield { found: left.value, isNew: true };
    else if (order > 0 && !right.done) {
      if (strategy.deletes) yield { deleted: right.value };
    } else if (!left.done && !right.done && strategy.differs(left.value, right.value)) yield { found: left.value };
    if (order <= 0) left = await source.next();
    if (order >= 0) right = await target.next();
  }
}

const topic = 'https://docs.aws.amazon.com/cli/latest/topic/s3-case-insensitivity.html';

/** What `--case-conflict` asks for where two names differ only by case, and one file might take the other's place. */
export class CaseConflicts {
  readonly #under = new Set<string>();

  constructor(private readonly mode: string) {}

  /**
   * Whether something new may be downloaded.
   * @param source and target as they are shown in messages
   * @param warn told what is to be said
   * @throws an Error with `--case-conflict error`
   */
  allows(compareKey: string, source: string, target: string, warn: (line: string) => void): boolean {
    const key = compareKey.toLowerCase();
    if ((this.#under.has(key) || existsSync(target)) && !this.#decide(source, target, warn)) return false;
    this.#under.add(key);
    return true;
  }

  #decide(source: string, target: string, warn: (line: string) => void): boolean {
    const because = 'because a file whose name differs only by case either exists or is being downloaded.';
    if (this.mode === 'error') throw new Error(`Failed to download ${source} -> ${target} ${because}`);
    if (this.mode === 'skip') warn(`warning: Skipping ${source} -> ${target} ${because}`);
    else
      warn(
        `warning: Downloading ${source} -> ${target} despite a file whose name differs only by case either existing or being downloaded. ` +
          `This behavior is not defined on case-insensitive filesystems and may result in overwriting existing files or race conditions between concurrent downloads. For more information, see ${topic}.`,
      );
    return this.mode !== 'skip';
  }
}
