import { PassThrough } from 'node:stream';
import { setTimeout as pause } from 'node:timers/promises';
import { expect, it } from 'vitest';
import type { Choice } from '../../src/surfaces/aws/auto-prompt/choice.ts';
import { pickAt } from '../../src/surfaces/aws/auto-prompt/pick.ts';

const nothingYet: Choice = { value: '', name: '(type a value)' };

/** Finds late what is typed, and for nothing typed what is given. */
const late =
  (atFirst: readonly Choice[]) =>
  async (typed: string): Promise<readonly Choice[]> => {
    await pause(typed === '' ? 0 : 20);
    return typed === '' ? atFirst : [{ value: typed, name: typed }];
  };

/** Presses keys, each lot at once, at a prompt that shows what there is to pick. */
async function picked(atFirst: readonly Choice[], ...lots: readonly string[]): Promise<{ value: string; shown: string }> {
  const input = new PassThrough();
  const output = new PassThrough();
  let shown = '';
  output.on('data', (chunk) => {
    shown += String(chunk);
  });
  const value = pickAt({ input, output })('which', late(atFirst));
  for (const lot of lots) {
    await pause(50);
    input.write(lot);
  }
  return { value: await value, shown };
}

it('what is typed and entered at once is what is picked, and shown', async () => {
  const { value, shown } = await picked([nothingYet], 'zoey\r');
  expect(value).toBe('zoey');
  expect(shown.trimEnd().split('\n').slice(-2).join('')).toContain('zoey');
  expect((await picked([{ value: 'intern', name: 'intern' }], 'zoey\r')).value).toBe('zoey');
});

it('what is on top is picked where nothing is typed', async () => {
  expect((await picked([{ value: 'intern', name: 'intern' }], '\r')).value).toBe('intern');
});

it('nothing is no value', async () => {
  const { value, shown } = await picked([nothingYet], '\r', 'zoey\r');
  expect(value).toBe('zoey');
  expect(shown).toContain('Type a value.');
});
