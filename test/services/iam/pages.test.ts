import fc from 'fast-check';
import { beforeAll, describe, expect, it } from 'vitest';
import { type TestCloud, testCloud } from '../../support/cloud.ts';

describe('pages', () => {
  let cloud: TestCloud;
  beforeAll(async () => {
    cloud = await testCloud();
    for (let number = 0; number < 23; number += 1) {
      await cloud.ok('iam', 'CreateUser', { UserName: `user-${number}`, Path: number % 3 === 0 ? '/third/' : '/' });
    }
  });

  const everyPage = async (operation: string, member: string, input: Record<string, unknown>): Promise<unknown[]> => {
    const found: unknown[] = [];
    for (let Marker: unknown; ; ) {
      const page = await cloud.ok('iam', operation, { ...input, ...(Marker !== undefined && { Marker }) });
      found.push(...(page[member] as unknown[]));
      if (!page.IsTruncated) return found;
      Marker = page.Marker;
    }
  };

  it.each([
    ['ListUsers', 'Users', {}],
    ['ListUsers', 'Users', { PathPrefix: '/third/' }],
    ['ListPolicies', 'Policies', { PathPrefix: '/job-function/' }],
  ] as const)('of %s hold the same %s as one, however large they are: %o', async (operation, member, input) => {
    const { [member]: whole, IsTruncated } = (await cloud.ok('iam', operation, { ...input, MaxItems: 1000 })) as { [member]: unknown[]; IsTruncated: boolean };
    expect(IsTruncated).toBe(false);
    expect(whole).not.toHaveLength(0);
    await fc.assert(
      fc.asyncProperty(fc.integer({ min: 1, max: 30 }), async (MaxItems) => {
        expect(await everyPage(operation, member, { ...input, MaxItems })).toEqual(whole);
      }),
      { numRuns: 12 },
    );
  });
});
