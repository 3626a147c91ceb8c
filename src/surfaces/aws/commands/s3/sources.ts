import { CommandLineError, ServiceError } from '../../errors.ts';
import type { Caller } from '../call.ts';
import type { S3Flags } from './command-line.ts';
import { compareKeyOf } from './ends.ts';
import type { End, Found, Warning } from './item.ts';
import { isWarning } from './item.ts';
import { listPages } from './listing.ts';
import { localFiles } from './local-files.ts';
import { customerKey, requestPayer } from './requests.ts';
import { parseS3Uri } from './uri.ts';

/** Where to look, and for what. */
export interface Search {
  readonly end: End;
  readonly recursive: boolean;
  /** Whether the empty objects that the console makes as folders count: only what is deleted. */
  readonly withMarkers: boolean;
  /** Whether the object is deleted: then nothing of it needs to be known. */
  readonly unseen: boolean;
  /** For which key of the customer's, if any, HeadObject is asked. */
  readonly customerKey: 'sse-c' | 'sse-c-copy-source';
}

/** The files or objects at one end, in the order of their names. */
export async function* find(caller: Caller, search: Search, flags: S3Flags): AsyncGenerator<Found | Warning> {
  const { end, recursive } = search;
  if (end.type === 's3') {
    yield* objects(caller, search, flags);
    return;
  }
  for (const file of localFiles(end.path, recursive, !flags.has('no-follow-symlinks'))) {
    if (isWarning(file)) yield file;
    else {
      const { path, size, modified } = file;
      yield { source: { type: 'local', path }, compareKey: compareKeyOf(end, recursive, path), size, modified };
    }
  }
}

async function* objects(caller: Caller, search: Search, flags: S3Flags): AsyncGenerator<Found> {
  const { end, recursive, withMarkers } = search;
  const location = parseS3Uri(end.path);
  if (!recursive && location.key !== '') {
    yield await oneObject(caller, search, flags);
    return;
  }
  for await (const page of listPages(caller, location, flags, undefined)) {
    for (const { key, ...known } of page.objects) {
      if (key.endsWith('/') && known.size === 0 && !withMarkers) continue;
      const path = `${location.bucket}/${key}`;
      // A bucket without a key names none of its objects, which aws finds out by listing all.
      if (recursive) yield { source: { type: 's3', path }, compareKey: compareKeyOf(end, true, path), ...known };
    }
  }
}

/** The one object that a path names. A missing one is named, as `aws s3` does. */
async function oneObject(caller: Caller, { end, unseen, customerKey: which }: Search, flags: S3Flags): Promise<Found> {
  const compareKey = compareKeyOf(end, false, end.path);
  if (unseen) return { source: end, compareKey };
  const { bucket, key } = parseS3Uri(end.path);
  const result = await caller.send('HeadObject', { Bucket: bucket, Key: key, ...customerKey(flags, which), ...requestPayer(flags) });
  if (!result.ok) {
    if (result.error.code !== '404') throw new ServiceError('HeadObject', result.error, result.event);
    throw new CommandLineError('general', `An error occurred (404) when calling the HeadObject operation: Key "${key}" does not exist`);
  }
  const { ContentLength: size, LastModified: modified, ETag: etag, StorageClass: storageClass } = result.output;
  return {
    source: end,
    compareKey,
    size: Number(size ?? 0),
    head: result.output,
    ...(modified instanceof Date && { modified }),
    ...(typeof etag === 'string' && { etag }),
    ...(typeof storageClass === 'string' && { storageClass }),
  };
}
