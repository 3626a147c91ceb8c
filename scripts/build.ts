/**
 * Builds the program into dist/: the bundle, its data, the help texts, and V8's code cache. Only what changed is made anew.
 *
 *   npx tsx scripts/build.ts              all of it
 *   npx tsx scripts/build.ts --if-stale   only parts whose sources changed since
 */
import { spawnSync } from 'node:child_process';
import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { makeCodeCache } from './build/code-cache.ts';
import { filesUnder, fingerprint, mirror, readIfThere, writeAtomically } from './build/files.ts';
import { packFolders } from './build/packs.ts';
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

/** What packs are made by: when it changes, so do they. */
const packing = ['scripts/build/packs.ts', 'src/adapters/data-pack.ts'];

const facts: Part = {
  name: 'facts',
  sources: ['src/models/data', 'src/world/data', ...packing],
  make: () => {
    packFolders('src/models/data', 'dist/data/models', false);
    packFolders('src/world/data', 'dist/data/world', false);
  },
};

const scenarios: Part = { name: 'scenarios', sources: ['scenarios'], make: () => mirror('scenarios', 'dist/data/scenarios') };

const docs: Part = {
  name: 'docs',
  // The examples stand with the services' operations.
  sources: ['scripts/docs', 'src/models/data', 'src/services', 'package-lock.json', ...packing],
  make: () => {
    const made = join(dist, `docs.${process.pid}.tmp`);
    const { status } = spawnSync(process.execPath, ['--import', 'tsx', 'scripts/docs/extract.ts', made], { stdio: 'inherit' });
    if (status === 0) packFolders(made, 'dist/data/docs', true);
    rmSync(made, { recursive: true, force: true });
    if (status !== 0) throw new Error('the help texts could not be drawn, see above');
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

async function main(onlyIfStale: boolean): Promise<void> {
  registry(false);
  const made: Record<string, string> = onlyIfStale ? JSON.parse(readIfThere(stamps) ?? '{}') : {};
  // The program comes last, as its warm-up runs over the data.
  for (const part of [facts, scenarios, docs, program]) {
    const now = fingerprint(part.sources.flatMap(filesUnder));
    if (made[part.name] === now) continue;
    await part.make();
    made[part.name] = now;
    writeAtomically(stamps, JSON.stringify(made));
  }
}

try {
  await main(process.argv.includes('--if-stale'));
} catch (error) {
  // What esbuild found stands above already.
  const told = error instanceof Error && 'errors' in error;
  console.error(`build: ${told ? 'the bundle could not be made, see above' : error instanceof Error ? error.message : String(error)}`);
  process.exitCode = 1;
}
