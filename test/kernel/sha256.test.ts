import { createHmac, hash, hkdfSync } from 'node:crypto';
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { hkdfSha256, hmacSha256, isSameSecret, sha256 } from '../../src/kernel/sha256.ts';

const text = fc.string({ unit: 'binary', maxLength: 200 });

it('hashes, signs and derives keys as node:crypto does', () => {
  fc.assert(
    fc.property(text, text, text, (one, two, three) => {
      expect(sha256(one)).toBe(hash('sha256', one, 'hex'));
      expect(Buffer.from(hmacSha256(one, two)).toString('hex')).toBe(createHmac('sha256', one).update(two).digest('hex'));
      expect(Buffer.from(hkdfSha256(one, two, three))).toEqual(Buffer.from(hkdfSync('sha256', one, two, three, 32)));
    }),
  );
});

it('hashes the same however much a process has hashed before', () => {
  const long = 'x'.repeat(100_000);
  expect(sha256(long)).toBe(hash('sha256', long, 'hex'));
  expect(sha256('abc')).toBe('ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad');
});

it('tells secrets apart that differ anywhere, or in length', () => {
  fc.assert(fc.property(text, text, (one, two) => isSameSecret(one, two) === (one === two) && isSameSecret(one, one)));
  expect([isSameSecret('', 'a'), isSameSecret('ab', 'a'), isSameSecret('a', 'ab')]).toEqual([false, false, false]);
});
