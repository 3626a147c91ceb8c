import { s3Commands } from '../../aws/commands/s3/commands.ts';
import { type Candidate, plain } from '../candidate.ts';
import { bucketNames, objectKeys } from '../resources/buckets.ts';
import type { CommandSyntax, Place } from './command-syntax.ts';

const scheme = 's3://';

/** The commands of `aws s3`, or one of them. */
export async function s3Syntax(name: string | undefined): Promise<CommandSyntax> {
  if (name === undefined) return { flags: [], positional: async () => plain([...Object.keys(s3Commands).sort(), 'help']) };
  const command = Object.hasOwn(s3Commands, name) ? await s3Commands[name]?.() : undefined;
  if (command === undefined) return { flags: [] };
  const flags = command.flags.map(({ name: flag, arity, choices }) => ({
    name: flag,
    arity,
    about: arity === 'none' ? 'boolean' : 'string',
    values: () => plain(choices ?? []),
  }));
  // A new bucket has a name of its own.
  if (name === 'mb') return { flags, positional: async () => [{ value: scheme, open: true }] };
  return { flags, positional: command.usage.includes('LocalPath') ? s3UrisAndFiles : s3Uris };
}

const s3UrisAndFiles = async (place: Place): Promise<readonly Candidate[]> =>
  place.current.startsWith(scheme) ? s3Uris(place) : [{ value: scheme, open: true }, ...localFiles(place.world.files(place.current))];

/** `s3://BUCKET/KEY`, a part of it at a time, as one walks through folders. */
async function s3Uris({ current, world, region }: Place): Promise<readonly Candidate[]> {
  if (!current.startsWith(scheme)) return [{ value: scheme, open: true }];
  const cloud = await world.cloud();
  if (cloud === undefined) return [];
  const path = current.slice(scheme.length);
  const end = path.indexOf('/');
  if (end < 0) return (await bucketNames(cloud, region)).map((bucket) => ({ value: `${scheme}${bucket}/`, open: true }));
  const bucket = path.slice(0, end);
  return (await objectKeys(cloud, region, bucket, path.slice(end + 1))).map(({ value, ...rest }) => ({ value: `${scheme}${bucket}/${value}`, ...rest }));
}

const localFiles = (files: readonly string[]): readonly Candidate[] => files.map((value) => ({ value, ...(value.endsWith('/') && { open: true as const }) }));
