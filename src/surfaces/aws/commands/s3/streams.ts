import { exitCodes, Interrupted } from '../../errors.ts';
import { bodyChunks } from '../save-body.ts';
import type { TransferContext } from './context.ts';
import { partOf } from './download.ts';
import { Progress, readProgressOptions } from './progress.ts';
import { customerKey, readParameters, requestPayer } from './requests.ts';
import { uploadStream } from './upload.ts';
import { isS3Uri, parseS3Uri } from './uri.ts';
import { watched } from './watched.ts';

async function send(context: TransferContext, up: boolean, path: string): Promise<void> {
  const { session } = context;
  if (up) {
    await uploadStream(context, session.io.stdin, { type: 's3', path: path.slice('s3://'.length) });
    return;
  }
  for await (const chunk of objectBytes(context, path)) await session.io.stdout.write(chunk);
}

/** The bytes of an object in order: at once, or from the threshold on part by part. */
async function* objectBytes(context: TransferContext, path: string): AsyncGenerator<Uint8Array> {
  const { sourceCaller: caller, flags, config } = context;
  const { bucket, key } = parseS3Uri(path);
  const head = await caller.call('HeadObject', { Bucket: bucket, Key: key, ...customerKey(flags), ...requestPayer(flags) });
  const size = Number(head.ContentLength ?? 0);
  const nobody = () => undefined;
  if (size < config.threshold) {
    const output = await caller.call('GetObject', { Bucket: bucket, Key: key, ...readParameters(flags) });
    yield* watched(context, bodyChunks(caller.cloud, output.Body), nobody);
    return;
  }
  const item = { source: { type: 's3', path: `${bucket}/${key}` }, ...(typeof head.ETag === 'string' && { etag: head.ETag }) } as const;
  for (let start = 0; start < size; start += config.chunkSize) yield* partOf(context, item, size, start, nobody);
}

const isPrecondition = (error: unknown): boolean => error instanceof Error && error.message.startsWith('An error occurred (PreconditionFailed)');

/** `aws s3 cp - s3://…` and `aws s3 cp s3://… -`: from the input, or to the output, as it comes. */
export async function streamObject(context: TransferContext, [source = '', target = '']: readonly string[]): Promise<number> {
  const { io } = context.session;
  const { flags } = context;
  const progress = new Progress(io, readProgressOptions(flags, true, false));
  const up = isS3Uri(target);
  const path = up ? target : source;
  const { bucket, key } = parseS3Uri(path);
  const line = up ? `- to s3://${bucket}/${key}` : `s3://${bucket}/${key} to -`;
  const verb = up ? 'upload' : 'download';
  if (flags.has('dryrun')) {
    await progress.dryRun(`(dryrun) ${verb}: ${line}`);
    return exitCodes.success;
  }
  try {
    await send(context, up, path);
    return exitCodes.success;
  } catch (error) {
    if (error instanceof Interrupted || (error instanceof Error && 'code' in error && error.code === 'EPIPE')) throw error;
    if (up && flags.has('no-overwrite') && isPrecondition(error)) return exitCodes.success;
    await progress.fail(`${verb} failed: ${line} ${error instanceof Error ? error.message : String(error)}`);
    if (io.stderr.isTTY) await io.stderr.write(`${(await import('../../../../messages/aws/en.ts')).why}\n`);
    return exitCodes.transferFailed;
  }
}
