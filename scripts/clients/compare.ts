import type { Json } from '../../src/kernel/json.ts';

const absent = '(absent)';

/**
 * Where two skeletons differ, a line each: `path: theirs …, ours …`; empty when they don't.
 * @param older whether theirs comes from an older model: then ours may have more members, in another order, and an enum another first value
 */
export function differences(theirs: Json, ours: Json, older: boolean, path = ''): string[] {
  if (isObject(theirs) && isObject(ours)) return memberDifferences(theirs, ours, older, path);
  if (Array.isArray(theirs) && Array.isArray(ours)) return differences(theirs[0] ?? absent, ours[0] ?? absent, older, `${path}[]`);
  if (theirs === ours) return [];
  const bothTexts = typeof theirs === 'string' && typeof ours === 'string' && theirs !== absent && ours !== absent;
  return older && bothTexts ? [] : [`${path}: theirs ${JSON.stringify(theirs)}, ours ${JSON.stringify(ours)}`];
}

type JsonObject = { readonly [key: string]: Json };

const isObject = (value: Json): value is JsonObject => typeof value === 'object' && value !== null && !Array.isArray(value);

function memberDifferences(theirs: JsonObject, ours: JsonObject, older: boolean, path: string): string[] {
  const names = new Set([...Object.keys(theirs), ...(older ? [] : Object.keys(ours))]);
  const inMembers = [...names].flatMap((name) =>
    differences(theirs[name] ?? memberOrAbsent(theirs, name), ours[name] ?? memberOrAbsent(ours, name), older, `${path}.${name}`),
  );
  const order = [Object.keys(theirs), Object.keys(ours)].map((keys) => keys.join(' '));
  return inMembers.length === 0 && !older && order[0] !== order[1] ? [`${path}: theirs in the order ${order[0]}, ours ${order[1]}`] : inMembers;
}

const memberOrAbsent = (object: JsonObject, name: string): Json => (name in object ? null : absent);
