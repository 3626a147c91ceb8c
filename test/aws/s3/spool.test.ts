import { mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { spool } from '../../../src/surfaces/aws/commands/s3/spool.ts';

async function* stream(...texts: readonly string[]): AsyncGenerator<Uint8Array> {
  for (const text of texts) yield Buffer.from(text);
}

async function* broken(): AsyncGenerator<Uint8Array> {
  yield Buffer.from('abcd');
  throw new Error('gone');
}

/** A folder for temporary files of this test's own: others make some in the machine's at the same time. */
const temporary = mkdtempSync(join(tmpdir(), 'spool-'));
beforeAll(() => {
  for (const name of ['TMPDIR', 'TMP', 'TEMP']) vi.stubEnv(name, temporary);
});
afterAll(() => {
  vi.unstubAllEnvs();
  rmSync(temporary, { recursive: true });
});

async function textOf(body: Uint8Array | AsyncIterable<Uint8Array>): Promise<string> {
  if (body instanceof Uint8Array) return Buffer.from(body).toString();
  const chunks: Uint8Array[] = [];
  for await (const chunk of body) chunks.push(chunk);
  return Buffer.concat(chunks).toString();
}

test.each([
  ['all of a short stream', ['ab', 'c'], 10, 10, 'abc', true, false],
  ['the beginning of a long one', ['ab', 'cd', 'ef'], 4, 10, 'abcd', false, false],
  ['all, in a file beyond what memory may hold', ['ab', 'cd', 'ef'], 10, 3, 'abcdef', true, true],
  ['the beginning, in a file', ['ab', 'cd', 'ef', 'gh'], 6, 3, 'abcdef', false, true],
  ['nothing of an empty one', [], 10, 3, '', true, false],
] as const)('%s is kept', async (_what, texts, limit, memory, kept, whole, inFile) => {
  const chunks = stream(...texts);
  const spooled = await spool(chunks, limit, memory);
  expect(spooled.whole).toBe(whole);
  expect(spooled.body instanceof Uint8Array).toBe(!inFile);
  // A call that is repeated reads it again.
  expect([await textOf(spooled.body), await textOf(spooled.body)]).toEqual([kept, kept]);
  if (inFile) expect(spooled.body).toMatchObject({ size: kept.length });
  spooled.discard();
  if (inFile) await expect(textOf(spooled.body)).rejects.toThrow('ENOENT');
  expect(await textOf(chunks)).toBe(texts.join('').slice(kept.length));
});

test('nothing is left of a stream that breaks off', async () => {
  await expect(spool(broken(), 10, 3)).rejects.toThrow('gone');
  expect(readdirSync(temporary)).toEqual([]);
});
