import { mkdirSync, readdirSync, readFileSync, rmSync, statSync, utimesSync, writeFileSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { S3Flags } from '../../../src/surfaces/aws/commands/s3/command-line.ts';
import { readFilter } from '../../../src/surfaces/aws/commands/s3/filters.ts';
import { globMatches } from '../../../src/surfaces/aws/commands/s3/glob.ts';
import { type TestCloud, testCloud } from '../../support/cloud.ts';
import { Workplace } from '../support/command-line.ts';

const word = fc.stringMatching(/^[ab.*?]{1,4}$/);
const name = fc.stringMatching(/^[ab.]{1,4}$/).filter((text) => !/^\.+$/.test(text));

test('of --exclude and --include the last that matches counts', () => {
  const rules = fc.array(fc.tuple(fc.constantFrom('exclude', 'include'), word), { maxLength: 5 });
  fc.assert(
    fc.property(rules, name, (given, key) => {
      const flags = new S3Flags({ values: new Map(given), given, positionals: [], unknown: [] });
      const last = given.filter(([, pattern]) => globMatches(`cats/p/${key}`, `cats/p/${pattern}`)).at(-1);
      const included = readFilter(['s3://cats/p', 'here'], true, flags, { cwd: '/nowhere' });
      expect(included({ type: 's3', path: `cats/p/${key}` })).toBe(last?.[0] !== 'exclude');
    }),
  );
});

/** Names of files in folders, none of which is another's folder. */
const tree = fc
  .dictionary(
    fc.array(name, { minLength: 1, maxLength: 3 }).map((parts) => parts.join('/')),
    fc.constantFrom('1', '22', '333'),
    { maxKeys: 6 },
  )
  .map((files) => Object.fromEntries(Object.entries(files).filter(([path]) => !Object.keys(files).some((other) => other.startsWith(`${path}/`)))));

/** Whether no file of one has the name of a folder of the other: neither could take its place. */
const canStandTogether = (a: object, b: object): boolean =>
  !Object.keys(a).some((path) => Object.keys(b).some((other) => other.startsWith(`${path}/`) || path.startsWith(`${other}/`)));

function write(root: string, files: Readonly<Record<string, string>>): void {
  rmSync(root, { recursive: true, force: true });
  mkdirSync(root, { recursive: true });
  for (const [path, content] of Object.entries(files)) {
    mkdirSync(dirname(join(root, path)), { recursive: true });
    writeFileSync(join(root, path), content);
    utimesSync(join(root, path), 1000, 1000);
  }
}

function read(root: string): Record<string, string> {
  const paths = readdirSync(root, { recursive: true, encoding: 'utf8' }).map((path) => join(root, path));
  return Object.fromEntries(paths.filter((path) => statSync(path).isFile()).map((path) => [relative(root, path), readFileSync(path, 'utf8')]));
}

async function objects({ ok, cloud }: TestCloud): Promise<Record<string, string>> {
  const { Contents = [] } = (await ok('s3', 'ListObjectsV2', { Bucket: 'cats' })) as { Contents?: readonly { readonly Key: string }[] };
  const found: Record<string, string> = {};
  for (const { Key } of Contents) {
    const { Body } = await ok('s3', 'GetObject', { Bucket: 'cats', Key });
    for await (const chunk of cloud.body(Body as never)) found[Key] = (found[Key] ?? '') + Buffer.from(chunk).toString();
  }
  return found;
}

test('after a sync another does nothing, and --delete makes both ends equal', async () => {
  const cloud = await testCloud();
  const { accessKeyId, secretAccessKey } = cloud.admin;
  const place = new Workplace({ credentials: `[default]\naws_access_key_id = ${accessKeyId}\naws_secret_access_key = ${secretAccessKey}\n` });
  const site = join(place.root, 'site');
  const run = (line: string) => place.run(line.split(' '), { cloud: cloud.cloud });
  await cloud.ok('s3', 'CreateBucket', { Bucket: 'cats' });
  try {
    await fc.assert(
      fc.asyncProperty(tree, tree, async (here, there) => {
        fc.pre(canStandTogether(here, there));
        write(site, here);
        await run('s3 rm s3://cats --recursive');
        for (const [Key, Body] of Object.entries(there)) await cloud.ok('s3', 'PutObject', { Bucket: 'cats', Key, Body });

        expect(await run('s3 sync site s3://cats')).toMatchObject({ exitCode: 0, stderr: '' });
        expect(await run('s3 sync site s3://cats')).toMatchObject({ exitCode: 0, stdout: '', stderr: '' });
        expect(await objects(cloud)).toEqual({ ...there, ...here });
        expect(await run('s3 sync site s3://cats --delete')).toMatchObject({ exitCode: 0, stderr: '' });
        expect(await objects(cloud)).toEqual(here);

        write(site, there);
        expect(await run('s3 sync s3://cats site --delete --exact-timestamps')).toMatchObject({ exitCode: 0, stderr: '' });
        expect(read(site)).toEqual(here);
        expect(await run('s3 sync s3://cats site --delete --exact-timestamps')).toMatchObject({ exitCode: 0, stdout: '', stderr: '' });
      }),
      { numRuns: 25 },
    );
  } finally {
    place.remove();
  }
});
