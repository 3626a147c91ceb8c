import { exitCodes } from '../../errors.ts';
import type { Session } from '../../session/session.ts';
import { Caller } from '../call.ts';
import type { S3Command, S3Flags } from './command-line.ts';
import { pageSize, recursive, requestPayer } from './flags.ts';
import { listBuckets, listPages } from './listing.ts';
import { s3Model } from './model.ts';
import { readableSize } from './sizes.ts';
import { parseS3Uri } from './uri.ts';

const two = (value: number): string => String(value).padStart(2, '0');

/** A moment in the time of the machine, as `aws s3 ls` shows it: `2026-11-24 12:00:00`. */
function localTime(value: Date): string {
  const date = `${value.getFullYear()}-${two(value.getMonth() + 1)}-${two(value.getDate())}`;
  return `${date} ${two(value.getHours())}:${two(value.getMinutes())}:${two(value.getSeconds())}`;
}

async function printBuckets(session: Session, caller: Caller, flags: S3Flags): Promise<number> {
  for await (const bucket of listBuckets(caller, flags)) await session.io.stdout.write(`${localTime(bucket.created)} ${bucket.name}\n`);
  return exitCodes.success;
}

async function run(session: Session, [path = 's3://']: readonly string[], flags: S3Flags): Promise<number> {
  const caller = await Caller.open(session, s3Model(session));
  const { bucket, key } = parseS3Uri(path);
  if (bucket === '') return printBuckets(session, caller, flags);
  const whole = flags.has('recursive');
  const size = (bytes: number): string => (flags.has('human-readable') ? readableSize(bytes) : String(bytes));
  let count = 0;
  let bytes = 0;
  let found = false;
  for await (const page of listPages(caller, { bucket, key }, flags, whole ? undefined : '/')) {
    let text = '';
    for (const prefix of page.prefixes) text += `${'PRE'.padStart(30)} ${prefix.split('/').at(-2) ?? ''}/\n`;
    for (const object of page.objects) {
      count += 1;
      bytes += object.size;
      text += `${localTime(object.modified)} ${size(object.size).padStart(10)} ${whole ? object.key : (object.key.split('/').at(-1) ?? '')}\n`;
    }
    found ||= text !== '';
    if (text !== '') await session.io.stdout.write(text);
  }
  if (flags.has('summarize')) await session.io.stdout.write(`\nTotal Objects: ${count}\n${'Total Size: '.padStart(15)}${size(bytes)}\n`);
  // A key or prefix that matches nothing is a failure; an empty bucket is not.
  return key !== '' && !found ? exitCodes.transferFailed : exitCodes.success;
}

/** `aws s3 ls`. */
export const ls: S3Command = {
  name: 'ls',
  description:
    'List S3 objects and common prefixes under a prefix or all S3 buckets. Note that the --output and --no-paginate arguments are ignored for this command.',
  usage: '<S3Uri> or NONE',
  paths: { least: 0, most: 1, name: 'paths' },
  flags: [
    recursive,
    pageSize,
    { name: 'human-readable', arity: 'none', text: 'Displays file sizes in human readable format.' },
    { name: 'summarize', arity: 'none', text: 'Displays summary information (number of objects, total size).' },
    requestPayer,
    { name: 'bucket-name-prefix', arity: 'one', text: 'Limits the response to bucket names that begin with the specified bucket name prefix.' },
    { name: 'bucket-region', arity: 'one', text: 'Limits the response to buckets that are located in the specified Amazon Web Services Region.' },
  ],
  run,
};
