import type { DataSource } from '../kernel/data-source.ts';
import { isPlainObject } from '../kernel/json.ts';
import { findRegion } from './region.ts';

/** One record of DescribeInstanceTypes, as EC2 answers it. */
export type InstanceTypeRecord = Readonly<Record<string, unknown>> & { readonly InstanceType: string };

const folder = 'world/instance-types';

const familyOf = (instanceType: string): string => instanceType.split('.', 1)[0] ?? instanceType;

const isRecord = (value: unknown): value is InstanceTypeRecord => isPlainObject(value) && typeof value.InstanceType === 'string';

function parseLine(line: string): InstanceTypeRecord | undefined {
  const start = line.indexOf('": {');
  if (start < 0) return undefined;
  const record: unknown = JSON.parse(line.slice(start + 3).replace(/,$/, ''));
  return isRecord(record) ? record : undefined;
}

/** The facts of one instance type, such as `t3.micro`; only its own record is parsed. `undefined` when there is no such type. */
export function findInstanceType(data: DataSource, name: string): InstanceTypeRecord | undefined {
  if (!/^[a-z0-9-]+\.[a-z0-9-]+$/.test(name)) return undefined;
  const line = data
    .text(`${folder}/${familyOf(name)}.json`)
    ?.split('\n')
    .find((candidate) => candidate.startsWith(`"${name}": `));
  return line === undefined ? undefined : parseLine(line);
}

/** The facts of many instance types, in the order asked for; each family is read and parsed once. Types that do not exist are left out. */
export function findInstanceTypes(data: DataSource, names: readonly string[]): InstanceTypeRecord[] {
  const families = new Map<string, Readonly<Record<string, unknown>>>();
  return names.flatMap((name) => {
    const family = familyOf(name);
    const records = families.get(family) ?? (JSON.parse(data.text(`${folder}/${family}.json`) ?? '{}') as Readonly<Record<string, unknown>>);
    families.set(family, records);
    const record = records[name];
    return isRecord(record) ? [record] : [];
  });
}

/** Where instance types are offered: the zone ids of a Region by type. */
export type Offerings = ReadonlyMap<string, readonly string[]>;

const offeringsOf = new WeakMap<DataSource, Map<string, Offerings>>();

/**
 * The instance types that a Region offers, each with the zone ids that have it, in the order of their names.
 * For the few Regions whose offerings are not known, the types that most Regions offer, in every zone.
 */
export function instanceTypeOfferings(data: DataSource, region: string): Offerings {
  const cache = offeringsOf.get(data) ?? new Map<string, Offerings>();
  offeringsOf.set(data, cache);
  const known = cache.get(region) ?? readOfferings(data, region);
  cache.set(region, known);
  return known;
}

function readOfferings(data: DataSource, region: string): Offerings {
  const own = data.text(`world/offerings/${region}.json`);
  const byZones = JSON.parse(own ?? data.text('world/offerings/elsewhere.json') ?? '{}') as Readonly<Record<string, readonly string[]>>;
  const offered = new Map<string, readonly string[]>();
  for (const [zones, types] of Object.entries(byZones)) {
    const zoneIds = own === undefined ? (findRegion(region)?.zoneIds ?? []) : zones.split(',');
    for (const type of types) offered.set(type, zoneIds);
  }
  return new Map([...offered].sort(([a], [b]) => (a < b ? -1 : 1)));
}
