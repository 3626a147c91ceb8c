import { mkdirSync, readFileSync, rmSync, truncateSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeEach, describe, expect, it } from 'vitest';
import { packFolders } from '../../scripts/build/packs.ts';
import { fileDataSource } from '../../src/adapters/file-data-source.ts';
import { temporaryFolder } from './store-kinds.ts';

const folder = temporaryFolder();
const source = join(folder, 'source');
const built = join(folder, 'built');

const files: Readonly<Record<string, string>> = {
  'iam/CreateUser.json': '{"é":"日本"}',
  'iam/User.json': '1',
  'iam/empty.json': '',
  's3/service.json': '2',
  'README.md': 'about',
};
/** More names than the reader takes in at first, and a file behind them. */
const many = Array.from({ length: 300 }, (_unused, index) => `${String(index).padStart(3, '0')}-${'operation'.repeat(14)}.json`);

beforeEach(() => {
  rmSync(source, { recursive: true, force: true });
  for (const [path, text] of [...Object.entries(files), ...many.map((name) => [`ec2/${name}`, `"${name}"`] as const)]) {
    mkdirSync(join(source, path, '..'), { recursive: true });
    writeFileSync(join(source, path), text);
  }
});

describe.each([
  { what: 'as they are', compressed: false },
  { what: 'compressed', compressed: true },
])('packs of files $what', ({ compressed }) => {
  const data = fileDataSource(built);
  beforeEach(() => packFolders(source, join(built, 'models'), compressed));

  it('read as the files they were made of', () => {
    for (const [path, text] of Object.entries(files)) expect(data.text(`models/${path}`)).toBe(text);
    for (const name of many) expect(data.text(`models/ec2/${name}`)).toBe(`"${name}"`);
    expect(data.names('models')).toEqual(['README.md', 'ec2', 'iam', 's3']);
    expect(data.names('models/iam')).toEqual(['CreateUser.json', 'User.json', 'empty.json']);
    expect(data.names('models/ec2')).toEqual(many);
  });

  it('hold what was asked for and nothing that is named like it', () => {
    for (const name of ['r.json', 'User', 'User.json\t0', 'user.json', '', '..', 'sts/x.json']) expect(data.text(`models/iam/${name}`)).toBeUndefined();
    expect(data.text('models/sts/User.json')).toBeUndefined();
    expect(data.text('models/iam')).toBeUndefined();
    expect(data.names('models/iam/User.json')).toEqual([]);
  });

  it('follow their folder', () => {
    rmSync(join(source, 's3'), { recursive: true });
    writeFileSync(join(source, 'iam/User.json'), '3');
    packFolders(source, join(built, 'models'), compressed);
    expect(data.names('models')).toEqual(['README.md', 'ec2', 'iam']);
    expect(data.text('models/iam/User.json')).toBe('3');
  });
});

describe('a damaged pack', () => {
  const pack = join(built, 'models/iam.pack');
  const message = `The data file ${pack} is damaged. Install nimbi again.`;
  beforeEach(() => packFolders(source, join(built, 'models'), false));

  it('is named when its end is missing, and what comes before is read', () => {
    truncateSync(pack, readFileSync(pack).length - 1);
    expect(() => fileDataSource(built).text('models/iam/User.json')).toThrow(message);
    expect(fileDataSource(built).text('models/iam/CreateUser.json')).toBe('{"é":"日本"}');
  });

  it.each([
    ['nothing', ''],
    ['something else', '{ "this": "is not the format of a pack" }'],
    ['an index without its end', 'nimbi-pack 1 00001000\nUser.json'],
  ])('is named when it holds %s', (_what, content) => {
    writeFileSync(pack, content);
    expect(() => fileDataSource(built).text('models/iam/User.json')).toThrow(message);
    expect(() => fileDataSource(built).names('models/iam')).toThrow(message);
  });
});
