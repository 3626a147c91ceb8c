import { createHash } from 'node:crypto';
import { basename } from 'node:path';
import { type BuildOptions, type Metafile, transform } from 'esbuild';

/** A piece of what esbuild made: a module of the program, with others that are always loaded with it. */
export interface Chunk {
  readonly path: string;
  readonly text: string;
}

/** A file of the built program: chunks that are loaded, and kept in the code cache, together. */
export interface Segment {
  readonly name: string;
  readonly text: string;
}

/** What each start needs. The launcher knows it by this name, and by `main` in it. */
const core = 'core';

/** What is of no one service, and seldom needed. */
const later = 'later';

/** What only nimbi's own verbs and lessons need. */
const tutor = 'tutor';

/** Where the usual commands lead: what these modules import is needed at nearly every start. The rest is in other segments. */
const usual = new Set([
  'src/main.ts',
  'src/main/aws.ts',
  'src/adapters/lmdb-store.ts',
  'src/surfaces/aws/commands/s3/s3.ts',
  'src/surfaces/aws/commands/s3/ls.ts',
  'src/services/sts/service.ts',
  'src/services/sts/operations/get-caller-identity.ts',
  'src/services/s3/service.ts',
  'src/services/s3/operations/list-buckets.ts',
  'src/services/ec2/service.ts',
  'src/services/ec2/operations/describe-instances.ts',
]);

const serviceOf = (input: string): string | undefined => /^src\/services\/([^/]+)\/(?!.*shared)/.exec(input)?.[1];
const isForPeople = (input: string): boolean => /^src\/(learn|main\/(tutor|lessons)|messages\/(?!aws)|surfaces\/(?!aws))/.test(input);

/** The outputs that the usual commands load: those of {@link usual} and all that they import, though not what they import when it is reached. */
function coreOutputs(outputs: Metafile['outputs']): ReadonlySet<string> {
  const found = new Set(Object.keys(outputs).filter((path) => usual.has(outputs[path]?.entryPoint ?? '')));
  // A set that grows while it is walked is walked to its end.
  for (const path of found) {
    for (const { path: imported, kind } of outputs[path]?.imports ?? []) if (kind === 'import-statement') found.add(imported);
  }
  return new Set([...found].map(nameOf));
}

/** A service's own chunks make a segment, and so does what only the tutor uses; start-up pays for each kilobyte that it does not need. */
function segmentOf(inputs: readonly string[]): string {
  const services = new Set(inputs.map(serviceOf));
  const [service] = services;
  if (services.size === 1 && service !== undefined && service !== 'shared') return service;
  return inputs.length > 0 && inputs.every(isForPeople) ? tutor : later;
}

const nameOf = (path: string): string => basename(path, '.js');

/**
 * Joins chunks into segments. A segment is an expression: an object of functions of `(exports, require, module, __filename, __dirname)`, by
 * the chunks' names; other chunks are required as `#segment/chunk`. Its first line holds the hash of the rest.
 * @param options those of esbuild that the chunks were made with
 */
export async function joinChunks(chunks: readonly Chunk[], metafile: Metafile, options: BuildOptions): Promise<readonly Segment[]> {
  const inputsOf = new Map(Object.entries(metafile.outputs).map(([path, { inputs }]) => [nameOf(path), Object.keys(inputs)]));
  const cores = coreOutputs(metafile.outputs);
  const segmentFor = (name: string): string => {
    const apart = segmentOf(inputsOf.get(name) ?? []);
    return cores.has(name) && (apart === later || apart === tutor) ? core : apart;
  };
  const ids = new Map(chunks.map(({ path }) => [nameOf(path), `#${segmentFor(nameOf(path))}/${nameOf(path)}`]));
  const { minifySyntax, minifyWhitespace, minifyIdentifiers, charset, target } = options;
  const segments = new Map<string, string[]>();
  for (const { path, text } of chunks) {
    const { code } = await transform(text, {
      format: 'cjs',
      platform: 'node',
      supported: { 'dynamic-import': false },
      ...(minifySyntax !== undefined && { minifySyntax }),
      ...(minifyWhitespace !== undefined && { minifyWhitespace }),
      ...(minifyIdentifiers !== undefined && { minifyIdentifiers }),
      ...(charset !== undefined && { charset }),
      ...(target !== undefined && { target }),
    });
    const linked = code.replace(/require\("\.\/([^"/]+)\.js"\)/g, (_whole, name: string) => `require("${ids.get(name)}")`);
    const [segment = core] = ids.get(nameOf(path))?.slice(1).split('/') ?? [];
    segments.set(segment, [...(segments.get(segment) ?? []), `${JSON.stringify(nameOf(path))}(exports,require,module,__filename,__dirname){${linked}}`]);
  }
  return [...segments].map(([name, functions]) => ({ name, text: withHash(`({${functions.join(',\n')}})`) }));
}

const withHash = (text: string): string => `// ${createHash('sha256').update(text).digest('hex').slice(0, 16)}\n${text}`;
