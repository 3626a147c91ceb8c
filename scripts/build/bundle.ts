import { readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { type BuildOptions, build, type Plugin } from 'esbuild';
import { repository } from '../support/repository.ts';
import { filesUnder, writeAtomically } from './files.ts';
import { licenses } from './licenses.ts';
import { bundlePackages, packagesApart } from './packages.ts';
import { joinChunks } from './segments.ts';

const options: BuildOptions = {
  absWorkingDir: repository,
  bundle: true,
  platform: 'node',
  target: 'node20',
  // Names are shortened, too: each start reads all of it. What went wrong is told by what was typed, as the same calls do the same.
  minifySyntax: true,
  minifyWhitespace: true,
  minifyIdentifiers: true,
  charset: 'ascii',
  legalComments: 'none',
  logLevel: 'warning',
  // Where a module of the source looks for what it needs, the program looks beside itself.
  define: { 'import.meta.url': '__filename' },
};

/** Of which the program needs nothing but its version. */
const packageFile = join(repository, 'package.json');

/** JSON as a text that is parsed when it is imported: V8 does that faster than it makes the same out of code, and keeps less of it. */
const jsonAsText: Plugin = {
  name: 'json-as-text',
  setup({ onLoad }) {
    onLoad({ filter: /\.json$/ }, ({ path }) => {
      const value = JSON.parse(readFileSync(path, 'utf8'));
      const text = JSON.stringify(path === packageFile ? { version: value.version } : value);
      return { contents: `export default JSON.parse(${JSON.stringify(text)});`, loader: 'js' };
    });
  },
};

/**
 * Bundles src/main.ts into `<dist>/program`, a file a segment, with the packages it may load later and the licences of all that is
 * in them beside it. Modules behind a dynamic import are loaded when it is reached.
 */
export async function bundleProgram(dist: string): Promise<void> {
  const packages = new Set<string>();
  const { outputFiles, metafile } = await build({
    ...options,
    entryPoints: { main: 'src/main.ts' },
    outdir: dist,
    format: 'esm',
    splitting: true,
    write: false,
    metafile: true,
    plugins: [packagesApart(packages), jsonAsText],
  });
  const segments = await joinChunks(outputFiles, metafile, options);
  const apart = await bundlePackages(packages, dist, { ...options, format: 'cjs' });
  writeAtomically(join(dist, 'THIRD-PARTY-LICENSES.txt'), licenses([...Object.keys(metafile.inputs), ...apart]));
  const files = segments.map(({ name, text }) => ({ path: join(dist, 'program', `${name}.cjs`), text }));
  for (const { path, text } of files) writeAtomically(path, text);
  const kept = new Set(files.map(({ path }) => path));
  for (const file of filesUnder(join(dist, 'program'))) if (!kept.has(file)) rmSync(file, { force: true });
}
