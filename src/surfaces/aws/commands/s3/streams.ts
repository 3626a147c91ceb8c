import { exitCodes, Interrupted } from '../../errors.ts';
import { bodyChunks } from '../save-body.ts';
import type { TransferContext } from './context.ts';
import { Progress, readProgressOptions } from './progress.ts';
import { readParameters } from './requests.ts';
import { uploadStream } from './upload.ts';
import { isS3Uri, parseS3Uri } from './uri.ts';
import { watched } from './watched.ts';

async function send(context: TransferContext, up: boolean, path: string): Promise<void> {
  const { session, sourceCaller: caller, flags } = context;
  if (up) {
    await uploadStream(context, session.io.stdin, { type: 's3', path: path.slice('s3://'.length) });
    return;
  }
  const { bucket, key } = parseS3Uri(path);
  const output = await caller.call('GetObject', { Bucket: bucket, Key: key, ...readParameters(flags) });
  for await (const chunk of watched(context, bodyChunks(caller.cloud, output.Body), () => undefined)) await session.io.stdout.write(chunk);
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
