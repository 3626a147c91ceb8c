import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { Call } from '../../src/kernel/call.ts';
import { aws } from './support/command-line.ts';

const names = ['a', 'b', 'c', 'd', 'e'];

/** A service that gives `perPage` users at a time, or as many as it is asked for. */
const users =
  (all: readonly string[], perPage: number) =>
  ({ input }: Call): Record<string, unknown> => {
    const start = Number(input.Marker ?? 0);
    const size = Number(input.MaxItems ?? perPage);
    const more = start + size < all.length;
    return { Users: all.slice(start, start + size).map((UserName) => ({ UserName })), IsTruncated: more, ...(more && { Marker: String(start + size) }) };
  };

const answers = { 'iam.ListUsers': users(names, 2) };

test('all pages make one answer, without what only pages need', async () => {
  const ran = await aws('iam list-users --query @', { answers });
  expect(JSON.parse(ran.stdout)).toEqual({ Users: names.map((UserName) => ({ UserName })) });
  expect(ran.calls.map(({ input }) => input.Marker)).toEqual([undefined, '2', '4']);
});

test('--max-items ends inside a page, and --starting-token goes on there', async () => {
  const first = await aws('iam list-users --max-items 3', { answers });
  // {"Marker": "2", "boto_truncate_amount": 1}, as botocore writes it.
  expect(JSON.parse(first.stdout)).toEqual({
    Users: [{ UserName: 'a' }, { UserName: 'b' }, { UserName: 'c' }],
    NextToken: 'eyJNYXJrZXIiOiAiMiIsICJib3RvX3RydW5jYXRlX2Ftb3VudCI6IDF9',
  });
  const second = await aws('iam list-users --max-items 1 --starting-token eyJNYXJrZXIiOiAiMiIsICJib3RvX3RydW5jYXRlX2Ftb3VudCI6IDF9', { answers });
  expect(JSON.parse(second.stdout)).toEqual({ Users: [{ UserName: 'd' }], NextToken: 'eyJNYXJrZXIiOiAiNCJ9' });
});

test('--page-size is what the service is asked for', async () => {
  const ran = await aws('iam list-users --page-size 4', { answers });
  expect(ran.calls.map(({ input }) => input.MaxItems)).toEqual([4, 4]);
});

test("--no-paginate, or a service's own paging flag, make one call and show what it answers", async () => {
  const off = await aws('iam list-users --no-paginate --max-items 1', { answers });
  expect(JSON.parse(off.stdout)).toEqual({ Users: [{ UserName: 'a' }], IsTruncated: true, Marker: '1' });
  const byHand = await aws('iam list-users --marker 2', { answers });
  expect(JSON.parse(byHand.stdout)).toMatchObject({ Users: [{ UserName: 'c' }, { UserName: 'd' }], Marker: '4' });
  const mixed = await aws('iam list-users --no-paginate --page-size 1', { answers });
  expect(mixed).toMatchObject({
    exitCode: 255,
    stderr: '\naws: [ERROR]: Error during pagination: Cannot specify --no-paginate along with pagination arguments: --page-size\n',
  });
});

test('text shows a page at a time, and the token at the end', async () => {
  const ran = await aws('iam list-users --output text --max-items 3', { answers });
  expect(ran.stdout).toBe('USERS\ta\nUSERS\tb\nUSERS\tc\nNEXTTOKEN\teyJNYXJrZXIiOiAiMiIsICJib3RvX3RydW5jYXRlX2Ftb3VudCI6IDF9\n');
  const queried = await aws(['iam', 'list-users', '--output', 'text', '--query', 'Users[].[UserName]'], { answers });
  expect(queried.stdout).toBe('a\nb\nc\nd\ne\n');
});

test('yaml-stream shows the answer of every call', async () => {
  const ran = await aws('iam list-users --output yaml-stream --page-size 3', { answers });
  expect(ran.stdout).toBe(
    "- IsTruncated: true\n  Marker: '3'\n  Users:\n  - UserName: a\n  - UserName: b\n  - UserName: c\n- IsTruncated: false\n  Users:\n  - UserName: d\n  - UserName: e\n",
  );
});

test('members that are not added up come from the first page', async () => {
  const objects = ({ input }: Call): Record<string, unknown> =>
    input.ContinuationToken === undefined
      ? { Contents: [{ Key: 'a' }], Prefix: 'p/', NextContinuationToken: 't', IsTruncated: true }
      : { Contents: [{ Key: 'b' }], Prefix: 'p/', IsTruncated: false };
  const ran = await aws('s3api list-objects-v2 --bucket b', { answers: { 's3.ListObjectsV2': objects } });
  expect(JSON.parse(ran.stdout)).toEqual({ Contents: [{ Key: 'a' }, { Key: 'b' }], RequestCharged: null, Prefix: 'p/' });
});

test('a service that repeats its token does not keep us for ever', async () => {
  const ran = await aws('iam list-users', { answers: { 'iam.ListUsers': { Users: [], IsTruncated: true, Marker: 'same' } } });
  expect(ran.exitCode).toBe(255);
  expect(ran.stderr).toContain('The same next token was received twice');
});

