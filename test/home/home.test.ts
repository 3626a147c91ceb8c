import { execFileSync, spawn } from 'node:child_process';
import { createHash } from 'node:crypto';
import { once } from 'node:events';
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, truncateSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { openHome } from '../../src/adapters/home.ts';
import { homeFolder } from '../../src/adapters/home-folder.ts';
import { ensureRoomToMap } from '../../src/adapters/room.ts';
import { chooseStore, networkFileSystem } from '../../src/adapters/store-choice.ts';
import type { CloudStorage, Home, HomeError, StoreKind } from '../../src/ports/home.ts';
import { temporaryFolder } from '../stores/store-kinds.ts';

const clock = { now: () => Date.UTC(2026, 10, 24) };
const root = temporaryFolder();
let made = 0;
const newFolder = (): string => {
  made += 1;
  return join(root, String(made), 'nimbi');
};
const newHome = (): Home => openHome(newFolder(), clock);

const greet = async ({ store }: CloudStorage): Promise<void> => {
  await store.transact((transaction) => transaction.put('greetings', ['hello', '\u{1f408}'], { text: 'from the first row' }));
};
const greeting = { text: 'from the first row' };
const greetingOf = async (home: Home, name: string): Promise<unknown> => {
  const { store, close } = await home.open(name);
  const row = store.read((view) => view.get('greetings', ['hello', '\u{1f408}']));
  await close();
  return row;
};

const keepBody = async ({ blobs }: CloudStorage, bytes: Buffer): Promise<string> => {
  const sha256 = createHash('sha256').update(bytes).digest('hex');
  const writer = await blobs.create();
  await writer.write(bytes);
  await writer.finish();
  writer.keep(sha256);
  return sha256;
};

describe('the home folder', () => {
  const place = (platform: NodeJS.Platform, env: Record<string, string>): string => homeFolder({ env, platform, userFolder: '/users/ada' });

  it('is where the platform keeps data, unless NIMBI_HOME says otherwise', () => {
    expect(place('linux', {})).toBe('/users/ada/.local/share/nimbi');
    expect(place('linux', { XDG_DATA_HOME: '/data' })).toBe('/data/nimbi');
    expect(place('linux', { XDG_DATA_HOME: 'relative' })).toBe('/users/ada/.local/share/nimbi');
    expect(place('darwin', {})).toBe('/users/ada/Library/Application Support/nimbi');
    expect(place('win32', { LOCALAPPDATA: '/users/ada/AppData/Local' })).toBe('/users/ada/AppData/Local/nimbi');
    expect(place('win32', {})).toBe('/users/ada/AppData/Local/nimbi');
    expect(place('linux', { NIMBI_HOME: '/elsewhere', XDG_DATA_HOME: '/data' })).toBe('/elsewhere');
    expect(place('linux', { NIMBI_HOME: '' })).toBe('/users/ada/.local/share/nimbi');
  });

  it('is not made by looking at it', () => {
    const home = newHome();
    expect([home.clouds(), home.chosen(), home.exists('sandbox')]).toEqual([[], 'sandbox', false]);
    expect(home.awsConfigFile).toBe(join(home.folder, 'aws', 'config'));
    expect(home.awsCredentialsFile).toBe(join(home.folder, 'aws', 'credentials'));
    expect(existsSync(home.folder)).toBe(false);
  });

  it('remembers the chosen cloud', async () => {
    const home = newHome();
    await home.create('sandbox', greet, { store: 'file' });
    await home.create('other', greet, { store: 'file' });
    home.choose('other');
    expect(openHome(home.folder, clock).chosen()).toBe('other');
    expect(() => home.choose('third')).toThrow(`There is no cloud named "third" (${join(home.folder, 'clouds')}). See which there are with: nimbi sandbox`);
    home.remove('other');
    expect(openHome(home.folder, clock).chosen()).toBe('sandbox');
  });

  it.each([
    ['broken JSON', '{"format": 1', 'is not the JSON object that nimbi wrote'],
    ['no object', '[]', 'is not the JSON object that nimbi wrote'],
    ['no format', '{}', 'does not say which format it is in'],
    ['a strange choice', '{"format":1,"chosen":"../x"}', 'The home names no cloud as the chosen one'],
    ['a newer format', '{"format":99,"chosen":{"in":"words of its own"}}', 'This was made by a newer nimbi: it is in format 99, and this nimbi knows 1'],
  ])('is refused with %s in home.json', (_, content, words) => {
    const folder = newFolder();
    mkdirSync(folder, { recursive: true });
    writeFileSync(join(folder, 'home.json'), content);
    expect(() => openHome(folder, clock)).toThrow(words);
    expect(() => openHome(folder, clock)).toThrow(join(folder, 'home.json'));
    const problems: HomeError[] = [];
    const looked = openHome(folder, clock, { onProblem: (problem) => problems.push(problem) });
    expect([looked.chosen(), looked.clouds(), problems.map(({ message }) => message)]).toEqual(['sandbox', [], [expect.stringContaining(words)]]);
    expect(readFileSync(join(folder, 'home.json'), 'utf8')).toBe(content);
  });

  it('is refused when it is a file', () => {
    const folder = newFolder();
    mkdirSync(join(folder, '..'), { recursive: true });
    writeFileSync(folder, '');
    expect(() => openHome(folder, clock)).toThrow("nimbi can't use a file of its home");
  });

  it('is brought to the present format step by step, and no step is done again', () => {
    const folder = newFolder();
    mkdirSync(folder, { recursive: true });
    writeFileSync(join(folder, 'home.json'), '{"format":1,"chosen":"mine"}');
    const steps: string[] = [];
    const step = (from: number, fails = false) => ({
      from,
      migrate: (at: string) => {
        steps.push(`${from} in ${at === folder ? 'the home' : at}`);
        if (fails) throw new Error('power cut');
      },
    });
    expect(() => openHome(folder, clock, { format: 3, migrations: [step(1), step(2, true)] })).toThrow('power cut');
    expect(JSON.parse(readFileSync(join(folder, 'home.json'), 'utf8'))).toEqual({ format: 2, chosen: 'mine' });
    expect(openHome(folder, clock, { format: 3, migrations: [step(1), step(2)] }).chosen()).toBe('mine');
    openHome(folder, clock, { format: 3, migrations: [step(1), step(2)] });
    expect(steps).toEqual(['1 in the home', '2 in the home', '2 in the home']);
  });
});

