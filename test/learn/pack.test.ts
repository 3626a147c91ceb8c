import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gunzipSync, gzipSync } from 'node:zlib';
import fc from 'fast-check';
import { afterAll, describe, expect, it } from 'vitest';
import { loadPacked } from '../../src/learn/pack/load-packed.ts';
import { packedText, packScenario } from '../../src/learn/pack/pack-scenario.ts';
import { PackError, type PackedScenario } from '../../src/learn/pack/packed-scenario.ts';
import { readPackedScenario } from '../../src/learn/pack/read-packed.ts';
import { readPackFile, writePackFile } from '../../src/surfaces/tutor/lab/pack-file.ts';
import { sourceData } from '../support/source-data.ts';
import { filesOver } from './support/files-over.ts';

const folder = 'scenarios/first-steps/cat-photo';
const nonce = '0123456789abcdef0123456789abcdef';
const options = { kind: 'student', nonce, version: '0.1.0' } as const;

/** A lab whose second check nobody sees. */
const yaml = `id: hidden
version: 3
engine: '>=0.1.0'
order: 1
title: Hidden
minutes: 1
teaches: [bucket]
requires: [who-am-i]
policy: { mode: lab }
steps:
  - id: make
    title: a bucket
    goal: There is a bucket.
    reference: { text: 'aws s3 mb, the secret way' }
    hints: [{ text: Think. }, { reference: true, cost: 1 }]
    files: [note.txt]
    checks:
      - { id: there, name: It is there, points: 1, state: { service: s3, operation: HeadBucket, input: { Bucket: 'cat-photos-1' } } }
      - id: secret-check
        name: Nobody may know
        points: 2
        visibility: hidden
        state: { service: s3, operation: HeadBucket, input: { Bucket: 'cat-photos-secret' } }
      - { id: last, name: And so on, points: 1, needs: [there], state: { service: s3, operation: ListBuckets } }
ends: { remember: r, boto3: b, javascript: j, cost: c, explore: e }
`;
const hiddenFolder = 'scenarios/lab-test/hidden';
const hiddenFiles = {
  'scenarios/first-steps/who-am-i/scenario.yaml': sourceData.text('scenarios/first-steps/who-am-i/scenario.yaml') ?? '',
  [`${hiddenFolder}/scenario.yaml`]: yaml,
  [`${hiddenFolder}/files/note.txt`]: 'a note',
  [`${hiddenFolder}/solutions/one.lab`]: 'aws s3 mb s3://cat-photos-1',
  [`${hiddenFolder}/mutants/none.lab`]: 'of one\nfails there\n- aws',
};
const withHidden = filesOver(hiddenFiles);

const files = mkdtempSync(join(tmpdir(), 'nimbi-pack-'));
afterAll(() => rmSync(files, { recursive: true, force: true }));

describe("a student's pack", () => {
  it('has no solution, no mutant and no hidden check in it, only how many of those there are', () => {
    const packed = packScenario(withHidden, hiddenFolder, options);
    expect([...packed.files.keys()]).toEqual(['scenario.yaml', 'files/note.txt']);
    expect(packed.hidden).toEqual({ make: 1 });
    for (const secret of ['secret', 'Nobody may know', 's3 mb']) expect(packedText(packed)).not.toContain(secret);
    const { loaded } = loadPacked(packed, sourceData, '0.1.0');
    expect(loaded.scenario.steps[0]?.checks.map(({ id, needs }) => [id, needs])).toEqual([
      ['there', undefined],
      ['last', ['there']],
      ['make-hidden-1', undefined],
    ]);
    expect(loaded.scenario.steps[0]?.hints).toEqual([{ text: 'Think.' }]);
    expect(loaded.file('note.txt')).toBe('a note');
  });

  it.each([folder, 'scenarios/first-steps/who-am-i', 'scenarios/security/signed-calls'])('of %s loads as the scenario itself does', (path) => {
    const packed = packScenario(sourceData, path, options);
    const file = join(files, 'lab.nimbi-lab');
    writePackFile(file, packed);
    const read = readPackFile(file);
    expect(read).toEqual(packed);
    const { scenario } = loadPacked(read, sourceData, '0.1.0').loaded;
    expect(scenario.steps.map(({ id }) => id)).toEqual(loadPacked(packed, sourceData, '0.1.0').loaded.scenario.steps.map(({ id }) => id));
  });
});

it("a teacher's pack is the whole folder", () => {
  const packed = packScenario(sourceData, folder, { ...options, kind: 'teacher' });
  expect([...packed.files.keys()]).toEqual(
    expect.arrayContaining([
      'scenario.yaml',
      'files/trust.json',
      'solutions/inline-policy.lab',
      'solutions/inline-policy/policy.json',
      'mutants/full-access.lab',
    ]),
  );
  expect(packed.files.get('scenario.yaml')).toBe(sourceData.text(`${folder}/scenario.yaml`));
  const { data } = loadPacked(packed, sourceData, '0.1.0');
  expect(data.names('scenarios/lab/cat-photo/solutions')).toEqual(sourceData.names(`${folder}/solutions`));
  expect(data.names('scenarios/first-steps')).not.toContain('cat-photo');
});

