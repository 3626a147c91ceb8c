import { CommandLineError } from '../../errors.ts';
import type { Io } from '../../io.ts';
import type { S3Flags } from './command-line.ts';
import { kindOf } from './ends.ts';
import type { Kind } from './item.ts';
import { isS3Uri, parseS3Uri, wrongPaths } from './uri.ts';

const invalid = (message: string): CommandLineError => new CommandLineError('paramValidation', message);

const formats: Readonly<Record<Kind, string>> = {
  upload: '<LocalPath> <S3Uri>',
  copy: '<S3Uri> <S3Uri>',
  download: '<S3Uri> <LocalPath>',
  delete: '<S3Uri>',
};

/** The checks of awscli/customizations/s3/subcommands.py, 2026, in its order. @throws a CommandLineError in its words */
export function checkPaths(verb: string, usage: string, paths: readonly string[], flags: S3Flags, io: Pick<Io, 'env'>): void {
  const inS3 = paths.filter(isS3Uri).length;
  if (verb === 'rm' ? inS3 < paths.length : inS3 === 0) throw wrongPaths((program) => `usage: ${program} s3 ${verb} ${usage}`);
  const streams = paths.includes('-');
  if (streams && (verb !== 'cp' || flags.has('recursive'))) throw invalid('Streaming currently is only compatible with non-recursive cp commands');
  const kind = kindOf(paths);
  if (verb === 'mv' && kind === 'copy') checkMove(paths, flags, io);
  checkFor('checksum-algorithm', kind, flags, ['upload', 'copy']);
  checkFor('checksum-mode', kind, flags, ['download']);
  checkCustomerKeys(kind, flags);
  if (verb === 'sync' && paths.some((path) => isS3Uri(path) && parseS3Uri(path).bucket.endsWith('--x-s3')))
    throw invalid('Cannot use sync command with a directory bucket.');
  if (streams && paths[1] === '-' && flags.has('no-overwrite')) throw invalid('--no-overwrite parameter is not supported for streaming downloads');
}

function checkFor(flag: string, kind: Kind, flags: S3Flags, allowed: readonly Kind[]): void {
  if (!flags.has(flag) || allowed.includes(kind)) return;
  const usages = allowed.map((one) => formats[one]).join(', ');
  throw invalid(`Expected ${flag} parameter to be used with one of following path formats: ${usages}. Instead, received ${formats[kind]}.`);
}

function checkCustomerKeys(kind: Kind, flags: S3Flags): void {
  for (const name of ['sse-c', 'sse-c-copy-source']) {
    const [first, second] = flags.has(name) ? [name, `${name}-key`] : [`${name}-key`, name];
    if (flags.has(first) && !flags.has(second)) throw invalid(`It --${first} is specified, --${second} must be specified as well.`);
  }
  if (flags.has('sse-c-copy-source') && kind !== 'copy') throw invalid('--sse-c-copy-source is only supported for copy operations.');
}

/** Access points lead to a bucket of another name; that they do is not simulated. */
const isIndirect = (bucket: string): boolean => /^arn:aws.*:accesspoint[:/]/.test(bucket) || bucket.endsWith('-s3alias') || bucket.endsWith('--op-s3');

const samePath = (source: string, target: string): boolean =>
  source === target || (target.endsWith('/') && source === target + (source.split('/').at(-1) ?? ''));

/** Refuses to move an object onto itself, which would delete it. */
function checkMove([source = '', target = '']: readonly string[], flags: S3Flags, { env }: Pick<Io, 'env'>): void {
  const withSlash = (path: string): string => (parseS3Uri(path).key === '' && !path.endsWith('/') ? `${path}/` : path);
  if (samePath(withSlash(source), withSlash(target))) throw invalid(`Cannot mv a file onto itself: ${source} - ${target}`);
  const [from, to] = [parseS3Uri(source), parseS3Uri(target)];
  const validates = flags.has('validate-same-s3-paths') || env.AWS_CLI_S3_MV_VALIDATE_SAME_S3_PATHS?.toLowerCase() === 'true';
  if (validates && samePath(`/${from.key}`, `/${to.key}`) && [from.bucket, to.bucket].some(isIndirect))
    throw new CommandLineError('notSimulated', 'S3 access points are not simulated; name the buckets themselves.');
}
