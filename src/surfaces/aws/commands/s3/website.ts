import { exitCodes } from '../../errors.ts';
import type { Session } from '../../session/session.ts';
import { Caller } from '../call.ts';
import type { S3Command, S3Flags } from './command-line.ts';
import { s3Model } from './model.ts';
import { isS3Uri, parseS3Uri } from './uri.ts';

/** `s3://bucket`, or its bare name; a slash after it is tolerated. @throws a CommandLineError for what can't be a bucket */
function bucketOf(path: string): string {
  const bare = isS3Uri(path) ? path.slice('s3://'.length) : path;
  const bucket = bare.endsWith('/') ? bare.slice(0, -1) : bare;
  parseS3Uri(bucket);
  return bucket;
}

async function run(session: Session, [path = '']: readonly string[], flags: S3Flags): Promise<number> {
  const bucket = bucketOf(path);
  const index = flags.text('index-document');
  const error = flags.text('error-document');
  const configuration = { ...(index !== undefined && { IndexDocument: { Suffix: index } }), ...(error !== undefined && { ErrorDocument: { Key: error } }) };
  const caller = await Caller.open(session, s3Model(session));
  await caller.call('PutBucketWebsite', { Bucket: bucket, WebsiteConfiguration: configuration });
  return exitCodes.success;
}

/** `aws s3 website`. */
export const website: S3Command = {
  name: 'website',
  description: 'Set the website configuration for a bucket.',
  usage: '<S3Uri>',
  paths: { least: 1, most: 1, name: 'paths' },
  flags: [
    {
      name: 'index-document',
      arity: 'one',
      text: 'A suffix that is appended to a request that is for a directory on the website endpoint (e.g. index.html). It must not be empty and must not include a slash character.',
    },
    { name: 'error-document', arity: 'one', text: 'The object key name to use when a 4XX class error occurs.' },
  ],
  run,
};
