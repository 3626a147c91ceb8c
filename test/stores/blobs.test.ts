import { createHash } from 'node:crypto';
import { mkdirSync, readdirSync, truncateSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { blobFiles } from '../../src/adapters/blob-files.ts';
import { temporaryName } from '../../src/adapters/durable-files.ts';
import { memoryBlobs } from '../../src/adapters/memory-blobs.ts';
import type { Blobs } from '../../src/ports/blobs.ts';
import { temporaryFolder } from './store-kinds.ts';

const folder = temporaryFolder();
let made = 0;
const newFolder = (): string => {
  made += 1;
  return join(folder, String(made), 'blobs');
};

const sha256 = (bytes: Uint8Array): string => createHash('sha256').update(bytes).digest('hex');
const keep = async (blobs: Blobs, bytes: Uint8Array, chunkSize = 70_000): Promise<string> => {
  const writer = await blobs.create();
  for (let start = 0; start < bytes.length; start += chunkSize) await writer.write(bytes.subarray(start, start + chunkSize));
  await writer.finish();
  writer.keep(sha256(bytes));
  return sha256(bytes);
};
const read = async (blobs: Blobs, name: string, range?: { start: number; end: number }): Promise<Buffer> => {
  const chunks: Uint8Array[] = [];
  for await (const chunk of blobs.open(name, range)) chunks.push(chunk);
  return Buffer.concat(chunks);
};
const body = (length: number): Buffer => Buffer.from(Array.from({ length }, (_, index) => (index * 31) % 256));

describe.each([
  { name: 'memory', open: () => memoryBlobs() },
  { name: 'files', open: () => blobFiles(newFolder()) },
])('bodies in $name', ({ open }) => {
  it('are read back, whole and in part', async () => {
    const blobs = open();
    const bytes = body(1_000_000);
    const name = await keep(blobs, bytes);
    expect(blobs.has(name)).toBe(true);
    expect((await read(blobs, name)).equals(bytes)).toBe(true);
    expect((await read(blobs, name, { start: 10, end: 10 })).equals(bytes.subarray(10, 11))).toBe(true);
    expect((await read(blobs, name, { start: 299_999, end: 999_999 })).equals(bytes.subarray(299_999))).toBe(true);
  });

  it('may be empty, and may be kept twice', async () => {
    const blobs = open();
    expect(await read(blobs, await keep(blobs, Buffer.alloc(0)))).toHaveLength(0);
    const name = await keep(blobs, body(10));
    expect(await keep(blobs, body(10))).toBe(name);
    expect(await read(blobs, name)).toHaveLength(10);
  });

  it('are listed with their sizes, and removed', async () => {
    const blobs = open();
    const [first, second] = [await keep(blobs, body(10)), await keep(blobs, body(70_000))];
    const discarded = await blobs.create();
    await discarded.write(body(20));
    const listed = [...blobs.list()];
    expect(new Map(listed.map(({ sha256: name, size }) => [name, size]))).toEqual(
      new Map([
        [first, 10],
        [second, 70_000],
      ]),
    );
    blobs.remove(first);
    blobs.remove(first);
    expect([blobs.has(first), blobs.has(second), [...blobs.list()].length]).toEqual([false, true, 1]);
    discarded.discard();
  });

  it('are not there when discarded or never put', async () => {
    const blobs = open();
    const writer = await blobs.create();
    await writer.write(body(10));
    writer.discard();
    const finished = await blobs.create();
    await finished.write(body(10));
    await finished.finish();
    finished.discard();
    expect(blobs.has(sha256(body(10)))).toBe(false);
    await expect(read(blobs, sha256(body(10)))).rejects.toThrow('The body of an object is missing');
  });

  it('do not change with the chunk they were written from', async () => {
    const blobs = open();
    const bytes = body(20);
    const name = sha256(bytes);
    const writer = await blobs.create();
    await writer.write(bytes);
    bytes.fill(0);
    await writer.finish();
    writer.keep(name);
    expect((await read(blobs, name)).equals(body(20))).toBe(true);
  });
});

describe('bodies in files', () => {
  it('leave nothing unfinished: not when discarded, and what a dead process of this machine left is removed', async () => {
    const at = newFolder();
    mkdirSync(join(at, 'incoming'), { recursive: true });
    const ofProcess = (pid: number): string => temporaryName('body').replace(`-${process.pid}-`, `-${pid}-`);
    const underWay = [ofProcess(process.ppid), 'body.making-00000000-4194999-1'].sort();
    for (const name of [ofProcess(4_194_999), ...underWay]) writeFileSync(join(at, 'incoming', name), 'half');
    const blobs = blobFiles(at);
    const writer = await blobs.create();
    await writer.write(body(10));
    writer.discard();
    await keep(blobs, body(30));
    expect(readdirSync(join(at, 'incoming'))).toEqual(underWay);
  });

  it('are named by their digest and nothing else', async () => {
    const at = newFolder();
    const blobs = blobFiles(at);
    const name = await keep(blobs, body(30));
    expect([...blobs.names()]).toEqual([name]);
    for (const path of ['../../x', '', name.toUpperCase(), `${name}/`, `/${name}`]) {
      expect(() => blobs.has(path)).toThrow('Not a SHA-256');
      await expect(read(blobs, path)).rejects.toThrow('Not a SHA-256');
    }
    const writer = await blobs.create();
    await writer.finish();
    expect(() => writer.keep('../x')).toThrow('Not a SHA-256');
  });

  it('are shared by a copy', async () => {
    const at = newFolder();
    const blobs = blobFiles(at);
    const name = await keep(blobs, body(30));
    const copy = blobFiles(newFolder());
    blobs.copyTo(join(at, 'copy'));
    expect(copy.has(name)).toBe(false);
    expect((await read(blobFiles(join(at, 'copy')), name)).equals(body(30))).toBe(true);
  });

  it('are refused once damaged, in whole or in the part that is asked for, and mended by being put again', async () => {
    const at = newFolder();
    const blobs = blobFiles(at);
    const name = await keep(blobs, body(30_000));
    const path = join(at, name.slice(0, 2), name);
    writeFileSync(path, Buffer.from(body(30_000)).fill(1, 0, 1));
    await expect(read(blobs, name)).rejects.toThrow(`The body of an object is damaged (${path}). Put the object again.`);
    await keep(blobs, body(30_000));
    expect((await read(blobs, name)).equals(body(30_000))).toBe(true);
    truncateSync(path, 20_000);
    await expect(read(blobs, name)).rejects.toMatchObject({ problem: 'corrupted' });
    await expect(read(blobs, name, { start: 0, end: 20_000 })).rejects.toMatchObject({ problem: 'corrupted' });
    expect(await read(blobs, name, { start: 1, end: 19_999 })).toHaveLength(19_999);
    await keep(blobs, body(30_000));
    expect((await read(blobs, name)).equals(body(30_000))).toBe(true);
  });

  it('say so where there can be no folder', async () => {
    const at = newFolder();
    mkdirSync(dirname(at), { recursive: true });
    writeFileSync(at, 'a file');
    await expect(blobFiles(at).create()).rejects.toThrow("nimbi can't use a file of its home");
  });
});
