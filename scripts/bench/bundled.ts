import { join } from 'node:path';
import { build } from 'esbuild';
import { repository } from '../support/repository.ts';

/**
 * Bundles a file of this folder as the program is bundled, so that what is measured in process is the code that users run: tsx gives every
 * function its name as it is made, which takes longer than many of them do.
 * @returns the bundle's path
 */
export async function bundled(name: string, format: 'esm' | 'cjs' = 'esm'): Promise<string> {
  const outfile = join(repository, 'dist/bench', `${name}.${format === 'esm' ? 'mjs' : 'cjs'}`);
  await build({
    entryPoints: [join(repository, 'scripts/bench', `${name}.ts`)],
    outfile,
    format,
    bundle: true,
    packages: 'external',
    platform: 'node',
    target: 'node20',
    logLevel: 'warning',
    // A module has no `require` of its own, with which LMDB's native code is loaded.
    ...(format === 'esm' && { banner: { js: "import { createRequire as requireFrom } from 'node:module';\nconst require = requireFrom(import.meta.url);" } }),
  });
  return outfile;
}
