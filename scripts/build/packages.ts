import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { type BuildOptions, build, type Plugin } from 'esbuild';
import { repository } from '../support/repository.ts';
import { filesUnder, writeAtomically } from './files.ts';

const isOurs = /^[./]|^node:|^\//;

const fileOf = (name: string): string => `../packages/${name.replaceAll('/', '-').replace('@', '')}.cjs`;

/** A module with the same exports as a package, named one by one, as they can't be seen in CommonJS, that takes them from a file. */
async function standIn(name: string): Promise<string> {
  const names = Object.keys(await import(name));
  const named = names.filter((exported) => /^[A-Za-z_$][\w$]*$/.test(exported) && exported !== 'default');
  const lines = named.map((exported, index) => `const e${index} = p[${JSON.stringify(exported)}]; export { e${index} as ${exported} };`);
  return [`const p = require('${fileOf(name)}');`, ...lines, ...(names.includes('default') ? ['export default p.default;'] : [])].join('\n');
}

/**
 * Keeps packages out of the bundle: start-up pays for each kilobyte of it, and most runs need none of them.
 * Each gets a bundle of its own under `<dist>/packages`, which is loaded when one of its exports is first reached.
 * @param found takes their names
 */
export function packagesApart(found: Set<string>): Plugin {
  return {
    name: 'packages-apart',
    setup({ onResolve, onLoad }) {
      onResolve({ filter: /^[^./]/ }, ({ path, importer }) => {
        if (isOurs.test(path) || !importer.startsWith(join(repository, 'src'))) return undefined;
        found.add(path);
        return { path, namespace: 'apart' };
      });
      onResolve({ filter: /^\.\.\/packages\//, namespace: 'apart' }, ({ path }) => ({ path, external: true }));
      onLoad({ filter: /.*/, namespace: 'apart' }, async ({ path }) => ({
        contents: await standIn(path),
        loader: 'js',
      }));
    },
  };
}

/** Bundles packages, each with all it needs, into `<dist>/packages`, and removes those of earlier builds. Returns the files that went in. */
export async function bundlePackages(names: Iterable<string>, dist: string, options: BuildOptions): Promise<string[]> {
  const made = await Promise.all([...names].map((name) => bundlePackage(name, dist, options)));
  const kept = new Set(made.map(({ file }) => file));
  for (const file of filesUnder(join(dist, 'packages'))) if (!kept.has(file)) rmSync(file, { force: true });
  return made.flatMap(({ inputs }) => inputs);
}

async function bundlePackage(name: string, dist: string, options: BuildOptions): Promise<{ file: string; inputs: string[] }> {
  const hasDefault = 'default' in (await import(name));
  const entry = `export * from '${name}';${hasDefault ? ` export { default } from '${name}';` : ''}`;
  const { outputFiles, metafile } = await build({ ...options, stdin: { contents: entry, resolveDir: repository }, write: false, metafile: true });
  const file = join(dist, 'program', fileOf(name));
  for (const { contents } of outputFiles) writeAtomically(file, contents);
  return { file, inputs: Object.keys(metafile.inputs) };
}
