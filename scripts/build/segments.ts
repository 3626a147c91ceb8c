import { createHash } from 'node:crypto';
import { basename } from 'node:path';
import { type BuildOptions, build, type Metafile, type Plugin } from 'esbuild';

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

/** What is of none of the other segments, and seldom needed. */
const later = 'later';

/** Where every command leads. */
const common = ['src/main.ts', 'src/main/aws.ts', 'src/adapters/lmdb-store.ts'];

const operation = 'src/surfaces/aws/commands/operation.ts';

/**
 * The cores, and where the commands lead that they are for: what these modules import is needed at nearly every such start, and the rest
 * is in other segments. The commands that people run most have cores of their own, with all they need, as each start pays for all that
 * is in its core. The launcher knows them by the command's first word: `core-s3`.
 */
const cores: Readonly<Record<string, readonly string[]>> = {
  [core]: [...common, operation],
  [`${core}-sts`]: [...common, operation, 'src/services/sts/service.ts', 'src/services/sts/operations/get-caller-identity.ts'],
  [`${core}-s3`]: [
    ...common,
    'src/surfaces/aws/commands/s3/s3.ts',
    'src/surfaces/aws/commands/s3/ls.ts',
    'src/services/s3/service.ts',
    'src/services/s3/operations/list-buckets.ts',
  ],
  [`${core}-complete`]: [
    ...common.filter((path) => path !== 'src/main/aws.ts'),
    'src/main/completion.ts',
    'src/surfaces/completion/aws/operation-syntax.ts',
    'src/surfaces/completion/resources/resource-names.ts',
    'src/surfaces/completion/aws/s3-syntax.ts',
    'src/surfaces/aws/commands/s3/ls.ts',
    'src/services/iam/service.ts',
    'src/services/s3/service.ts',
    'src/services/s3/operations/list-buckets.ts',
  ],
  [`${core}-ec2`]: [...common, operation, 'src/services/ec2/service.ts', 'src/services/ec2/operations/describe-instances.ts'],
};

const serviceOf = (input: string): string | undefined => /^src\/services\/([^/]+)\//.exec(input)?.[1];

/** An operation that changes something, of which a process that looks around (to complete a name) runs none. */
const isWrite = (input: string): boolean => /\/operations\/(?!list-|get-|describe-|head-)/.test(input);

