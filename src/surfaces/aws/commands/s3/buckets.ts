import { CommandLineError, exitCodes, Interrupted } from '../../errors.ts';
import type { Session } from '../../session/session.ts';
import { Caller } from '../call.ts';
import type { S3Command, S3Flags } from './command-line.ts';
import { s3Model } from './model.ts';
import { rm } from './transfers.ts';
import { isS3Uri, parseS3Uri, wrongPaths } from './uri.ts';

/** Runs what makes or removes a bucket; a failure is one line and exit code 1. */
async function attempt(session: Session, verb: string, path: string, bucket: string, work: () => Promise<unknown>): Promise<number> {
  const { io } = session;
  try {
    await work();
  } catch (error) {
    if (error instanceof Interrupted) throw error;
    await io.stderr.write(`${verb} failed: ${path} ${error instanceof Error ? error.message : String(error)}\n`);
    if (io.stderr.isTTY) await io.stderr.write(`${(await import('../../../../messages/aws/en.ts')).why}\n`);
    return exitCodes.transferFailed;
  }
  await io.stdout.write(`${verb}: ${bucket}\n`);
  return exitCodes.success;
}

async function makeBucket(session: Session, [path = '']: readonly string[], flags: S3Flags): Promise<number> {
  if (!isS3Uri(path)) throw wrongPaths(mb.usage).withHint((await import('./hints.ts')).schemeHint(path));
  const { bucket } = parseS3Uri(path);
  if (/--[a-z0-9-]+--x-s3$/.test(bucket)) throw new CommandLineError('paramValidation', 'Cannot use mb command with a directory bucket.');
  const tags = flags.pairs('tags').map(([Key, Value]) => ({ Key, Value }));
  const caller = await Caller.open(session, s3Model(session));
  const configuration = {
    // us-east-1 is the default, and AWS refuses to be told so.
    ...(caller.region !== 'us-east-1' && { LocationConstraint: caller.region }),
    ...(tags.length > 0 && { Tags: tags }),
  };
  const input = {
    Bucket: bucket,
    // Names that end so are only good in the namespace of their account.
    ...(bucket.endsWith('-an') && { BucketNamespace: 'account-regional' }),
    ...(Object.keys(configuration).length > 0 && { CreateBucketConfiguration: configuration }),
  };
  return attempt(session, 'make_bucket', path, bucket, () => caller.call('CreateBucket', input));
}

async function removeBucket(session: Session, [path = '']: readonly string[], flags: S3Flags): Promise<number> {
  if (!isS3Uri(path)) throw wrongPaths(rb.usage).withHint((await import('./hints.ts')).schemeHint(path));
  const { bucket, key } = parseS3Uri(path);
  if (key !== '') throw new CommandLineError('paramValidation', `Please specify a valid bucket name only. E.g. s3://${bucket}`);
  if (flags.has('force')) {
    const { readS3Words } = await import('./command-line.ts');
    const all = readS3Words(rm, [path, '--recursive']);
    if ((await rm.run(session, all.paths, all.flags)) !== exitCodes.success) {
      throw new CommandLineError('general', 'remove_bucket failed: Unable to delete all objects in the bucket, bucket will not be deleted.');
    }
  }
  const caller = await Caller.open(session, s3Model(session));
  return attempt(session, 'remove_bucket', path, bucket, () => caller.call('DeleteBucket', { Bucket: bucket }));
}

/** `aws s3 mb`. */
export const mb: S3Command = {
  name: 'mb',
  description: 'Creates an S3 bucket.',
  usage: '<S3Uri>',
  paths: { least: 1, most: 1, name: 'path' },
  flags: [
    {
      name: 'tags',
      arity: 'many',
      pair: true,
      text: 'A tag of the new bucket: its key and its value. The flag can be given several times, once for each tag.',
    },
  ],
  run: makeBucket,
};

/** `aws s3 rb`. */
export const rb: S3Command = {
  name: 'rb',
  description:
    'Deletes an empty S3 bucket. A bucket must be completely empty of objects and versioned objects before it can be deleted. However, the --force parameter can be used to delete the non-versioned objects in the bucket before the bucket is deleted.',
  usage: '<S3Uri>',
  paths: { least: 1, most: 1, name: 'path' },
  flags: [
    {
      name: 'force',
      arity: 'none',
      text: 'Deletes all objects in the bucket including the bucket itself. Versioned objects are not deleted, and the bucket would then not be empty.',
    },
  ],
  run: removeBucket,
};
