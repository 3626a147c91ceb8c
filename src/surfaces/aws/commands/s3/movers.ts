import { unlinkSync } from 'node:fs';
import { basename, dirname, posix, relative, sep } from 'node:path';
import type { Caller } from '../call.ts';
import type { S3Flags } from './command-line.ts';
import type { Advance, TransferContext } from './context.ts';
import { copy } from './copy.ts';
import { download, setTime } from './download.ts';
import type { End, Item } from './item.ts';
import { requestPayer } from './requests.ts';
import { readableSize } from './sizes.ts';
import { inWords, upload } from './upload.ts';
import { parseS3Uri } from './uri.ts';

/** A file's path as `aws s3` shows it: from the folder that the command runs in, `./tom.jpg`. */
function shownPath(path: string, cwd: string): string {
  const folder = relative(cwd, dirname(path));
  return `${folder === '' ? '.' : folder}${sep}${path.endsWith(sep) ? basename(path) + sep : basename(path)}`;
}

const shown = (end: End, cwd: string): string => (end.type === 's3' ? `s3://${end.path}` : shownPath(end.path, cwd));

/** What a line says of an item: `./tom.jpg to s3://cats/tom.jpg`. */
export const describeItem = ({ source, target }: Item, cwd: string): string =>
  target === undefined ? shown(source, cwd) : `${shown(source, cwd)} to ${shown(target, cwd)}`;

/** What an object can weigh: ten thousand parts of 5 GiB. */
const largestUpload = 5 * 1024 ** 3 * 10_000;

/** What is to be said of an item before it is transferred, and whether it is left out. */
export interface Objection {
  readonly leftOut: boolean;
  readonly warning?: string;
}

const archived = new Set(['GLACIER', 'DEEP_ARCHIVE']);

/** An archived object can only be read when it was restored, which is not simulated. The words are of S3's oldest archive for all of them, as in `aws`. */
function archive(item: Item, flags: S3Flags): Objection | undefined {
  if (item.source.type !== 's3' || item.kind === 'delete' || !archived.has(item.storageClass ?? '') || flags.has('force-glacier-transfer')) return undefined;
  const { kind } = item;
  const warning = `warning: Skipping file s3://${item.source.path}. Object is of storage class GLACIER. Unable to perform ${kind} operations on GLACIER objects. You must restore the object to be able to perform the operation. See aws s3 ${kind} help for additional parameter options to ignore or force these transfers.`;
  return flags.has('ignore-glacier-warnings') ? { leftOut: true } : { leftOut: true, warning };
}

/** Why an item is left out, if it is; follows awscli/customizations/s3/s3handler.py, 2026. */
export function objection(item: Item, flags: S3Flags, cwd: string, exists: (path: string) => boolean): Objection | undefined {
  const { kind, source, target, compareKey, size = 0 } = item;
  const cold = archive(item, flags);
  if (cold !== undefined) return cold;
  if (kind === 'upload' && size > largestUpload) {
    const warning = `warning: File ${shownPath(source.path, cwd)} exceeds s3 upload limit of ${readableSize(largestUpload)}.`;
    return { leftOut: false, warning };
  }
  if (kind !== 'download' || target === undefined) return undefined;
  // A key such as `../x` must not lead out of the folder that is downloaded to.
  if (posix.normalize(`./${compareKey.replaceAll(sep, '/')}`).startsWith('../'))
    return { leftOut: true, warning: `warning: Skipping file ${compareKey}. File references a parent directory.` };
  return flags.has('no-overwrite') && exists(target.path) ? { leftOut: true } : undefined;
}

async function remove(caller: Caller, end: End, flags: S3Flags): Promise<void> {
  if (end.type === 'local') {
    try {
      unlinkSync(end.path);
    } catch (error) {
      throw inWords(error, end.path);
    }
    return;
  }
  const { bucket, key } = parseS3Uri(end.path);
  await caller.call('DeleteObject', { Bucket: bucket, Key: key, ...requestPayer(flags) });
}

/**
 * Does what an item is for.
 * @param moving whether the source is deleted afterwards
 * @returns what is to be said all the same
 */
export async function perform(context: TransferContext, item: Item, moving: boolean, advance: Advance): Promise<string | undefined> {
  const { kind, source, target } = item;
  if (target === undefined || kind === 'delete') {
    await remove(context.caller, source, context.flags);
    return undefined;
  }
  if (kind === 'upload') await upload(context, source.path, target, advance);
  if (kind === 'download') await download(context, item, target, advance);
  if (kind === 'copy') await copy(context, item, target, advance);
  const warning = kind === 'download' ? setTime(target.path, item.modified) : undefined;
  if (moving) await remove(context.sourceCaller, source, context.flags);
  return warning;
}
