import { existsSync, mkdirSync, realpathSync, renameSync, utimesSync, writeFileSync } from 'node:fs';
import { type FileHandle, open } from 'node:fs/promises';
import { dirname } from 'node:path';
import { CommandLineError } from '../../errors.ts';
import { systemMessage } from '../../parsing/files.ts';
import { partFile, removePart } from '../part-file.ts';
import { bodyChunks, writeWhole } from '../save-body.ts';
import type { Advance, TransferContext } from './context.ts';
import type { End, Item } from './item.ts';
import { facts } from './local-files.ts';
import { sendAll } from './parts.ts';
import { readParameters } from './requests.ts';
import { inWords } from './upload.ts';
import { parseS3Uri } from './uri.ts';
import { readAgain, watched } from './watched.ts';

/** Downloads an object: in one piece, or from the threshold on in parts. What is there stays until the new file is whole. */
export async function download(context: TransferContext, item: Item, target: End, advance: Advance): Promise<void> {
  makeFolder(dirname(target.path));
  const isFile = facts(target.path)?.isFile() ?? true;
  try {
    if (isFile && item.size !== undefined && item.size >= context.config.threshold) await downloadInParts(context, item, item.size, target, advance);
    else await readAgain(advance, (counted) => downloadWhole(context, item, target, counted));
  } catch (error) {
    throw inWords(error, target.path);
  }
}

/** @throws an Error as `aws` words it */
function makeFolder(folder: string): void {
  // A file in the folder's place is found when the object's own is made.
  if (existsSync(folder)) return;
  try {
    mkdirSync(folder, { recursive: true });
  } catch (error) {
    throw new CommandLineError('general', `Could not create directory ${folder}: ${systemMessage(error, folder)}`);
  }
}

/** Gives a file the time of its object. @returns what is to be said where it could not */
export function setTime(path: string, modified: Date | undefined): string | undefined {
  if (modified === undefined || !facts(path)?.isFile()) return undefined;
  try {
    const seconds = Math.trunc(modified.getTime() / 1000);
    utimesSync(path, seconds, seconds);
    return undefined;
  } catch (error) {
    return `warning: Skipping file ${path}. Successfully Downloaded ${path} but was unable to update the last modified time. ${systemMessage(error, path)}`;
  }
}

/** New files up to this size are written at once. */
const writeAtOnce = 256 * 1024;

/** Writes a new file, which is there whole or not at all. */
function writeSmall(path: string, bytes: Uint8Array): void {
  const temporary = partFile(path);
  try {
    writeFileSync(temporary, bytes, { flag: 'wx' });
    renameSync(temporary, path);
  } catch (error) {
    removePart(temporary);
    throw error;
  }
}

async function downloadWhole(context: TransferContext, item: Item, target: End, advance: Advance): Promise<void> {
  const { sourceCaller: caller, flags, session } = context;
  const { bucket, key } = parseS3Uri(item.source.path);
  const output = await caller.call('GetObject', { Bucket: bucket, Key: key, ...readParameters(flags) });
  if (item.size !== undefined && item.size <= writeAtOnce && !existsSync(target.path)) {
    const chunks: Uint8Array[] = [];
    for await (const chunk of watched(context, bodyChunks(caller.cloud, output.Body), advance)) chunks.push(chunk);
    writeSmall(target.path, Buffer.concat(chunks));
    return;
  }
  await writeWhole(target.path, watched(context, bodyChunks(caller.cloud, output.Body), advance), session.io.signal);
}

/** Writes bytes at a place in a file, however few of them the machine takes at a time. */
async function writeAll(file: FileHandle, bytes: Uint8Array, at: number): Promise<void> {
  for (let written = 0; written < bytes.length; ) {
    const { bytesWritten } = await file.write(bytes, written, bytes.length - written, at + written);
    written += bytesWritten;
  }
}

async function downloadInParts(context: TransferContext, item: Item, size: number, target: End, advance: Advance): Promise<void> {
  const { slots, config, session } = context;
  const path = facts(target.path) === undefined ? target.path : realpathSync(target.path);
  const temporary = partFile(path);
  const file = await open(temporary, 'wx');
  try {
    try {
      await sendAll(Math.ceil(size / config.chunkSize), slots, session.io.signal, async (number) => {
        const start = (number - 1) * config.chunkSize;
        await readAgain(advance, async (counted) => {
          let at = start;
          for await (const chunk of partOf(context, item, size, start, counted)) {
            await writeAll(file, chunk, at);
            at += chunk.length;
          }
        });
        return {};
      });
    } finally {
      await file.close();
    }
    renameSync(temporary, path);
  } catch (error) {
    removePart(temporary);
    throw error;
  }
}

/** The bytes of an object from the start of one part to its end; the last part is asked for by its start alone, as `aws` does. */
export async function* partOf(
  context: TransferContext,
  { source, etag }: Pick<Item, 'source' | 'etag'>,
  size: number,
  start: number,
  advance: Advance,
): AsyncGenerator<Uint8Array> {
  const { sourceCaller: caller, flags, config } = context;
  const { bucket, key } = parseS3Uri(source.path);
  const end = start + config.chunkSize;
  // An object that was replaced meanwhile must not be mixed with what is there already.
  const same = etag === undefined ? {} : { IfMatch: etag };
  const Range = `bytes=${start}-${end < size ? end - 1 : ''}`;
  const output = await caller.call('GetObject', { Bucket: bucket, Key: key, Range, ...same, ...readParameters(flags) });
  yield* watched(context, bodyChunks(caller.cloud, output.Body), advance);
}
