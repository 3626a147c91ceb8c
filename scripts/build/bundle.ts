import { createHash } from 'node:crypto';
import { join } from 'node:path';
import { type BuildOptions, build } from 'esbuild';
import { repository } from '../support/repository.ts';
import { writeAtomically } from './files.ts';
import { licenses } from './licenses.ts';
import { bundlePackages, packagesApart } from './packages.ts';

/** What calls use so often that it stands in the bundle, and so in the code cache. Other packages are loaded when they are reached. */
const inside = new Set(['lmdb', 'jmespath']);

/**
 * lmdb's JavaScript goes into the bundle: required as a package it costs 40 ms at each start.
 * Only its native code stays outside. msgpackr's, an accelerator, is left out.
 */
const lmdbInside = {
  lmdb: './node_modules/lmdb/dist/index.cjs',
  'node-gyp-build-optional-packages': './scripts/build/lmdb-native.cjs',
  'msgpackr-extract': './scripts/build/nothing.cjs',
};

const options: BuildOptions = {
  absWorkingDir: repository,
  bundle: true,
  platform: 'node',
  target: 'node20',
  format: 'cjs',
  // The launcher runs the text as a vm.Script, in which only `require` reaches other modules.
  supported: { 'dynamic-import': false },
  // Names stay as they are, for stack traces.
  minifySyntax: true,
  minifyWhitespace: true,
  charset: 'ascii',
  legalComments: 'none',
  logLevel: 'warning',
  logOverride: { 'require-resolve-not-external': 'silent' },
};

/**
 * Bundles src/main.ts into `<dist>/nimbi.cjs`, a function of Node's module variables, with the packages it may load later
 * and the licences of all that is in them beside it. Modules behind a dynamic import are initialised when it is reached.
 * The first line holds the text's hash, by which the launcher knows its code cache.
 */
export async function bundleProgram(dist: string): Promise<void> {
  const packages = new Set<string>();
  const { outputFiles, metafile } = await build({
    ...options,
    entryPoints: ['src/main.ts'],
    outfile: join(dist, 'nimbi.cjs'),
    write: false,
    metafile: true,
    alias: lmdbInside,
    plugins: [packagesApart(inside, packages)],
    banner: { js: '(function (exports, require, module, __filename, __dirname) {' },
    footer: { js: '})' },
  });
  const [output] = outputFiles;
  if (output === undefined) throw new Error('esbuild made no bundle');
  const apart = await bundlePackages(packages, dist, options);
  writeAtomically(join(dist, 'THIRD-PARTY-LICENSES.txt'), licenses([...Object.keys(metafile.inputs), ...apart]));
  const hash = createHash('sha256').update(output.contents).digest('hex').slice(0, 16);
  writeAtomically(join(dist, 'nimbi.cjs'), `// ${hash}\n${output.text}`);
}
