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
  const { session, caller, slots, flags, config } = context;
  const place = parseS3Uri(target.path);
  const expected = flags.number('expected-size');
  const length = partSize(config, expected);
  const pieces = piecesOf(
    watched(context, body, () => undefined),
    Math.max(length, config.threshold),
    length,
  );
  const first = await pieces.next();
  const { ContentType: _unnamed, ...unnamed } = attributes(context, '-');
  const type = flags.text('content-type');
  const create = { ...unnamed, ...(type !== undefined && { ContentType: type }) };
  const whole = first.done ? new Uint8Array() : first.value;
  if (whole.length < config.threshold) {
    await caller.call('PutObject', { Bucket: place.bucket, Key: place.key, Body: whole, ...create, ...noOverwrite(flags) });
    return;
  }
  await inParts({ session, caller, slots, target: place, create, complete: completeParameters(flags) }, async (upload) => {
    const done: DonePart[] = [];
    for (let piece: IteratorResult<Uint8Array> = { done: false, value: whole }; !piece.done; piece = await pieces.next()) {
      const number = done.length + 1;
      done.push(donePart(number, await caller.call('UploadPart', { ...upload, PartNumber: number, Body: piece.value, ...uploadPartParameters(flags) })));
    }
    return done;
  });
}

/** Cuts a stream into pieces: a first one, and then others of one length; only the last is shorter. */
async function* piecesOf(body: AsyncIterable<Uint8Array>, firstLength: number, length: number): AsyncGenerator<Uint8Array, undefined> {
  let chunks: Uint8Array[] = [];
  let size = 0;
  let wanted = firstLength;
  for await (const chunk of body) {
    chunks.push(chunk);
    size += chunk.length;
    if (size < wanted) continue;
    let rest = Buffer.concat(chunks);
    for (; rest.length >= wanted; wanted = length) {
      yield rest.subarray(0, wanted);
      rest = rest.subarray(wanted);
    }
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