test('a token that is none is handed to the service, or refused', async () => {
  const own = await aws('iam list-users --starting-token 2', { answers });
  expect(JSON.parse(own.stdout)).toMatchObject({ Users: [{ UserName: 'c' }, { UserName: 'd' }, { UserName: 'e' }] });
  expect((await aws('iam list-users --starting-token a___b___c', { answers })).stderr).toBe('\naws: [ERROR]: Bad starting token: a___b___c\n');
});

test('any way of paging gives every item once, in order', async () => {
  const counts = { all: fc.integer({ min: 0, max: 12 }), perPage: fc.integer({ min: 1, max: 5 }), maxItems: fc.integer({ min: 1, max: 6 }) };
  await fc.assert(
    fc.asyncProperty(fc.record(counts), async ({ all, perPage, maxItems }) => {
      const expected = Array.from({ length: all }, (_, index) => `user-${index}`);
      const seen: string[] = [];
      let token: string | undefined;
      do {
        const args = ['iam', 'list-users', '--max-items', String(maxItems), ...(token === undefined ? [] : ['--starting-token', token])];
        const ran = await aws(args, { answers: { 'iam.ListUsers': users(expected, perPage) } });
        const page = JSON.parse(ran.stdout) as { readonly Users: readonly { readonly UserName: string }[]; readonly NextToken?: string };
        seen.push(...page.Users.map(({ UserName }) => UserName));
        token = page.NextToken;
      } while (token !== undefined && seen.length <= all);
      expect(seen).toEqual(expected);
    }),
    { numRuns: 40 },
  );
});

/** Versions of objects by two markers, a page of so many at a time, with prefixes that come along on each page. */
const versions =
  (all: readonly string[], perPage: number) =>
  ({ input }: Call): Record<string, unknown> => {
    const after = all.findIndex((key) => key === input.KeyMarker && `v-${key}` === input.VersionIdMarker) + 1;
    const size = Math.min(Number(input.MaxKeys ?? perPage), perPage);
    const page = all.slice(after, after + size);
    const last = page.at(-1);
    const more = last !== undefined && after + size < all.length;
    return {
      Versions: page.map((Key) => ({ Key, VersionId: `v-${Key}` })),
      DeleteMarkers: page.filter((_key, index) => index % 2 === 1).map((Key) => ({ Key })),
      CommonPrefixes: [],
      IsTruncated: more,
      ...(more && { NextKeyMarker: last, NextVersionIdMarker: `v-${last}` }),
    };
  };

interface VersionsAnswer {
  readonly Versions?: readonly { readonly Key: string }[];
  readonly DeleteMarkers?: readonly { readonly Key: string }[];
  readonly NextToken?: string;
}

test('two markers and several lists resume without losing or repeating anything', async () => {
  const counts = {
    all: fc.integer({ min: 0, max: 12 }),
    perPage: fc.integer({ min: 1, max: 5 }),
    pageSize: fc.option(fc.integer({ min: 1, max: 6 }), { nil: undefined }),
    maxItems: fc.array(fc.integer({ min: 1, max: 7 }), { minLength: 1, maxLength: 4 }),
  };
  await fc.assert(
    fc.asyncProperty(fc.record(counts), async ({ all, perPage, pageSize, maxItems }) => {
      const keys = Array.from({ length: all }, (_, index) => `kéy-${index}`);
      const service = { 's3.ListObjectVersions': versions(keys, perPage) };
      const whole = JSON.parse((await aws('s3api list-object-versions --bucket cats', { answers: service })).stdout) as VersionsAnswer;
      const seen: string[] = [];
      let token: string | undefined;
      for (let round = 0; round <= all; round += 1) {
        const items = maxItems[round % maxItems.length] ?? 1;
        const args = ['s3api', 'list-object-versions', '--bucket', 'cats', '--max-items', String(items)];
        const sized = pageSize === undefined ? args : [...args, '--page-size', String(pageSize)];
        const ran = await aws(token === undefined ? sized : [...sized, '--starting-token', token], { answers: service });
        const page = JSON.parse(ran.stdout) as VersionsAnswer;
        seen.push(...(page.Versions ?? []).map(({ Key }) => Key));
        expect((page.Versions ?? []).length).toBeLessThanOrEqual(items);
        token = page.NextToken;
        // A token of the AWS CLI's: JSON with the operation's own markers, in Base64.
        if (token !== undefined)
          expect(Object.keys(JSON.parse(Buffer.from(token, 'base64').toString()) as object)).toEqual(expect.arrayContaining(['KeyMarker']));
        if (token === undefined) break;
      }
      expect(seen).toEqual(keys);
      expect((whole.Versions ?? []).map(({ Key }) => Key)).toEqual(keys);
    }),
    { numRuns: 60 },
  );
});

test('every format shows the same items, however they are paged', async () => {
  await fc.assert(
    fc.asyncProperty(fc.integer({ min: 0, max: 9 }), fc.integer({ min: 1, max: 4 }), async (all, perPage) => {
      const expected = Array.from({ length: all }, (_, index) => `user-${index}`);
      const shown = async (format: string): Promise<readonly string[]> => {
        const ran = await aws(['iam', 'list-users', '--output', format], { answers: { 'iam.ListUsers': users(expected, perPage) } });
        return [...ran.stdout.matchAll(/user-\d+/g)].map(([name]) => name);
      };
      for (const format of ['json', 'text', 'table', 'yaml', 'yaml-stream']) expect(await shown(format)).toEqual(expected);
    }),
    { numRuns: 20 },
  );
});
