import { expect, it } from 'vitest';
import { scenarioFolders } from '../../src/learn/format/load.ts';
import { narrate } from '../../src/surfaces/tutor/lesson/narrate.ts';
import { sourceData } from '../support/source-data.ts';
import { learnCommand } from './support/learn-command.ts';
import { TestDeps } from './support/lesson-deps.ts';

async function told(name: string): Promise<string> {
  const deps = new TestDeps();
  expect(await narrate(name, deps)).toBe(0);
  deps.remove();
  return deps.screen;
}

it.each([...scenarioFolders(sourceData).keys()])('tells %s to its end, twice in the same bytes', async (name) => {
  const first = await told(name);
  expect(await told(name)).toBe(first);
  expect(first).not.toContain('[fail]');
  expect(first).not.toContain('\u001b');
  expect(first).toContain('In Python (boto3):');
  expect(first.endsWith('Now you: run nimbi in a terminal.\n')).toBe(true);
});

it('tells a named lesson where there is no terminal', async () => {
  const deps = new TestDeps();
  expect(await learnCommand(['who-am-i'], deps)).toBe(0);
  expect(deps.screen).toContain('Who am I?: a lesson of nimbi, played by itself\n');
  deps.remove();
});

it('shows which of the uploader\u2019s calls were allowed and refused, and why', async () => {
  const screen = await told('cat-photo');
  expect(screen).toMatch(
    /The photo of Tom comes again, as photos\/tom.jpg.\n {2}The uploader calls s3:PutObject on arn:aws:s3:::cat-photos-5606\/photos\/tom.jpg\n {4}Caller: {2}arn:aws:sts::\d{12}:assumed-role\/cat-app\/i-[0-9a-f]{17}\n {4}Allowed: by policy "upload", statement 1\n/,
  );
  expect(screen).toContain(`    Why:     implicit deny (no statement matched)
    Why:     policy "upload", statement 1: the action matches; the resource does
             not match: arn:aws:s3:::cat-photos-5606/photos/*
`);
  expect(screen).toContain('    Refused: ExpiredToken: The provided token has expired.\n');
});
