import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { complete } from '../../src/surfaces/completion/complete.ts';
import { readUnfinishedLine } from '../../src/surfaces/completion/unfinished-line.ts';
import cases from './cases.json' with { type: 'json' };
import { type FurnishedWorld, furnishedWorld } from './world.ts';

interface Case {
  readonly line: string;
  /** All that is offered, whole words with a blank after them. */
  readonly offers?: readonly string[];
  /** Some of it. */
  readonly among?: readonly string[];
  /** None of it. */
  readonly without?: readonly string[];
}

let furnished: FurnishedWorld;
beforeAll(async () => {
  furnished = await furnishedWorld();
});
afterAll(() => furnished.remove());

async function offersFor(line: string): Promise<readonly string[]> {
  const { words, current } = readUnfinishedLine(line);
  const found = await complete({ program: 'nimbi', words: words.slice(1), current }, furnished.world);
  return found.map(({ value, open }) => (open ? value : `${value} `));
}

describe('completion', () => {
  it.each(cases as readonly Case[])('$line', async ({ line, offers, among = [], without = [] }) => {
    const found = await offersFor(line);
    if (offers !== undefined) expect(found).toEqual(offers);
    expect(found).toEqual(expect.arrayContaining([...among]));
    for (const absent of without) expect(found).not.toContain(absent);
  });

  it('puts the required flags first', async () => {
    expect((await offersFor('nimbi iam put-user-policy ')).slice(0, 3)).toEqual(['--user-name ', '--policy-name ', '--policy-document ']);
  });

  it('leaves no trace in the journal', async () => {
    const before = furnished.cloud.cloud.events({ limit: 1 })[0]?.number;
    await offersFor('nimbi iam get-user --user-name ');
    await offersFor('nimbi s3 ls s3://cat-photos-4821/');
    expect(furnished.cloud.cloud.events({ limit: 1 })[0]?.number).toBe(before);
  });

  it('goes to the Region that the line names, or its profile', async () => {
    expect(await offersFor('nimbi ec2 run-instances --region eu-west-1 --key-name ')).toEqual([]);
    expect(await offersFor('nimbi ec2 run-instances --profile intern --key-name ')).toEqual([]);
  });

  it('offers nothing of the cloud where there is none', async () => {
    const found = await complete(
      { program: 'nimbi', words: ['iam', 'get-user', '--user-name'], current: '' },
      { ...furnished.world, cloud: async () => undefined },
    );
    expect(found).toEqual([]);
  });

  it('knows no verbs of nimbi after aws', async () => {
    expect(await complete({ program: 'aws', words: [], current: 'explai' }, furnished.world)).toEqual([]);
  });
});