describe.each<StoreKind>(['lmdb', 'file'])('a cloud kept in %s', (kind) => {
  it('is made with its first rows, listed and opened', async () => {
    const home = newHome();
    await home.create('sandbox', greet, { store: kind });
    expect(home.clouds()).toEqual([{ name: 'sandbox', store: kind, madeAt: clock.now() }]);
    expect(home.exists('sandbox')).toBe(true);
    expect(await greetingOf(openHome(home.folder, clock), 'sandbox')).toEqual(greeting);
  });

  it('is copied as it is, with its bodies, while in use', async () => {
    const home = newHome();
    await home.create('sandbox', greet, { store: kind });
    const source = await home.open('sandbox');
    const body = await keepBody(source, Buffer.alloc(40_000, 7));
    await home.copy('sandbox', 'copy');
    await source.store.transact((transaction) => transaction.remove('greetings', ['hello', '\u{1f408}']));
    await source.close();
    expect(await greetingOf(home, 'copy')).toEqual(greeting);
    expect(await greetingOf(home, 'sandbox')).toBeUndefined();
    const copy = await home.open('copy');
    expect(copy.blobs.has(body)).toBe(true);
    await copy.close();
    await expect(home.copy('sandbox', 'copy')).rejects.toMatchObject({ problem: 'exists' });
    await expect(home.copy('none', 'fresh')).rejects.toMatchObject({ problem: 'missing' });
  });

  it('goes through a file to another home, rows and bodies', async () => {
    const home = newHome();
    await home.create('sandbox', greet, { store: kind });
    const source = await home.open('sandbox');
    const body = await keepBody(source, Buffer.alloc(200_000, 7));
    await source.store.transact((transaction) => {
      for (let index = 0; index < 5_000; index += 1) transaction.put('many', [String(index)], { index, none: null });
    });
    await source.close();
    const file = join(root, `${kind}.nimbi`);
    await home.export('sandbox', file);
    const other = newHome();
    await other.import(file, 'imported', { store: kind === 'lmdb' ? 'file' : 'lmdb' });
    const imported = await other.open('imported');
    expect(imported.store.read((view) => [...view.list('many')].length)).toBe(5_000);
    expect(imported.store.read((view) => view.get('many', ['4321']))).toEqual({ index: 4321, none: null });
    const chunks: Uint8Array[] = [];
    for await (const chunk of imported.blobs.open(body)) chunks.push(chunk);
    expect(Buffer.concat(chunks).equals(Buffer.alloc(200_000, 7))).toBe(true);
    await imported.close();
    expect(await greetingOf(other, 'imported')).toEqual(greeting);
    expect(readdirSync(join(home.folder, 'clouds'))).toEqual(['sandbox']);
    await expect(other.import(file, 'imported')).rejects.toMatchObject({ problem: 'exists' });
  });

  it('is gone when removed', async () => {
    const home = newHome();
    await home.create('sandbox', greet, { store: kind });
    home.remove('sandbox');
    expect(home.clouds()).toEqual([]);
    expect(readdirSync(join(home.folder, 'clouds'))).toEqual([]);
    await expect(home.open('sandbox')).rejects.toMatchObject({ name: 'HomeError', problem: 'missing' });
    await home.create('sandbox', greet, { store: kind });
    expect(await greetingOf(home, 'sandbox')).toEqual(greeting);
  });

  it('does not come into being when its first rows fail', async () => {
    const home = newHome();
    await expect(home.create('sandbox', () => Promise.reject(new Error('no seed')), { store: kind })).rejects.toThrow('no seed');
    expect(readdirSync(join(home.folder, 'clouds'))).toEqual([]);
  });

  it('does not come into being when the process making it is killed', async () => {
    const home = newHome();
    const maker = fileURLToPath(new URL('maker.ts', import.meta.url));
    const child = spawn(process.execPath, ['--import', 'tsx', maker, home.folder, kind], { stdio: ['ignore', 'pipe', 'inherit'] });
    await once(child.stdout, 'data');
    expect(readdirSync(join(home.folder, 'clouds'))).toHaveLength(1);
    expect(home.clouds()).toEqual([]);
    child.kill('SIGKILL');
    await once(child, 'close');
    expect(home.exists('sandbox')).toBe(false);
    await home.create('sandbox', greet, { store: kind });
    expect(readdirSync(join(home.folder, 'clouds'))).toEqual(['sandbox']);
  });

  it('is made by one of two that make it at once; the other is told', async () => {
    const home = newHome();
    const outcomes = await Promise.allSettled([
      home.create('sandbox', greet, { store: kind }),
      openHome(home.folder, clock).create('sandbox', greet, { store: kind }),
    ]);
    expect(outcomes.map((outcome) => outcome.status).sort()).toEqual(['fulfilled', 'rejected']);
    expect(outcomes.find((outcome) => outcome.status === 'rejected')).toMatchObject({ reason: { problem: 'exists' } });
    expect(await greetingOf(home, 'sandbox')).toEqual(greeting);
    expect(readdirSync(join(home.folder, 'clouds'))).toEqual(['sandbox']);
  });

  it('is refused when its files are broken', async () => {
    const home = newHome();
    const make = async (name: string): Promise<string> => {
      await home.create(name, greet, { store: kind });
      return join(home.folder, 'clouds', name);
    };
    const rows = kind === 'lmdb' ? 'data.mdb' : 'rows.log';
    const opening = (name: string): Promise<CloudStorage> => home.open(name);
    writeFileSync(join(await make('a'), 'cloud.json'), '{');
    await expect(opening('a')).rejects.toMatchObject({ problem: 'corrupted' });
    rmSync(join(await make('b'), 'rows'), { recursive: true });
    await expect(opening('b')).rejects.toMatchObject({ name: 'HomeError' });
    truncateSync(join(await make('c'), 'rows', rows), 30);
    await expect(opening('c')).rejects.toMatchObject({ problem: 'corrupted' });
    writeFileSync(join(await make('d'), 'cloud.json'), '{"format":3,"store":"lmdb","madeAt":0}');
    await expect(opening('d')).rejects.toMatchObject({ problem: 'newer' });
    writeFileSync(join(await make('e'), 'cloud.json'), '{"format":1,"store":"sqlite","madeAt":0}');
    await expect(opening('e')).rejects.toThrow('A file of the home does not say how a cloud is kept');
  });
});

