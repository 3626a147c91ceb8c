import type { Candidate } from '../candidate.ts';
import type { CompletionWorld } from '../world.ts';
import { bucketNames, objectKeys } from './buckets.ts';
import { list } from './list.ts';
import { type Listing, listings } from './listings.ts';

/** A member that may take the name of something in the cloud. */
export interface NamedMember {
  readonly service: string;
  readonly operation: string;
  readonly member: string;
  /** The beginning of the name. */
  readonly typed: string;
  /** What was typed of the input's other members. */
  readonly given: Readonly<Record<string, string>>;
  readonly region: string;
}

/** Whether the member names what the operation is about to make: `create-user --user-name`. */
function isNew({ operation, member }: NamedMember): boolean {
  const [, made] = /^(?:Create|Import)(.+)$/.exec(operation) ?? [];
  const kind = member.replace(/(Name|Id)$/, '');
  return made !== undefined && (made.startsWith(kind) || made.endsWith(kind));
}

/** The names in the cloud that a member can take; none where it takes no such name, or where there is no cloud yet. */
export async function resourceNames(named: NamedMember, world: CompletionWorld): Promise<readonly Candidate[]> {
  if (isNew(named)) return [];
  if (named.service === 's3') return s3Names(named, world);
  const listing = listings.find((candidate) => fits(candidate, named));
  const cloud = listing && (await world.cloud());
  if (listing === undefined || cloud === undefined) return [];
  const { prefix = '', needs = [], input = {} } = listing;
  const needed = Object.fromEntries(needs.map((member) => [member, named.given[member]]));
  const names = await list(cloud, world.models, listing, { ...input, ...needed }, named.region);
  return names.map((name) => ({ value: `${prefix}${name}` }));
}

function fits({ service, of = [service], members, needs = [], from }: Listing, { service: asking, member, given, typed }: NamedMember): boolean {
  const singular = member.replace(/s$/, '');
  return (
    (of === 'all' || of.includes(asking)) &&
    (members.includes(member) || members.includes(singular)) &&
    needs.every((name) => given[name] !== undefined) &&
    (from === undefined || typed.startsWith(from))
  );
}

async function s3Names({ member, given, typed, region }: NamedMember, world: CompletionWorld): Promise<readonly Candidate[]> {
  if (member !== 'Bucket' && member !== 'Key' && member !== 'Prefix') return [];
  const cloud = await world.cloud();
  if (cloud === undefined) return [];
  if (member === 'Bucket') return (await bucketNames(cloud, region)).map((value) => ({ value }));
  return given.Bucket === undefined ? [] : objectKeys(cloud, region, given.Bucket, typed);
}
