import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { repository } from '../../scripts/support/repository.ts';

/** What of `npm pack --json` is read here. */
interface Packed {
  readonly unpackedSize: number;
  readonly files: readonly { readonly path: string; readonly size: number }[];
}

interface PackageJson {
  readonly dependencies?: Readonly<Record<string, string>>;
  readonly optionalDependencies: Readonly<Record<string, string>>;
}

/** A package of package-lock.json. */
interface Locked {
  readonly version?: string;
  readonly integrity?: string;
  readonly resolved?: string;
  readonly os?: readonly string[];
  readonly optionalDependencies?: Readonly<Record<string, string>>;
}

const readJson = <Content>(path: string): Content => JSON.parse(readFileSync(join(repository, path), 'utf8'));
const mebibyte = 1024 ** 2;
const block = 4096;

/** Everything that the package may bring. */
const promised = [
  /^(LICENSE|NOTICE|README\.md|package\.json)$/,
  /^bin\/(nimbi\.js|package\.json)$/,
  /^dist\/THIRD-PARTY-LICENSES\.txt$/,
  /^dist\/program\/[a-z0-9-]+\.cjs$/,
  /^dist\/packages\/[a-z0-9-]+\.cjs$/,
  /^dist\/cache\/[\w.-]+\.bin$/,
  /^dist\/data\/(docs|models|world)\/[a-z0-9-]+\.(pack|json)$/,
  /^dist\/data\/(models|world)\/README\.md$/,
  /^dist\/data\/scenarios\/(scenario\.schema\.json|[a-z0-9-]+\/[a-z0-9-]+\/.+)$/,
];

/** By their folders. */
const { '': _root, ...locked } = readJson<{ packages: Readonly<Record<string, Locked>> }>('package-lock.json').packages;

let packed: Packed;

beforeAll(() => {
  const report = execFileSync('npm', ['pack', '--dry-run', '--json', '--ignore-scripts'], {
    cwd: repository,
    encoding: 'utf8',
    stdio: ['ignore', 'pipe', 'ignore'],
    shell: process.platform === 'win32',
    maxBuffer: 64 * mebibyte,
  });
  [packed] = JSON.parse(report);
});

describe('the package', () => {
  it('holds the promised files and nothing else', () => {
    const paths = packed.files.map(({ path }) => path);
    expect(paths.filter((path) => !promised.some((pattern) => pattern.test(path)))).toEqual([]);
    for (const pattern of promised)
      expect(
        paths.some((path) => pattern.test(path)),
        String(pattern),
      ).toBe(true);
  });

  it('is small: few files, and little lost to half-filled blocks', () => {
    const onDisk = packed.files.reduce((sum, { size }) => sum + Math.ceil(size / block) * block, 0);
    expect(packed.files.length).toBeLessThan(500);
    expect(packed.unpackedSize / mebibyte).toBeLessThan(24);
    expect(onDisk / mebibyte).toBeLessThan(22);
  });

  it("needs lmdb's native code and no other package", () => {
    const { dependencies, optionalDependencies } = readJson<PackageJson>('package.json');
    expect(dependencies).toBeUndefined();
    expect(Object.keys(optionalDependencies)).toEqual(
      ['darwin-arm64', 'darwin-x64', 'linux-arm', 'linux-arm64', 'linux-x64', 'win32-arm64', 'win32-x64'].map((platform) => `@lmdb/lmdb-${platform}`),
    );
    // What is called in it has no promise of staying the same.
    expect(new Set(Object.values(optionalDependencies)).size).toBe(1);
    expect(Object.values(optionalDependencies)[0]).toMatch(/^\d+\.\d+\.\d+$/);
  });

  it('locks versions and hashes, not where they are downloaded from', () => {
    for (const [path, { version, integrity, resolved, os }] of Object.entries(locked)) {
      expect(version, path).toBeDefined();
      expect(resolved, path).toBeUndefined();
      // Of packages for other platforms npm learns the hash only where its registry has them.
      if (os === undefined) expect(integrity, path).toBeDefined();
    }
  });

  it('locks the packages of other platforms, too, without which npm ci fails', () => {
    const wanted = Object.values(locked).flatMap(({ optionalDependencies = {} }) => Object.keys(optionalDependencies));
    expect(wanted.filter((name) => locked[`node_modules/${name}`] === undefined)).toEqual([]);
  });
});
