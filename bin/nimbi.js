#!/usr/bin/env node
'use strict';
/*
 * The launcher: loads dist/program with V8's code cache, so that nothing is compiled that was compiled before, and runs its `main`.
 * One file of plain JavaScript that Node 12 can still read, to say that it is too old; all of it is start-up time.
 */
const [major, minor] = process.versions.node.split('.').map(Number);
if (major < 20 || (major === 20 && minor < 19)) {
  process.stderr.write(`nimbi needs Node.js 20.19 or newer; this is ${process.version}.\n`);
  process.exit(1);
}

const fs = require('node:fs');
const path = require('node:path');
const { Script } = require('node:vm');

const root = path.dirname(__dirname);
const dist = path.join(root, 'dist');
const folder = path.join(dist, 'program');
const core = path.join(folder, 'core.cjs');

/** Builds a checkout that has not been built, as after `npm install --ignore-scripts`. */
function build() {
  const script = path.join(root, 'scripts', 'build.ts');
  if (!fs.existsSync(script)) throw new Error(`this installation is incomplete: ${core} is missing. Install nimbi again.`);
  if (!fs.existsSync(path.join(root, 'node_modules', 'tsx'))) throw new Error(`${root} is not installed: run npm install there first.`);
  process.stderr.write('nimbi: building this checkout for the first time…\n');
  const { spawnSync } = require('node:child_process');
  const { status } = spawnSync(process.execPath, ['--import', 'tsx', script], { cwd: root, stdio: ['ignore', 2, 2] });
  if (status !== 0) throw new Error('the build failed, see above.');
}

/** What files are read into, one after the other: to touch new memory takes longer than to copy a file into it. */
let memory = Buffer.allocUnsafeSlow(0);

/** The bytes of a file, until the next one is read. */
function read(file) {
  const descriptor = fs.openSync(file, 'r');
  try {
    const { size } = fs.fstatSync(descriptor);
    if (size > memory.length) memory = Buffer.allocUnsafeSlow(Math.max(size, 2 ** 20));
    let length = 0;
    for (let count = 1; count > 0 && length < size; length += count) count = fs.readSync(descriptor, memory, length, size - length, null);
    return memory.subarray(0, length);
  } finally {
    fs.closeSync(descriptor);
  }
}

/**
 * A file of the program: a script whose value is a function that gives an object of functions that run the file's modules. Its text is
 * ASCII, so that reading it as Latin-1 is right and V8 keeps one byte a character. The code cache belongs to one version of V8 and one text,
 * whose hash stands in its first line; V8 itself refuses one that was made under other flags.
 */
function compileSegment(name) {
  const file = path.join(folder, `${name}.cjs`);
  const source = read(file).latin1Slice();
  const hash = source.slice(3, source.indexOf('\n'));
  const cacheFile = path.join(dist, 'cache', `${process.versions.v8}-${process.arch}-${name}-${hash}.bin`);
  let cachedData;
  try {
    cachedData = read(cacheFile);
  } catch {
    // None yet.
  }
  const script = new Script(source, { filename: file, cachedData });
  return { link: script.runInThisContext(), file, script, cacheFile, cached: cachedData !== undefined && script.cachedDataRejected === false };
}

/** Modules of Node's that most commands need nothing of, and that take long to load: each is loaded when something of it is first reached. */
const heavy = new Set(['node:child_process', 'node:crypto', 'node:module', 'node:os', 'node:stream', 'node:zlib']);
const whenReached = (id) => {
  let reached;
  return new Proxy(
    {},
    {
      get: (_nothing, name) => {
        // A server comes here at every call.
        reached ??= require(id);
        return reached[name];
      },
      // `await import(…)` copies what there is.
      ownKeys: () => Reflect.ownKeys(require(id)),
      getOwnPropertyDescriptor: (_nothing, name) => {
        const found = Reflect.getOwnPropertyDescriptor(require(id), name);
        return found && { ...found, configurable: true };
      },
    },
  );
};

/** The commands that people run most have cores of their own. */
const cores = { sts: 'core-sts', s3: 'core-s3', ec2: 'core-ec2', __complete: 'core-complete' };
const coreOf = (command) => (Object.hasOwn(cores, command) && fs.existsSync(path.join(folder, `${cores[command]}.cjs`)) ? cores[command] : 'core');

/**
 * Loads the program: its core now, the other segments when one of their modules is required, as `#segment/module`, that the core has not.
 * @param command the first word of the command line
 */
function load(command) {
  if (!fs.existsSync(core)) build();
  const segments = new Map();
  const segmentOf = (name) => {
    let segment = segments.get(name);
    if (segment === undefined) {
      segment = compileSegment(name);
      segments.set(name, segment);
      segment.link(requireModule, segment, segment.file, folder);
    }
    return segment;
  };
  const requireModule = (id) => {
    if (id.charCodeAt(0) === 46) return require(path.join(folder, id));
    if (id.charCodeAt(0) !== 35) return heavy.has(id) ? whenReached(id) : require(id);
    const [segmentName, name] = id.slice(1).split('/');
    return (first.exports[name] ?? segmentOf(segmentName).exports[name])();
  };
  const first = segmentOf(coreOf(command));
  return { main: requireModule('#core/main').main, segments };
}

/** Keeps what V8 has compiled by now of these segments. A folder that can't be written only means that the next start is slower, too. */
function storeCaches(segments) {
  for (const { script, cacheFile } of segments) {
    const temporary = `${cacheFile}.${process.pid}`;
    try {
      fs.mkdirSync(path.dirname(cacheFile), { recursive: true });
      fs.writeFileSync(temporary, script.createCachedData());
      fs.renameSync(temporary, cacheFile);
    } catch {
      try {
        fs.unlinkSync(temporary);
      } catch {
        // It was never made.
      }
    }
  }
}

function run() {
  let program;
  try {
    program = load(process.argv[2]);
  } catch (error) {
    process.stderr.write(`nimbi: ${error.message}\n`);
    process.exitCode = 1;
    return;
  }
  const ownFlags = process.execArgv.length > 0 || process.env.NODE_OPTIONS !== undefined;
  if (!ownFlags) process.once('exit', () => storeCaches([...program.segments.values()].filter(({ cached }) => !cached)));
  // All is written by then. To take the heap down piece by piece, as Node does when it finds nothing left to do, costs a tenth of a short command.
  program.main(process.argv.slice(2), path.join(dist, 'data')).then((code) => process.exit(code));
}

if (require.main === module) run();
else module.exports = { load, storeCaches, dataRoot: path.join(dist, 'data') };
