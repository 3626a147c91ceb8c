import { createReadStream, readFileSync, statSync } from 'node:fs';
import { CommandLineError, Interrupted, ServiceError } from '../../errors.ts';
import { type SizedBody, systemMessage } from '../../parsing/files.ts';
import type { Advance, TransferContext } from './context.ts';
import type { End } from './item.ts';
import { guessMediaType } from './mime-types.ts';
import { type DonePart, donePart, inParts, sendAll } from './parts.ts';
import { completeParameters, noOverwrite, type Parameters, uploadPartParameters, writeParameters } from './requests.ts';
import { partSize } from './transfer-config.ts';
import { parseS3Uri } from './uri.ts';
import { throttle, watched } from './watched.ts';

/** Files up to this size are read at once, larger ones as they are sent. */
const readAtOnce = 256 * 1024;

/** What an upload gives the object: flags, and the media type that the file's name suggests. */
function attributes({ flags, session }: TransferContext, name: string): Parameters {
  const guessed = flags.has('no-guess-mime-type') || flags.has('content-type') ? undefined : guessMediaType(name);
  return { ...(guessed !== undefined && { ContentType: guessed }), ...writeParameters(flags, session.io) };
}

/** Bytes of a file. It is opened when it is read, and again when it is read again: a call may be refused before, or repeated. Then it counts anew. */
function fileBody(context: TransferContext, path: string, range: { readonly start: number; readonly end: number }, advance: Advance): SizedBody {
  let told = 0;
  const counted: Advance = (bytes) => {
    told += bytes;
    return advance(bytes);
  };
  async function* read(): AsyncGenerator<Uint8Array> {
    if (told > 0) await counted(-told);
    yield* watched(context, createReadStream(path, range), counted);
  }
  return { size: range.end - range.start + 1, [Symbol.asyncIterator]: read };
}

/** Uploads a file: in one piece, or from the threshold on in parts. */
export async function upload(context: TransferContext, path: string, target: End, advance: Advance): Promise<void> {
  const { caller, config, flags, session } = context;
  const place = parseS3Uri(target.path);
  try {
    const { size } = statSync(path);
    if (size >= config.threshold) return await uploadInParts(context, path, size, target, advance);
    const input = { Bucket: place.bucket, Key: place.key, ...attributes(context, path), ...noOverwrite(flags) };
    if (size > readAtOnce) {
      await caller.call('PutObject', { ...input, Body: fileBody(context, path, { start: 0, end: size - 1 }, advance) });
      return;
    }
    const body = readFileSync(path);
    // Nothing is waited for without need: files then come to S3 in the order of their names.
    const written = body.length > 0 ? advance(body.length) : undefined;
    if (written !== undefined) await written;
    if (config.maxBandwidth !== undefined) await throttle(session, config.maxBandwidth, body.length);
    await caller.call('PutObject', { ...input, Body: body });
  } catch (error) {
    throw inWords(error, path);
  }
}

async function uploadInParts(context: TransferContext, path: string, size: number, target: End, advance: Advance): Promise<void> {
  const { session, caller, slots, flags, config } = context;
  const length = partSize(config, size);
  const request = {
    session,
    caller,
    slots,
    target: parseS3Uri(target.path),
    create: attributes(context, path),
    complete: completeParameters(flags),
  };
  await inParts(request, (place) =>
    sendAll(Math.ceil(size / length), slots, session.io.signal, async (number) => {
      const start = (number - 1) * length;
      const Body = fileBody(context, path, { start, end: Math.min(start + length, size) - 1 }, advance);
      return donePart(number, await caller.call('UploadPart', { ...place, PartNumber: number, Body, ...uploadPartParameters(flags) }));
    }),
  );
}

/** Uploads what comes from the input. How much it is shows only at its end: as long as it may fit into one piece, it is kept. */
export async function uploadStream(context: TransferContext, body: AsyncIterable<Uint8Array>, target: End): Promise<void> {
  const { caller, flags, config } = context;
  const chunks = watched(context, body, () => undefined);
  const { ContentType: _unnamed, ...unnamed } = attributes(context, '-');
  const type = flags.text('content-type');
  const create = { ...unnamed, ...(type !== undefined && { ContentType: type }) };
  const { spool } = await import('./spool.ts');
  const beginning = await spool(chunks, config.threshold);
  try {
    if (beginning.whole) {
      const { bucket, key } = parseS3Uri(target.path);
      await caller.call('PutObject', { Bucket: bucket, Key: key, Body: beginning.body, ...create, ...noOverwrite(flags) });
    } else await uploadPieces(context, both(beginning.body, chunks), target, create);
  } finally {
    beginning.discard();
  }
}

async function* both(first: Uint8Array | AsyncIterable<Uint8Array>, rest: AsyncIterable<Uint8Array>): AsyncGenerator<Uint8Array> {
  if (first instanceof Uint8Array) yield first;
  else yield* first;
  yield* rest;
}

async function uploadPieces(context: TransferContext, body: AsyncIterable<Uint8Array>, target: End, create: Parameters): Promise<void> {
  const { session, caller, slots, flags, config } = context;
  const length = partSize(config, flags.number('expected-size'));
  await inParts({ session, caller, slots, target: parseS3Uri(target.path), create, complete: completeParameters(flags) }, async (upload) => {
    const done: DonePart[] = [];
    for await (const Body of piecesOf(body, length)) {
      const number = done.length + 1;
      done.push(donePart(number, await caller.call('UploadPart', { ...upload, PartNumber: number, Body, ...uploadPartParameters(flags) })));
    }
    return done;
  });
}

/** Cuts a stream into pieces of one length; only the last is shorter. */
async function* piecesOf(body: AsyncIterable<Uint8Array>, length: number): AsyncGenerator<Uint8Array> {
  let chunks: Uint8Array[] = [];
  let size = 0;
  for await (const chunk of body) {
    chunks.push(chunk);
    size += chunk.length;
    if (size < length) continue;
    let rest = Buffer.concat(chunks);
    for (; rest.length >= length; rest = rest.subarray(length)) yield rest.subarray(0, length);
    chunks = [rest];
    size = rest.length;
  }
  if (size > 0) yield Buffer.concat(chunks);
}

/** What the machine said of a local file, as Python words it for `aws`. */
export function inWords(error: unknown, path: string): unknown {
  const isWorded = error instanceof Interrupted || error instanceof ServiceError || error instanceof CommandLineError;
  const isSystems = error instanceof Error && 'syscall' in error && 'code' in error && error.code !== 'EPIPE';
  return isWorded || !isSystems ? error : new CommandLineError('general', systemMessage(error, path));
}
