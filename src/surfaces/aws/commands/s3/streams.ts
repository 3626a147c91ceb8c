import { exitCodes, Interrupted } from '../../errors.ts';
import type { Session } from '../../session/session.ts';
import type { Caller } from '../call.ts';
import { bodyChunks } from '../save-body.ts';
import type { S3Flags } from './command-line.ts';
import { objectParameters } from './object-parameters.ts';
import { isS3Uri, parseS3Uri } from './uri.ts';

/** `aws s3 cp - s3://…` and `aws s3 cp s3://… -`: from the input, or to the output, as it comes. */
export async function streamObject(session: Session, caller: Caller, [source = '', target = '']: readonly string[], flags: S3Flags): Promise<number> {
  const { io } = session;
  const up = isS3Uri(target);
  const path = up ? target : source;
  const { bucket, key } = parseS3Uri(path);
  try {
    if (up) {
      // The name of what comes from the input says nothing; the key's does not count.
      await caller.call('PutObject', { Bucket: bucket, Key: key, Body: io.stdin, ...objectParameters(flags, io, 'PutObject', '-') });
    } else {
      const output = await caller.call('GetObject', { Bucket: bucket, Key: key });
      for await (const chunk of bodyChunks(caller.cloud, output.Body)) {
        if (io.signal?.aborted) throw new Interrupted();
        await io.stdout.write(chunk);
      }
    }
    return exitCodes.success;
  } catch (error) {
    if (error instanceof Interrupted || (error instanceof Error && 'code' in error && error.code === 'EPIPE')) throw error;
    const line = up ? `upload failed: - to s3://${bucket}/${key}` : `download failed: s3://${bucket}/${key} to -`;
    await io.stderr.write(`${line} ${error instanceof Error ? error.message : String(error)}\n`);
    if (io.stderr.isTTY) await io.stderr.write(`${(await import('../../../../messages/aws/en.ts')).why}\n`);
    return exitCodes.transferFailed;
  }
}
