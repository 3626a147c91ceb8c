import { existsSync, readFileSync, truncateSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, describe, expect, it } from 'vitest';
import { memorySettings } from '../../src/adapters/memory-settings.ts';
import { learnCommand } from './support/learn-command.ts';
import { TestDeps, type TestDepsOptions } from './support/lesson-deps.ts';

const made: TestDeps[] = [];
const depsFor = (options: TestDepsOptions): TestDeps => {
  const deps = new TestDeps(options);
  made.push(deps);
  return deps;
};

afterEach(() => {
  for (const deps of made.splice(0)) deps.remove();
});

const finished = (...ids: readonly string[]) => memorySettings(Object.fromEntries(ids.map((id) => [`learn.progress.${id}`, { finished: true }])));

/** Imports a file of that text. */
async function importing(text: string, settings = memorySettings()): Promise<{ code: number; deps: TestDeps; file: string }> {
  const deps = depsFor({ settings });
  const file = join(deps.home.root, 'progress.json');
  writeFileSync(file, text);
  return { code: await learnCommand(['progress', 'import', file], deps), deps, file };
}

describe('progress', () => {
  it('goes from one computer to another, and loses nothing that is there', async () => {
    const from = depsFor({ settings: finished('who-am-i', 'cat-photo') });
    const file = join(from.home.root, 'progress.json');
    expect(await learnCommand(['progress', 'export', file], from)).toBe(0);
    expect(from.screen).toBe(`Wrote 2 lessons to ${file}.\n`);
    const settings = finished('signed-calls', 'who-am-i');
    const { code, deps } = await importing(readFileSync(file, 'utf8'), settings);
    expect({ code, screen: deps.screen }).toEqual({ code: 0, screen: '2 lessons taken over as finished, 1 of which you had finished already.\n' });
    const listed = depsFor({ settings });
    await learnCommand(['--list', '--output', 'json'], listed);
    const lessons = JSON.parse(listed.screen) as readonly { id: string; state: string; track: string }[];
    expect(
      lessons
        .filter(({ state }) => state === 'done')
        .map(({ id }) => id)
        .sort(),
    ).toEqual(['cat-photo', 'signed-calls', 'who-am-i']);
    expect(lessons.find(({ id }) => id === 'who-am-i')).toMatchObject({ track: 'first-steps', place: 1, title: 'Who am I?', minutes: 3, steps: 4 });
  });

  it('is printed, and is not written over what is there unasked', async () => {
    const deps = depsFor({ settings: finished('who-am-i') });
    expect(await learnCommand(['progress', 'export', '-'], deps)).toBe(0);
    expect(JSON.parse(deps.screen)).toMatchObject({ nimbi: 'progress', format: 1, finished: [{ scenario: 'who-am-i' }] });
    const file = join(deps.home.root, 'there');
    writeFileSync(file, 'mine');
    expect(await learnCommand(['progress', 'export', file], deps)).toBe(252);
    expect(readFileSync(file, 'utf8')).toBe('mine');
    expect(existsSync(`${file}.tmp`)).toBe(false);
  });

  it('leaves an attempt under way as it is', async () => {
    const settings = memorySettings({ 'learn.progress.who-am-i': { finished: false, attempt: { step: 2 } } });
    await importing(
      JSON.stringify({
        nimbi: 'progress',
        format: 1,
        finished: [
          { scenario: 'who-am-i', version: 1 },
          { scenario: 'a-later-one', version: 1 },
        ],
      }),
      settings,
    );
    expect(settings.get('learn.progress.who-am-i')).toEqual({ finished: true, attempt: { step: 2 } });
    expect(settings.get('learn.progress.a-later-one')).toBeUndefined();
    expect(made.at(-1)?.screen).toContain('Not known here, and left out: a-later-one\n');
  });

  it.each([
    ['', 'is not what nimbi learn progress export writes.'],
    ['{"nimbi":"progress","format":1', 'is not what nimbi learn progress export writes.'],
    ['[]', 'is not what nimbi learn progress export writes.'],
    ['{"nimbi":"progress","format":1,"finished":{}}', 'is not what nimbi learn progress export writes.'],
    ['{"nimbi":"progress","format":1,"finished":[{"scenario":"__proto__"}]}', 'is not what nimbi learn progress export writes.'],
    ['{"nimbi":"progress","format":1,"finished":[{"scenario":"../x"}]}', 'is not what nimbi learn progress export writes.'],
    [JSON.stringify({ nimbi: 'progress', format: 1, finished: Array(1001).fill({ scenario: 'x' }) }), 'is not what nimbi learn progress export writes.'],
    ['{"nimbi":"progress","format":2}', 'was written by a later nimbi: its format is 2, and this nimbi reads up to 1. Update nimbi, and import it again.'],
  ])('of %j is refused in words', async (text, message) => {
    const { code, deps, file } = await importing(text);
    expect({ code, errors: deps.errors }).toEqual({ code: 255, errors: `nimbi learn: ${file} ${message}\n` });
  });

  it('is refused when it is missing, or larger than it can be', async () => {
    const deps = depsFor({});
    const file = join(deps.home.root, 'large');
    expect(await learnCommand(['progress', 'import', file], deps)).toBe(255);
    writeFileSync(file, '');
    truncateSync(file, 10 * 1024 ** 3);
    expect(await learnCommand(['progress', 'import', file], deps)).toBe(255);
    expect(deps.errors).toMatch(/can't be read: ENOENT[\s\S]*is larger than progress can be \(1 MiB\)\.\n$/);
  });
});
