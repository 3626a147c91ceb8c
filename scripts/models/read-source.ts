import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import type { SourceModel, SourcePaginator, SourceService, SourceWaiter } from './botocore-model.ts';

/** Reads a JSON file, gzipped or not by its name. */
const readJson = (path: string): unknown => {
  const bytes = readFileSync(path);
  return JSON.parse((path.endsWith('.gz') ? gunzipSync(bytes) : bytes).toString('utf8'));
};

/** Reads a file that botocore ships gzipped in some versions and plain in others; `undefined` when there is neither. */
const readEither = (path: string): unknown => {
  const found = [path, `${path}.gz`].find((candidate) => existsSync(candidate));
  return found === undefined ? undefined : readJson(found);
};

const isObject = (value: unknown): value is Record<string, unknown> => typeof value === 'object' && value !== null && !Array.isArray(value);

/** Lays one JSON value over another, objects member by member, as botocore's loader does with its extras. */
const deepMerge = (base: unknown, extra: unknown): unknown => {
  if (!isObject(base) || !isObject(extra)) return extra;
  const merged = Object.entries(extra).map(([name, value]) => [name, name in base ? deepMerge(base[name], value) : value] as const);
  return { ...base, ...Object.fromEntries(merged) };
};

/** Reads a folder of `<service>.json.gz`, each holding model, pagination and waiters of one service. */
export function readBundles(folder: string): SourceService[] {
  const files = readdirSync(folder).filter((name) => name.endsWith('.json.gz') || name.endsWith('.json'));
  return files.sort().map((name) => {
    const bundle = readJson(join(folder, name)) as SourceService;
    return { ...bundle, source: bundle.source.replace(/ \(.*\)$/, '') };
  });
}

/** The version of an installed botocore, from its package's `__init__.py`. */
const botocoreVersion = (dataFolder: string): string => {
  const text = readFileSync(join(dirname(dataFolder), '__init__.py'), 'utf8');
  const version = /^__version__ = '([^']+)'$/m.exec(text)?.[1];
  if (version === undefined) throw new Error(`No __version__ in ${basename(dirname(dataFolder))}/__init__.py.`);
  return version;
};

/**
 * Reads services from an installed botocore.
 * @param dataFolder botocore's `data` folder
 * @param services the folders in it to read; the newest API version of each is taken
 */
export function readBotocore(dataFolder: string, services: readonly string[]): SourceService[] {
  const source = `botocore ${botocoreVersion(dataFolder)}`;
  return services.map((service) => {
    const version = readdirSync(join(dataFolder, service)).sort().at(-1);
    if (version === undefined) throw new Error(`botocore has no model of ${service}.`);
    const file = (name: string): unknown => {
      const extras = readEither(join(dataFolder, service, version, `${name}.sdk-extras.json`));
      const base = readEither(join(dataFolder, service, version, `${name}.json`));
      return isObject(extras) && 'merge' in extras ? deepMerge(base, extras.merge) : base;
    };
    const model = file('service-2') as SourceModel | undefined;
    if (model === undefined) throw new Error(`botocore has no service-2.json of ${service} ${version}.`);
    const pagination = file('paginators-1') as { pagination: Record<string, SourcePaginator> } | undefined;
    const waiters = file('waiters-2') as { waiters: Record<string, SourceWaiter> } | undefined;
    return { source, service, model, pagination: pagination?.pagination ?? {}, waiters: waiters?.waiters ?? {} };
  });
}
