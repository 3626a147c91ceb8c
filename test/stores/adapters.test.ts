import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { confSettings } from '../../src/adapters/conf-settings.ts';
import { fileDataSource } from '../../src/adapters/file-data-source.ts';
import { memorySettings } from '../../src/adapters/memory-settings.ts';
import { temporaryFolder } from './store-kinds.ts';

const folder = temporaryFolder();

describe('data files', () => {
  mkdirSync(join(folder, 'data', 'models', 'iam'), { recursive: true });
  writeFileSync(join(folder, 'data', 'models', 'iam', 'b.json'), '{"é":1}');
  writeFileSync(join(folder, 'data', 'models', 'iam', 'B.json'), '2');
  writeFileSync(join(folder, 'secret'), 'outside');
  const data = fileDataSource(join(folder, 'data'));

  it('are read by path, and their names listed in code-unit order', () => {
    expect(data.text('models/iam/b.json')).toBe('{"é":1}');
    expect(data.names('models/iam')).toEqual(['B.json', 'b.json']);
  });

  it('are not there when they are not, or are folders', () => {
    expect(data.text('models/iam/c.json')).toBeUndefined();
    expect(data.text('models/iam')).toBeUndefined();
    expect(data.names('models/none')).toEqual([]);
    expect(data.names('models/iam/b.json')).toEqual([]);
  });

  it('never lie outside their root', () => {
    for (const path of ['../secret', 'models/../../secret', '/etc/passwd', 'models//iam', './models', '..\\secret', 'C:secret', 'a\0b', '']) {
      expect(data.text(path)).toBeUndefined();
      expect(data.names(path)).toEqual([]);
    }
  });
});

describe.each([
  { name: 'memory', open: async () => memorySettings() },
  { name: 'a file', open: () => confSettings(join(folder, 'home')) },
])('settings in $name', ({ open }) => {
  it('keep what was set, under keys with any characters, until it is removed', async () => {
    const settings = await open();
    settings.set('progress.first-steps/who-am-i', { step: 3, done: ['a', null, true] });
    settings.set('language', 'en');
    expect(settings.get('progress.first-steps/who-am-i')).toEqual({ step: 3, done: ['a', null, true] });
    expect(settings.get('progress')).toBeUndefined();
    settings.remove('language');
    expect(settings.get('language')).toBeUndefined();
  });
});

describe('settings in a file', () => {
  it('are there again, in readable JSON', async () => {
    const home = join(folder, 'again');
    (await confSettings(home)).set('plain', true);
    expect((await confSettings(home)).get('plain')).toBe(true);
    expect(JSON.parse(readFileSync(join(home, 'settings.json'), 'utf8'))).toEqual({ plain: true });
  });

  it('are refused in words when the file is broken', async () => {
    const home = join(folder, 'broken');
    mkdirSync(home);
    writeFileSync(join(home, 'settings.json'), '{"plain": tr');
    await expect(confSettings(home)).rejects.toThrow(
      `The settings are not readable as JSON (${join(home, 'settings.json')}). Mend or delete this file; deleting it forgets settings and learning progress.`,
    );
  });
});
