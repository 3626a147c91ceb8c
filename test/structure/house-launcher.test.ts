import { spawnSync } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, realpathSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { repository } from '../../scripts/support/repository.ts';

let folder: string;

/** A segment of a program, as the build writes it: `main` and whatever else is in it. */
const program = (text: string, { hash = '0123456789abcdef', more = '' } = {}): string =>
  `// ${hash}\n(function(require, module) {module.exports = {"main": () => ({ main: async (argv, dataRoot) => { ${text} } })${more}};})`;

const echo = program('console.log(JSON.stringify({ argv, dataRoot })); return 7;');

const write = (path: string, text: string): void => writeFileSync(join(folder, path), text);
const caches = (): string[] => readdirSync(join(folder, 'dist/cache'));

function launch(args: readonly string[] = [], nodeOptions: readonly string[] = []): { code: number | null; stdout: string; stderr: string } {
  const { status, stdout, stderr } = spawnSync(process.execPath, [...nodeOptions, join(folder, 'bin/nimbi.js'), ...args], { encoding: 'utf8' });
  return { code: status, stdout, stderr };
}

beforeEach(() => {
  folder = realpathSync(mkdtempSync(join(tmpdir(), 'launcher-')));
  cpSync(join(repository, 'bin'), join(folder, 'bin'), { recursive: true });
  mkdirSync(join(folder, 'dist/program'), { recursive: true });
  write('dist/program/core.cjs', echo);
});
afterEach(() => rmSync(folder, { recursive: true }));

describe('the launcher', () => {
  it("hands over the arguments and the data's folder, and exits with what main returns", () => {
    const { code, stdout, stderr } = launch(['s3', 'ls', '--query', 'a b']);
    expect(JSON.parse(stdout)).toEqual({ argv: ['s3', 'ls', '--query', 'a b'], dataRoot: join(folder, 'dist/data') });
    expect({ code, stderr }).toEqual({ code: 7, stderr: '' });
  });

  it('keeps what V8 compiled for the next start, by the version of V8 and the text', () => {
    launch();
    expect(caches()).toEqual([`${process.versions.v8}-${process.arch}-core-0123456789abcdef.bin`]);
    write('dist/program/core.cjs', program('return 8;', { hash: 'fedcba9876543210' }));
    expect(launch().code).toBe(8);
    expect(caches()).toContain(`${process.versions.v8}-${process.arch}-core-fedcba9876543210.bin`);
  });

  it('loads another segment when one of its modules is required, once, and keeps its code apart', () => {
    const counting =
      '(function(require, module) { globalThis.count = (globalThis.count ?? 0) + 1; module.exports = {"count": () => ({ back: require("#core/more").three })}; })';
    write('dist/program/other.cjs', `// 1111111111111111\n${counting}`);
    const text = 'return require("#other/count").back + require("#other/count").back + globalThis.count;';
    write('dist/program/core.cjs', program(text, { more: ', "more": () => ({ three: 3 })' }));
    expect(launch()).toMatchObject({ code: 7, stderr: '' });
    const prefix = `${process.versions.v8}-${process.arch}`;
    expect(caches().sort()).toEqual([`${prefix}-core-0123456789abcdef.bin`, `${prefix}-other-1111111111111111.bin`]);
    expect(launch()).toMatchObject({ code: 7, stderr: '' });
  });

  it('starts the core of a command that has one, and takes from it what another segment has, too, so that nothing runs twice', () => {
    write('dist/program/other.cjs', `// 1111111111111111\n(function(require, module) { module.exports = {"shared": () => ({ from: "other" }) }; })`);
    write('dist/program/core-s3.cjs', program('return require("#other/shared").from === "core" ? 3 : 4;', { more: ', "shared": () => ({ from: "core" })' }));
    write('dist/program/core.cjs', program('return require("#other/shared").from === "other" ? 5 : 6;'));
    expect([launch(['s3', 'ls']).code, launch(['iam', 'list-users']).code]).toEqual([3, 5]);
  });

  it('replaces a cache that V8 refuses', () => {
    launch();
    const [name = ''] = caches();
    const sound = readFileSync(join(folder, 'dist/cache', name));
    write(`dist/cache/${name}`, 'not a cache');
    expect(launch()).toMatchObject({ code: 7, stderr: '' });
    expect(readFileSync(join(folder, 'dist/cache', name)).subarray(0, 16)).toEqual(sound.subarray(0, 16));
  });

  it('keeps no cache that was made under flags of its own', () => {
    launch([], ['--max-old-space-size=200']);
    expect(() => caches()).toThrow('ENOENT');
  });

  it('runs without a word where the cache cannot be written', () => {
    write('dist/cache', 'a file where the folder would be');
    expect(launch()).toMatchObject({ code: 7, stderr: '' });
  });

  it('says that an installation without its program is incomplete', () => {
    rmSync(join(folder, 'dist'), { recursive: true });
    const message = `nimbi: this installation is incomplete: ${join(folder, 'dist/program/core.cjs')} is missing. Install nimbi again.\n`;
    expect(launch()).toEqual({ code: 1, stdout: '', stderr: message });
  });

  it('builds a checkout that has not been built, with one line on stderr', () => {
    rmSync(join(folder, 'dist'), { recursive: true });
    symlinkSync(join(repository, 'node_modules'), join(folder, 'node_modules'));
    mkdirSync(join(folder, 'scripts'));
    write('package.json', '{ "type": "module" }');
    write(
      'scripts/build.ts',
      `console.log('progress');\nimport fs from 'node:fs';\nfs.mkdirSync('dist/program', { recursive: true });\nfs.writeFileSync('dist/program/core.cjs', ${JSON.stringify(program('return 9;'))});\n`,
    );
    expect(launch()).toEqual({ code: 9, stdout: '', stderr: 'nimbi: building this checkout for the first time…\nprogress\n' });
  });

  it('asks for npm install in a checkout without packages', () => {
    rmSync(join(folder, 'dist'), { recursive: true });
    mkdirSync(join(folder, 'scripts'));
    write('scripts/build.ts', '');
    expect(launch()).toEqual({ code: 1, stdout: '', stderr: `nimbi: ${folder} is not installed: run npm install there first.\n` });
  });

  it('refuses an older Node in one line', () => {
    write(
      'old.js',
      "Object.defineProperty(process, 'versions', { value: { ...process.versions, node: '20.18.3' } });\nObject.defineProperty(process, 'version', { value: 'v20.18.3' });",
    );
    expect(launch([], ['--require', join(folder, 'old.js')])).toEqual({
      code: 1,
      stdout: '',
      stderr: 'nimbi needs Node.js 20.19 or newer; this is v20.18.3.\n',
    });
  });
});