describe('what is in the place of a cloud', () => {
  const making = async (home: Home): Promise<unknown> => home.create('sandbox', greet, { store: 'file' }).catch((error: unknown) => error);
  const withClouds = (): Home => {
    const home = newHome();
    mkdirSync(join(home.folder, 'clouds'), { recursive: true });
    return home;
  };

  it('is left alone when it is the remains of one', async () => {
    const home = withClouds();
    const rows = join(home.folder, 'clouds', 'sandbox', 'rows');
    mkdirSync(rows, { recursive: true });
    writeFileSync(join(rows, 'data.mdb'), 'precious');
    expect(await making(home)).toMatchObject({
      problem: 'corrupted',
      message: `What is kept as the cloud "sandbox" is not one: it has no cloud.json (${join(home.folder, 'clouds', 'sandbox')}). Put its cloud.json back, or move it away; the cloud can then be made anew.`,
    });
    expect(readFileSync(join(rows, 'data.mdb'), 'utf8')).toBe('precious');
    expect(readdirSync(join(home.folder, 'clouds'))).toEqual(['sandbox']);
  });

  it('is named when it is a file', async () => {
    const home = withClouds();
    writeFileSync(join(home.folder, 'clouds', 'sandbox'), '');
    expect(await making(home)).toMatchObject({ problem: 'corrupted' });
  });

  it('is named when the folder of clouds is a file', async () => {
    const home = newHome();
    mkdirSync(home.folder, { recursive: true });
    writeFileSync(join(home.folder, 'clouds'), '');
    expect(await making(home)).toMatchObject({ name: 'HomeError', problem: 'unreadable', message: expect.stringContaining('Move away what is in its place') });
  });
});

