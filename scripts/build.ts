/**
 * Builds the program into dist/: the bundle, its data, the help texts, and V8's code cache. Only what changed is made anew.
 *
 *   npx tsx scripts/build.ts              all of it
 *   npx tsx scripts/build.ts --if-stale   only parts whose sources changed since
 */
import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { makeCodeCache } from './build/code-cache.ts';
import { filesUnder, fingerprint, mirror, readIfThere, writeAtomically } from './build/files.ts';
import { registry } from './registry.ts';
import { repository } from './support/repository.ts';

process.chdir(repository);
const dist = join(repository, 'dist');
const stamps = join(dist, 'stamps.json');

/** A part of dist/: made from its sources, and stale when one of them changed. */
interface Part {
  readonly name: string;
  readonly sources: readonly string[];
  make(): void | Promise<void>;
}

const dataFolders = { models: 'src/models/data', world: 'src/world/data', scenarios: 'scenarios' };
const helpTexts = 'scripts/docs/extract.ts';

const data: Part = {
  name: 'data',
  sources: Object.values(dataFolders),
  make: () => {
    for (const [name, folder] of Object.entries(dataFolders)) mirror(folder, join('dist/data', name));
  },
};

const docs: Part = {
  name: 'docs',
  sources: ['scripts/docs', dataFolders.models, 'package-lock.json'],
  make: () => {
    const { status } = spawnSync(process.execPath, ['--import', 'tsx', helpTexts], { stdio: 'inherit' });
    if (status !== 0) throw new Error(`${helpTexts} failed, see above`);
  },
};

const program: Part = {
  name: 'program',
  sources: ['scripts/build.ts', 'scripts/build', 'bin', 'src', 'package-lock.json'],
  make: async () => {
    // Loaded here, as esbuild is not needed to find that nothing changed.
    const { bundleProgram } = await import('./build/bundle.ts');
    await bundleProgram(dist);
    makeCodeCache(dist);
  },
};

function fingerprintOf(part: Part): string {
  const files = part.sources.flatMap(filesUnder);
  const isData = (file: string): boolean => Object.values(dataFolders).some((folder) => file.startsWith(`${folder}/`));
  return fingerprint(part === program ? files.filter((file) => !isData(file)) : files);
}

async function main(onlyIfStale: boolean): Promise<void> {
  if (registry(false) !== 0) throw new Error('the registry of operations is incomplete, see above');
  const made: Record<string, string> = onlyIfStale ? JSON.parse(readIfThere(stamps) ?? '{}') : {};
  // The program comes last, as its warm-up runs over the data.
  for (const part of [data, docs, program]) {
    const now = fingerprintOf(part);
    if (made[part.name] === now) continue;
    await part.make();
    made[part.name] = now;
    writeAtomically(stamps, JSON.stringify(made));
  }
}

try {
  await main(process.argv.includes('--if-stale'));
} catch (error) {
  console.error(`build: ${error instanceof Error ? error.message : String(error)}`);
  process.exitCode = 1;
}
