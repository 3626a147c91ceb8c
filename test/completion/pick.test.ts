import { PassThrough } from 'node:stream';
import { setTimeout as pause } from 'node:timers/promises';
import { expect, it } from 'vitest';
import type { Choice } from '../../src/surfaces/aws/auto-prompt/choice.ts';
import { terminalPicker } from '../../src/surfaces/aws/auto-prompt/pick.ts';

const nothingYet: Choice = { value: '', name: '(type a value)' };

/** Finds late what is typed, and for nothing typed what is given. */
const late =
  (atFirst: readonly Choice[]) =>
  async (typed: string): Promise<readonly Choice[]> => {
    await pause(typed === '' ? 0 : 20);
    return typed === '' ? atFirst : [{ value: typed, name: typed }];
  };

/** A terminal at which keys are pressed, each lot at once, while one question is asked after the other. */
class Desk {
  readonly #input = new PassThrough();
  readonly #output = new PassThrough();
  readonly #picker = terminalPicker(this.#input, this.#output);
  shown = '';

  constructor() {
    this.#output.on('data', (chunk) => {
      this.shown += String(chunk);
    });
  }

  async press(...lots: readonly string[]): Promise<void> {
    for (const lot of lots) {
      await pause(50);
      this.#input.write(lot);
    }
  }

  pick(atFirst: readonly Choice[]): Promise<string> {
    return this.#picker.pick('which', late(atFirst));
  }

  close(): void {
    this.#picker.close();
  }
}

/** Presses keys at a question with something to pick. */
async function picked(atFirst: readonly Choice[], ...lots: readonly string[]): Promise<{ value: string; shown: string }> {
  const desk = new Desk();
  const value = desk.pick(atFirst);
  await desk.press(...lots);
  const answer = { value: await value, shown: desk.shown };
  desk.close();
  return answer;
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

it('what is typed at once is for one question after the other', async () => {
  const desk = new Desk();
  await desk.press('zoey\rtom\r\r');
  expect(await desk.pick([nothingYet])).toBe('zoey');
  expect(await desk.pick([nothingYet])).toBe('tom');
  const nothing = desk.pick([nothingYet]);
  await desk.press('late\rr', 'est\r');
  expect(await nothing).toBe('late');
  expect(await desk.pick([nothingYet])).toBe('rest');
  desk.close();
});
