import { expect, it, vi } from 'vitest';
import { sealing } from '../../src/engine/sealing.ts';

it('reads a secret that every request needs back once, also when as many are remembered as can be', () => {
  const seals = sealing('seed');
  const read = vi.spyOn(seals, 'unseal');
  const sealed = Array.from({ length: 257 }, (_, index) => seals.seal(`secret ${index}`, 'key'));
  const readBack = (index: number): string => seals.unsealOften(sealed[index] ?? '', 'key');
  for (let round = 0; round < 2; round += 1) for (let index = 0; index < 256; index += 1) expect(readBack(index)).toBe(`secret ${index}`);
  expect(read).toHaveBeenCalledTimes(256);
  // One more than are remembered: all others are forgotten.
  expect(readBack(256)).toBe('secret 256');
  expect(readBack(0)).toBe('secret 0');
  expect(readBack(256)).toBe('secret 256');
  expect(read).toHaveBeenCalledTimes(258);
});

it('remembers a secret by its place too: what was read back under one label is refused under another', () => {
  const seals = sealing('seed');
  const sealed = seals.seal('secret', 'one');
  expect(seals.unsealOften(sealed, 'one')).toBe('secret');
  expect(() => seals.unsealOften(sealed, 'other')).toThrow('unable to authenticate data');
});
