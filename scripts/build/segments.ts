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

const serviceOf = (input: string): string | undefined => /^src\/services\/([^/]+)\/(?!.*shared)/.exec(input)?.[1];
const isForPeople = (input: string): boolean => /^src\/(learn|main\/tutor|messages\/(?!aws)|surfaces\/(?!aws))/.test(input);

/** A service's own chunks make a segment, and so does what only the tutor uses; start-up pays for each kilobyte that it does not need. */
function segmentOf(inputs: readonly string[]): string {
  const services = new Set(inputs.map(serviceOf));
  const [service] = services;
  if (services.size === 1 && service !== undefined && service !== 'shared') return service;
  return inputs.length > 0 && inputs.every(isForPeople) ? 'tutor' : core;
}

const nameOf = (path: string): string => basename(path, '.js');

/**
 * Joins chunks into segments. A segment is an expression: an object of functions of `(exports, require, module, __filename, __dirname)`, by
 * the chunks' names; other chunks are required as `#segment/chunk`. Its first line holds the hash of the rest.
 * @param options those of esbuild that the chunks were made with
 */
export async function joinChunks(chunks: readonly Chunk[], metafile: Metafile, options: BuildOptions): Promise<readonly Segment[]> {
  const inputsOf = new Map(Object.entries(metafile.outputs).map(([path, { inputs }]) => [nameOf(path), Object.keys(inputs)]));
  const ids = new Map(chunks.map(({ path }) => [nameOf(path), `#${segmentOf(inputsOf.get(nameOf(path)) ?? [])}/${nameOf(path)}`]));
  const { minifySyntax, minifyWhitespace, charset, target } = options;
  const segments = new Map<string, string[]>();
  for (const { path, text } of chunks) {
    const { code } = await transform(text, {
      format: 'cjs',
      platform: 'node',
      supported: { 'dynamic-import': false },
      ...(minifySyntax !== undefined && { minifySyntax }),
      ...(minifyWhitespace !== undefined && { minifyWhitespace }),
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
