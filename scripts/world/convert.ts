/**
 * Makes the project's own data files about AWS's world from a folder of collected facts:
 *
 *     npx tsx scripts/world/convert.ts FOLDER
 *
 * FOLDER holds regions.json, edge-locations.json, instance-types.jsonl.gz and instance-type-offerings.json.gz.
 * What each contains and where it comes from stands in src/world/data/README.md.
 */
import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { isPlainObject } from '../../src/kernel/json.ts';

const target = join(import.meta.dirname, '../../src/world/data');

const object = (value: unknown, what: string): Record<string, unknown> => {
  if (!isPlainObject(value)) throw new Error(`${what} is not an object`);
  return value;
};

const json = (folder: string, name: string): Record<string, unknown> => object(JSON.parse(readFileSync(join(folder, name), 'utf8')), name);

const gzipped = (folder: string, name: string): string => gunzipSync(readFileSync(join(folder, name))).toString('utf8');

/** One record a line, so that a change of the facts is a change of few lines. */
function writeRecords(path: string, records: Readonly<Record<string, unknown>>): void {
  const lines = Object.entries(records).map(([name, record]) => `${JSON.stringify(name)}: ${JSON.stringify(record)}`);
  const file = join(target, path);
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(file, `{\n${lines.join(',\n')}\n}\n`);
}

/** An instance type's family: the part of its name before the dot. */
const familyOf = (instanceType: string): string => instanceType.slice(0, instanceType.indexOf('.'));

/** One file a family, in which each type is a line of its own: a single type is found without parsing the others. */
function convertInstanceTypes(text: string): void {
  const families = new Map<string, Record<string, unknown>>();
  for (const line of text.split('\n').filter((candidate) => candidate !== '')) {
    const record = object(JSON.parse(line), 'an instance type');
    const name = String(record.InstanceType);
    const family = families.get(familyOf(name)) ?? {};
    family[name] = record;
    families.set(familyOf(name), family);
  }
  rmSync(join(target, 'instance-types'), { recursive: true, force: true });
  for (const [family, records] of families) writeRecords(`instance-types/${family}.json`, records);
}

/** The types that at least two of three Regions offer: what is assumed of a Region whose offerings are not known. */
function widelyOffered(regions: readonly Readonly<Record<string, unknown>>[]): string[] {
  const counts = new Map<string, number>();
  for (const byZones of regions) for (const type of Object.values(byZones).flat()) counts.set(String(type), (counts.get(String(type)) ?? 0) + 1);
  return [...counts.keys()].filter((type) => (counts.get(type) ?? 0) * 3 >= regions.length * 2).sort();
}

/** One file a Region: the types by the zone ids that offer them. */
function convertOfferings(text: string): void {
  rmSync(join(target, 'offerings'), { recursive: true, force: true });
  const offerings = Object.entries(object(JSON.parse(text), 'the offerings')).map(([region, byZones]) => [region, object(byZones, region)] as const);
  for (const [region, byZones] of offerings) writeRecords(`offerings/${region}.json`, byZones);
  writeRecords('offerings/elsewhere.json', { '': widelyOffered(offerings.map(([, byZones]) => byZones)) });
}

const [folder] = process.argv.slice(2);
if (folder === undefined) throw new Error('usage: convert.ts FOLDER');
writeRecords('regions.json', json(folder, 'regions.json'));
writeRecords('edge-locations.json', json(folder, 'edge-locations.json'));
convertInstanceTypes(gzipped(folder, 'instance-types.jsonl.gz'));
convertOfferings(gzipped(folder, 'instance-type-offerings.json.gz'));
