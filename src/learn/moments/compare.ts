import jmespath from 'jmespath';
import type { Cloud } from '../../engine/cloud.ts';
import { canonicalJson, isPlainObject } from '../../kernel/json.ts';
import { observe, queried } from '../observe.ts';
import { globalLooks, type Look, regionalLooks } from './looks.ts';

/** A member of a thing that changed. Values are JSON; `undefined` where there was none. */
export interface MemberChange {
  readonly member: string;
  readonly before: unknown;
  readonly after: unknown;
}

/** A thing that is not what it was. */
export interface ThingChange {
  readonly change: 'new' | 'changed' | 'gone';
  /** Such as `role cat-app, inline policy upload`. */
  readonly thing: string;
  /** Present for what changed. */
  readonly members: readonly MemberChange[];
}

type Facts = Readonly<Record<string, unknown>>;

/**
 * What became different between two moments of a cloud, by what the public calls show of each, in the order of the looks.
 * @param regions the Regions that are looked into
 */
export async function changesBetween(before: Cloud, after: Cloud, regions: readonly string[]): Promise<readonly ThingChange[]> {
  const [old, now] = [await seen(before, regions), await seen(after, regions)];
  const changes: ThingChange[] = [];
  for (const [thing, facts] of now) {
    const was = old.get(thing);
    if (was === undefined) changes.push({ change: 'new', thing, members: [] });
    else {
      const members = changedMembers(was, facts);
      if (members.length > 0) changes.push({ change: 'changed', thing, members });
    }
  }
  for (const thing of old.keys()) if (!now.has(thing)) changes.push({ change: 'gone', thing, members: [] });
  return changes.filter((change) => !isWithin(change, changes));
}

/** What came or went together with what it belongs to need not be told. */
const isWithin = ({ change, thing }: ThingChange, all: readonly ThingChange[]): boolean =>
  all.some(
    (other) => other.change === change && change !== 'changed' && thing.startsWith(`${other.thing}, `) && !thing.slice(other.thing.length).includes('policy'),
  );

async function seen(cloud: Cloud, regions: readonly string[]): Promise<ReadonlyMap<string, Facts>> {
  const things = new Map<string, Facts>();
  for (const look of globalLooks) await lookAt(cloud, look, { around: '', known: {} }, things);
  for (const region of regions) for (const look of regionalLooks) await lookAt(cloud, look, { around: '', known: {}, region }, things);
  return things;
}

interface Place {
  readonly around: string;
  readonly known: Facts;
  readonly region?: string;
}

async function lookAt(cloud: Cloud, look: Look, { around, known, region }: Place, things: Map<string, Facts>): Promise<void> {
  const { kind, service, operation, input = {}, name, facts, inside = [] } = look;
  const filled = Object.fromEntries(Object.entries(input).map(([member, text]) => [member, text.startsWith('$') ? String(known[text.slice(1)]) : text]));
  const answer = await observe(cloud, { service, operation, input: filled, ...(region !== undefined && { region }) });
  if (!answer.ok) return;
  const found: unknown = queried(answer.output, look.things);
  for (const item of Array.isArray(found) ? (found as readonly unknown[]) : []) {
    if (!isPlainObject(item)) continue;
    const id: unknown = name === undefined ? undefined : jmespath.search(item, name);
    const thing = `${around}${kind}${id === undefined ? '' : ` ${String(id)}`}`;
    const told: unknown = facts === undefined ? item : jmespath.search(item, facts);
    things.set(thing, isPlainObject(told) ? Object.fromEntries(Object.entries(told).map(([member, value]) => [member, readable(value)])) : {});
    for (const within of inside)
      await lookAt(cloud, within, { around: `${thing}, `, known: { ...known, ...item }, ...(region !== undefined && { region }) }, things);
  }
}

/** Documents come as texts, from IAM in URL encoding: they are compared as what they say. */
function readable(value: unknown): unknown {
  if (typeof value !== 'string' || !/^(%7B|\{)/i.test(value)) return value;
  try {
    return JSON.parse(value.startsWith('{') ? value : decodeURIComponent(value));
  } catch {
    return value;
  }
}

function changedMembers(was: Facts, is: Facts): readonly MemberChange[] {
  const members = [...new Set([...Object.keys(was), ...Object.keys(is)])];
  return members
    .map((member) => ({ member, before: was[member] ?? undefined, after: is[member] ?? undefined }))
    .filter(({ before, after }) => text(before) !== text(after));
}

const text = (value: unknown): string | undefined => (value === undefined ? undefined : canonicalJson(value as Parameters<typeof canonicalJson>[0]));