/** The other segments: each is what is seldom needed without the rest of it. A chunk with a module of one is in it, in the first that it fits. */
const parts: readonly (readonly [segment: string, modules: RegExp])[] = [
  // What answers a shell whose user pressed the completion key: nothing else may be loaded before they notice.
  ['completion', /^src\/(main|surfaces)\/completion[/.]/],
  // What every service may need of the others' ground, and of the policy engine where a call is refused.
  ['shared', /^src\/services\/shared\/denials/],
  // The commands of `aws s3`, whose flags completion asks for, without what carries bytes; and what all of them make calls with.
  ['s3-transfers', /^src\/surfaces\/aws\/commands\/s3\/(transfers|requests|streams|spool)/],
  ['s3-commands', /^src\/surfaces\/aws\/(commands\/(s3\/|(call|bucket-name|without-body)\b)|session\/(region|credentials)\b|program-name)/],
  ['help', /^src\/(surfaces\/aws\/commands\/help\/|models\/help-texts)/],
  ['shell', /^src\/(main\/shell|surfaces\/shell)[/.]/],
  ['endpoint', /^src\/(main\/(serve|run|env)\b|surfaces\/http\/)/],
  ['messages', /^src\/messages\/aws\//],
  ['tutor', /^src\/(learn|main\/(tutor|lessons)|messages\/(?!aws)|surfaces\/(?!aws))/],
];

/** What a call may lead to, whichever way it comes in. */
const isOfTheEngine = (input: string): boolean => /^src\/(kernel|ports|models|policy|world|services|engine)\//.test(input);

/** The chunks of a core: those of its modules and all that they import, though not what they import when it is reached. */
function chunksOfCore(modules: readonly string[], outputs: Metafile['outputs']): ReadonlySet<string> {
  const found = new Set(Object.keys(outputs).filter((path) => modules.includes(outputs[path]?.entryPoint ?? '')));
  // A set that grows while it is walked is walked to its end.
  for (const path of found) {
    for (const { path: imported, kind } of outputs[path]?.imports ?? []) if (kind === 'import-statement') found.add(imported);
  }
  return new Set([...found].map(nameOf));
}

/** The segment of a chunk, by the modules in it; start-up pays for each kilobyte that it does not need. */
function segmentOf(inputs: readonly string[]): string {
  const services = new Set(inputs.map(serviceOf));
  const [service] = services;
  if (services.size === 1 && service !== undefined) return inputs.some(isWrite) ? `${service}-writes` : service;
  const part = parts.find(([, modules]) => inputs.some((input) => modules.test(input)));
  if (part) return part[0];
  return inputs.length > 0 && inputs.every(isOfTheEngine) ? 'engine' : later;
}

const nameOf = (path: string): string => basename(path, '.js');

/** A text as esbuild resolves it in a chunk: another chunk. */
const isChunk = /^\.\/([^/]+)\.js$/;

/** Which segments each chunk is in, and how chunks reach each other. */
interface Links {
  /** By chunk, the segment it is asked for in: `core` for what is in every core. */
  readonly home: ReadonlyMap<string, string>;
  /** By segment, its chunks. Those of some cores are in their home segments, too; whoever has them in the core uses them there. */
  readonly members: ReadonlyMap<string, ReadonlySet<string>>;
  /** By chunk, those it imports at once, each with the names it takes. */
  readonly imports: ReadonlyMap<string, ReadonlyMap<string, readonly string[]>>;
  /** Chunks that others import when they are reached, and `main`. */
  readonly reached: ReadonlySet<string>;
}

/** How esbuild writes an import of one chunk in another. */
const importLine = /import\s*(?:\{([^}]*)\}\s*from\s*)?"\.\/([^"]+)\.js"/g;

/** What a chunk imports at once: names by chunk. Only esbuild's own lines are read, with which a chunk begins. */
function importsIn(text: string): ReadonlyMap<string, readonly string[]> {
  const found = new Map<string, readonly string[]>();
  for (const [, names = '', chunk = ''] of text.matchAll(importLine)) {
    found.set(
      chunk,
      names.split(',').flatMap((name) => name.trim().split(/\s+as\s+/)[0] || []),
    );
  }
  return found;
}

function linksOf(chunks: readonly Chunk[], { outputs }: Metafile): Links {
  const found = new Map(Object.entries(outputs).map(([path, output]) => [nameOf(path), output]));
  const names = chunks.map(({ path }) => nameOf(path));
  const members = new Map<string, ReadonlySet<string>>(Object.entries(cores).map(([name, modules]) => [name, chunksOfCore(modules, outputs)]));
  const isInEveryCore = (name: string): boolean => Object.keys(cores).every((each) => members.get(each)?.has(name));
  const homeOf = (name: string): string => (isInEveryCore(name) ? core : segmentOf(Object.keys(found.get(name)?.inputs ?? {})));
  const home = new Map(names.map((name) => [name, homeOf(name)]));
  for (const segment of new Set(home.values())) {
    if (segment !== core) members.set(segment, new Set(names.filter((name) => home.get(name) === segment)));
  }
  const reachedFrom = (name: string): string[] => {
    const imports = found.get(name)?.imports ?? [];
    return imports.filter(({ kind }) => kind === 'dynamic-import').map(({ path }) => nameOf(path));
  };
  return {
    home,
    members,
    imports: new Map(chunks.map(({ path, text }) => [nameOf(path), importsIn(text)])),
    reached: new Set(['main', ...names.flatMap(reachedFrom)]),
  };
}

/** Whether a chunk is in some cores, and in its home segment for the others. */
const isInSomeCore = ({ home, members }: Links, name: string): boolean =>
  home.get(name) !== core && Object.keys(cores).some((each) => members.get(each)?.has(name));