describe('room on the disk', () => {
  const folder = newFolder();
  const disk =
    (free: number, blocks = 1000) =>
    () => ({ blocks, bavail: free, bsize: 1024 });

  it('is asked for before LMDB maps a new file, which would kill the process', () => {
    expect(() => ensureRoomToMap(join(folder, 'lock.mdb'), folder, disk(255))).toThrow(
      `The disk has no room left; nothing was changed (${folder}). Free some space and try again.`,
    );
    ensureRoomToMap(join(folder, 'lock.mdb'), folder, disk(256));
  });

  it('is not asked for where the file has it, or the disk does not say', () => {
    ensureRoomToMap(fileURLToPath(import.meta.url), folder, disk(0));
    ensureRoomToMap(join(folder, 'lock.mdb'), folder, disk(0, 0));
  });
});

describe('names of clouds', () => {
  it.each(['a', 'sandbox', 'lab-3', '0', 'x'.repeat(63), 'console', 'com10'])('may be %s', async (name) => {
    const home = newHome();
    await home.create(name, greet, { store: 'file' });
    expect(home.exists(name)).toBe(true);
  });

  it.each(['', '.', '..', '../x', 'a/b', 'a\\b', 'A', 'a b', '-a', 'a-', 'é', 'a.making-1-1', 'x'.repeat(64), 'con', 'nul', 'com1', 'lpt9', 'a\0'])(
    'may not be %j',
    async (name) => {
      const home = newHome();
      await expect(home.create(name, greet)).rejects.toMatchObject({ problem: 'invalidName' });
      expect(home.exists(name)).toBe(false);
      await expect(home.open(name)).rejects.toMatchObject({ problem: 'missing' });
      expect(() => home.remove(name)).toThrow('There is no cloud named');
      expect(existsSync(home.folder)).toBe(false);
    },
  );
});

it('says what to do with a cloud from before the first release, whose rows were kept otherwise', async () => {
  const home = newHome();
  await home.create('sandbox', greet, { store: 'lmdb' });
  const folder = join(home.folder, 'clouds', 'sandbox');
  writeFileSync(join(folder, 'cloud.json'), '{"format":1,"store":"lmdb","madeAt":0}');
  const message = `This cloud was made by a nimbi from before its first release, and its rows are no longer read (${folder}). Delete it, and make it anew: nimbi sandbox delete sandbox`;
  await expect(home.open('sandbox')).rejects.toThrow(message);
  await home.create('another', greet, { store: 'file' });
  expect(home.clouds()).toMatchObject([
    { name: 'another', store: 'file' },
    { name: 'sandbox', problem: { problem: 'older', message } },
  ]);
  home.remove('sandbox');
  expect(home.clouds()).toMatchObject([{ name: 'another' }]);
});

describe('the choice of a store', () => {
  it('is LMDB where it works', async () => {
    const notices: string[] = [];
    const home = newHome();
    await home.create('sandbox', greet, { notice: (sentence) => notices.push(sentence) });
    expect([home.clouds(), notices]).toMatchObject([[{ store: 'lmdb' }], []]);
  });

  it('is a file, with a reason, where LMDB does not load or the disk is another machine’s', async () => {
    expect(
      chooseStore(
        '/',
        () => false,
        () => undefined,
      ),
    ).toEqual({
      kind: 'file',
      notice: "LMDB's native code does not load on this machine: this cloud is kept in a plain file instead, which is slower.",
    });
    expect(
      chooseStore(
        '/',
        () => true,
        () => 'NFS',
      ),
    ).toEqual({
      kind: 'file',
      notice: 'The home folder is on a network file system (NFS): this cloud is kept in a plain file instead of LMDB, which is slower.',
    });
    expect(networkFileSystem('/', 'linux', () => 0x6969)).toBe('NFS');
    expect(networkFileSystem('/', 'linux', () => 0xff534d42 | 0)).toBe('CIFS');
    expect(networkFileSystem('/', 'linux', () => 0xef53)).toBeUndefined();
    expect(networkFileSystem('/', 'darwin', () => 0x6969)).toBeUndefined();
  });
});

describe('two processes', () => {
  it('use a cloud at once', async () => {
    const home = newHome();
    await home.create('sandbox', greet);
    const { store, close } = await home.open('sandbox');
    const writer = fileURLToPath(new URL('../stores/writer.ts', import.meta.url));
    execFileSync(process.execPath, ['--import', 'tsx', writer, 'LMDB', join(home.folder, 'clouds', 'sandbox', 'rows'), 'count', '3']);
    expect(store.read((view) => view.get('counters', ['shared']))).toBe(3);
    await close();
  });
});
