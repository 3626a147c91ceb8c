import fc from 'fast-check';
import { expect, test } from 'vitest';
import { memoryStore } from '../../src/adapters/memory-store.ts';
import { Overlay } from '../../src/engine/overlay.ts';
import { compareKeys } from '../../src/kernel/key-order.ts';
import type { Range } from '../../src/kernel/state.ts';

const part = fc.constantFrom('', 'a', 'b', 'ab', '\u{1F408}', '\uE000', '\u0000');
const key = fc.array(part, { minLength: 1, maxLength: 3 });
const change = fc.record({ key, value: fc.option(fc.nat(), { nil: undefined }) });
const range: fc.Arbitrary<Range> = fc.record(
  { prefix: fc.array(part, { maxLength: 2 }), startsWith: part, after: key, from: key, before: key, reverse: fc.boolean(), limit: fc.nat(6) },
  { requiredKeys: [] },
);

test('an overlay over a store reads as the store would after the same writes', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(change), fc.array(change), fc.array(range), async (below, above, ranges) => {
      const layered = memoryStore();
      const flat = memoryStore();
      const apply = async (store: ReturnType<typeof memoryStore>, changes: typeof below) =>
        store.transact((tx) => {
          for (const { key: k, value } of changes) {
            if (value === undefined) tx.remove('t', k);
            else tx.put('t', k, value);
          }
        });
      await apply(layered, below);
      await apply(flat, [...below, ...above]);
      const overlay = new Overlay({
        get: (t, k) => layered.read((v) => v.get(t, k)),
        list: (t, r) => layered.read((v) => [...v.list(t, r)]),
        count: (t, r) => layered.read((v) => v.count(t, r)),
      });
      for (const { key: k, value } of above) {
        if (value === undefined) overlay.remove('t', k);
        else overlay.put('t', k, value);
      }
      for (const wanted of [{}, ...ranges]) {
        expect([...overlay.list('t', wanted)]).toEqual(flat.read((view) => [...view.list('t', wanted)]));
        expect(overlay.count('t', wanted)).toBe(flat.read((view) => view.count('t', wanted)));
      }
      for (const { key: k } of [...below, ...above]) expect(overlay.get('t', k)).toEqual(flat.read((view) => view.get('t', k)));
    }),
  );
});

const text = fc.string({ unit: fc.constantFrom('a', 'z', '\u007F', '\u0800', '\uD7FF', '\uE000', '\uFFFF', '\u{10000}', '\u{10FFFF}'), maxLength: 6 });

test('keys are ordered as their UTF-8 bytes, part by part', () => {
  fc.assert(
    fc.property(text, text, (a, b) => {
      expect(Math.sign(compareKeys([a], [b]))).toBe(Math.sign(Buffer.compare(Buffer.from(a), Buffer.from(b))));
    }),
  );
});