/** The chunks that run as soon as `main` does. */
function atOnce({ imports }: Links): ReadonlySet<string> {
  const found = new Set(['main']);
  for (const name of found) for (const imported of imports.get(name)?.keys() ?? []) found.add(imported);
  return found;
}

/**
 * The code that names a segment's chunks for the launcher and for other segments: each by a function that runs it, if it has not run, and
 * gives its exports. What runs with `main` in any case is linked without that detour, and gives no more than others take of it: each name
 * given costs a start an object.
 */
function entryOf(segment: string, links: Links): string {
  const eager = atOnce(links);
  const members = links.members.get(segment) ?? new Set<string>();
  const taken = new Map<string, Set<string>>([['main', new Set(['main'])]]);
  for (const [name, imports] of links.imports) {
    if (members.has(name)) continue;
    for (const [imported, names] of imports) taken.set(imported, new Set([...(taken.get(imported) ?? []), ...names]));
  }
  const named = [...members].filter((name) => taken.has(name) || links.reached.has(name) || isInSomeCore(links, name));
  const head: string[] = [];
  const rows = named.map((name, index) => {
    if (!eager.has(name) || (links.reached.has(name) && name !== 'main')) return `${JSON.stringify(name)}: () => require('./${name}.js'),`;
    const names = [...(taken.get(name) ?? [])];
    head.push(`import { ${names.map((each) => `${each} as ${each}_${index}`).join(', ')} } from './${name}.js';`);
    return `${JSON.stringify(name)}: () => ({ ${names.map((each) => `get ${each}() { return ${each}_${index}; }`).join(', ')} }),`;
  });
  return `${head.join('\n')}\nmodule.exports = {\n${rows.join('\n')}\n};\n`;
}

/** Gives esbuild the chunks of one segment; those of others are required as `#segment/chunk`. */
const fromChunks = (segment: string, links: Links, texts: ReadonlyMap<string, string>): Plugin => ({
  name: 'chunks',
  setup({ onResolve, onLoad }) {
    const isMember = (name: string): boolean => links.members.get(segment)?.has(name) === true;
    onResolve({ filter: isChunk }, ({ path, namespace }) => {
      const name = isChunk.exec(path)?.[1] ?? '';
      // A chunk must not run twice: where the core may have it, the launcher is asked.
      const isApart = namespace === 'chunk' && !(segment in cores) && isInSomeCore(links, name);
      return isMember(name) && !isApart ? { path: name, namespace: 'chunk' } : { path: `#${links.home.get(name)}/${name}`, external: true };
    });
    onResolve({ filter: /^[^.]/ }, ({ path, kind }) => (kind === 'entry-point' ? undefined : { path, external: true }));
    onLoad({ filter: /.*/, namespace: 'chunk' }, ({ path }) => ({ contents: texts.get(path) ?? '', loader: 'js' }));
  },
});

/**
 * Joins chunks into segments. A segment is a function of `(require, module, __filename, __dirname)` that gives `module` an object of
 * functions, by the chunks' names. Chunks of one segment share one scope, so that what they export costs a start nothing.
 * The first line holds the hash of the rest.
 * @param options those of esbuild that the chunks were made with
 */
export async function joinChunks(chunks: readonly Chunk[], metafile: Metafile, options: BuildOptions): Promise<readonly Segment[]> {
  const links = linksOf(chunks, metafile);
  const texts = new Map(chunks.map(({ path, text }) => [nameOf(path), text]));
  const join = async (segment: string): Promise<Segment> => {
    const { outputFiles } = await build({
      ...options,
      stdin: { contents: entryOf(segment, links), resolveDir: '.', loader: 'js' },
      write: false,
      format: 'cjs',
      supported: { 'dynamic-import': false },
      plugins: [fromChunks(segment, links, texts)],
    });
    const code = outputFiles[0]?.text ?? '';
    return { name: segment, text: withHash(`(function(require,module,__filename,__dirname){${code}})`) };
  };
  return Promise.all([...links.members.keys()].map(join));
}

const withHash = (text: string): string => `// ${createHash('sha256').update(text).digest('hex').slice(0, 16)}\n${text}`;