describe('a file that claims to be a lab', () => {
  const good = packScenario(withHidden, hiddenFolder, options);
  const record = (): Record<string, unknown> => JSON.parse(packedText(good)) as Record<string, unknown>;
  const said = (text: string): string => {
    try {
      loadPacked(readPackedScenario(text), sourceData, '0.1.0');
      return 'loaded';
    } catch (error) {
      return error instanceof PackError ? error.message : String(error);
    }
  };
  const damaged = (what: string): string => `This lab is damaged: ${what}. Ask for the file again.`;

  it.each([
    [
      'of a later format',
      { format: 2 },
      'This lab was packed by a later nimbi: its format is 2, and this nimbi reads up to 1. Update nimbi, and open it again.',
    ],
    ['of no format', { format: '1' }, damaged('its format is not one')],
    ['for nobody', { kind: 'dean' }, damaged('its kind is not one')],
    ['with a path for a name', { scenario: '../../etc' }, damaged('its scenario is not one')],
    ['of another scenario', { scenario: 'cat-photo' }, 'otherScenario'],
    ['of another version', { version: 9 }, damaged('it holds another scenario than it says')],
    ['with a nonce that is none', { nonce: 'x' }, damaged('its nonce is not one')],
    ['with a count that is none', { hidden: { make: -1 } }, damaged('its hidden is not one')],
    ['with files that are none', { files: {} }, damaged('its files is not one')],
    ['with a file outside', { files: [['files/../../x', '']] }, damaged('it has a file named "files/../../x", which no lab has')],
    ['with an absolute path', { files: [['/etc/passwd', '']] }, damaged('it has a file named "/etc/passwd", which no lab has')],
    ['with a backslash', { files: [['files\\x', '']] }, damaged('it has a file named "files\\\\x", which no lab has')],
    ['with a name that every object has', { files: [['__proto__', '']] }, damaged('it has a file named "__proto__", which no lab has')],
    [
      'with a file twice',
      {
        files: [
          ['scenario.yaml', 'a'],
          ['scenario.yaml', 'b'],
        ],
      },
      damaged('it has two files named scenario.yaml'),
    ],
    ['with no scenario', { files: [] }, damaged('it has no scenario in it')],
    ['with too many files', { files: Array.from({ length: 201 }, (_, index) => [`files/f${index}`, '']) }, damaged('it has more than 200 files')],
    ['of another kind of file', { nimbi: 'submission' }, 'This is not a lab of nimbi. A lab is a file that a teacher made with nimbi scenario pack.'],
  ])('%s is refused in words', (_what, change, message) => {
    const answer = said(JSON.stringify({ ...record(), ...change }));
    if (message === 'otherScenario') expect(answer).toContain("scenarios/lab/cat-photo/scenario.yaml:2:8: The id must be the folder's name, cat-photo.");
    else expect(answer).toBe(message);
  });

  it('is refused where it is nested a hundred thousand deep', () => {
    const deep = `${'['.repeat(100_000)}${']'.repeat(100_000)}`;
    expect(said(deep)).toContain('This is not a lab of nimbi.');
    expect(said(JSON.stringify({ ...record(), files: [['scenario.yaml', `${deep}\n`]] }))).toMatch(
      /^(This lab is damaged: it is nested too deeply|.*scenario\.yaml:1:1)/,
    );
  });

  it('is refused when it is cut, large, no gzip, or unpacks to gigabytes', () => {
    const file = join(files, 'bad.nimbi-lab');
    const whole = gzipSync(packedText(good));
    const read = (bytes: Uint8Array): string => {
      writeFileSync(file, bytes);
      try {
        readPackFile(file);
        return 'read';
      } catch (error) {
        return error instanceof PackError ? error.message : String(error);
      }
    };
    expect(read(whole)).toBe('read');
    expect(read(whole.subarray(0, whole.length / 2))).toBe(damaged('its end is missing or its bytes were changed'));
    expect(read(new Uint8Array(0))).toContain('This is not a lab of nimbi.');
    expect(read(Buffer.from('PK\u0003\u0004'))).toContain('This is not a lab of nimbi.');
    expect(read(new Uint8Array(5 * 1024 * 1024))).toBe('This file is larger than a lab can be (4 MiB).');
    expect(read(gzipSync(Buffer.alloc(64 * 1024 * 1024, ' ')))).toBe('This file is larger than a lab can be (8 MiB).');
  });

  it('never breaks the reader, whatever is changed in it', () => {
    const text = gunzipSync(gzipSync(packedText(good))).toString();
    fc.assert(
      fc.property(fc.nat(text.length - 1), fc.string({ maxLength: 4 }), (at, put) => {
        const answer = said(`${text.slice(0, at)}${put}${text.slice(at + 1)}`);
        expect(answer).not.toMatch(/TypeError|RangeError/);
      }),
      { numRuns: 300 },
    );
  });
});

it('a pack that was read is the pack that was written', () => {
  const packed: PackedScenario = packScenario(sourceData, folder, options);
  expect(readPackedScenario(packedText(packed))).toEqual(packed);
});
