import { describe, expect, it } from 'vitest';
import { testCloud } from '../../support/cloud.ts';

const minutes = (count: number): number => count * 60_000;

type Listed = { Regions: { RegionName: string; RegionOptStatus: string }[]; NextToken?: string };

describe('the Regions of a new account', () => {
  it('are enabled by default or disabled, in alphabetical order', async () => {
    const cloud = await testCloud();
    const { Regions: all } = (await cloud.ok('account', 'ListRegions')) as Listed;
    expect(all.length).toBeGreaterThan(30);
    expect(all.map(({ RegionName }) => RegionName)).toEqual(all.map(({ RegionName }) => RegionName).sort());
    expect(all.filter(({ RegionOptStatus }) => RegionOptStatus === 'ENABLED_BY_DEFAULT')).toHaveLength(17);
    expect(new Set(all.map(({ RegionOptStatus }) => RegionOptStatus))).toEqual(new Set(['ENABLED_BY_DEFAULT', 'DISABLED']));
    expect(await cloud.ok('account', 'GetRegionOptStatus', { RegionName: 'us-east-1' })).toEqual({
      RegionName: 'us-east-1',
      RegionOptStatus: 'ENABLED_BY_DEFAULT',
    });
    expect(await cloud.ok('account', 'GetRegionOptStatus', { RegionName: 'af-south-1' })).toEqual({ RegionName: 'af-south-1', RegionOptStatus: 'DISABLED' });
  });

  it('are listed by status, in pages that together are the whole', async () => {
    const cloud = await testCloud();
    const filter = { RegionOptStatusContains: ['DISABLED', 'ENABLING'] };
    const { Regions: whole } = (await cloud.ok('account', 'ListRegions', filter)) as Listed;
    const paged: Listed['Regions'] = [];
    let token: string | undefined;
    do {
      const page = (await cloud.ok('account', 'ListRegions', { ...filter, MaxResults: 4, ...(token !== undefined && { NextToken: token }) })) as Listed;
      expect(page.Regions.length).toBeLessThanOrEqual(4);
      paged.push(...page.Regions);
      token = page.NextToken;
    } while (token !== undefined);
    expect(paged).toEqual(whole);
    expect(whole.every(({ RegionOptStatus }) => RegionOptStatus === 'DISABLED')).toBe(true);
    expect(await cloud.refused('account', 'ListRegions', { NextToken: 'bm9uc2Vuc2U=' })).toMatchObject({ code: 'ValidationException', status: 400 });
  });
});

describe('a Region that is enabled', () => {
  const region = 'af-south-1';

  it('is being enabled, then enabled, and answers only then', async () => {
    const { cloud, ok, refused } = await testCloud({ instant: false });
    const status = async (): Promise<unknown> => (await ok('account', 'GetRegionOptStatus', { RegionName: region })).RegionOptStatus;
    expect(await refused('ec2', 'DescribeVpcs', {}, { region })).toMatchObject({ status: 401 });
    expect(await ok('account', 'EnableRegion', { RegionName: region })).toEqual({});
    expect(await status()).toBe('ENABLING');
    expect(await refused('account', 'EnableRegion', { RegionName: region })).toMatchObject({ code: 'ConflictException', status: 409 });
    expect(await refused('account', 'DisableRegion', { RegionName: region })).toMatchObject({ code: 'ConflictException', status: 409 });
    await cloud.advanceClock(minutes(5));
    expect(await status()).toBe('ENABLED');
    const { Vpcs: vpcs } = (await ok('ec2', 'DescribeVpcs', {}, { region })) as { Vpcs: { IsDefault: boolean }[] };
    expect(vpcs.map(({ IsDefault }) => IsDefault)).toEqual([true]);
    await ok('account', 'DisableRegion', { RegionName: region });
    expect(await status()).toBe('DISABLING');
    await cloud.advanceClock(minutes(5));
    expect(await status()).toBe('DISABLED');
    expect(await refused('ec2', 'DescribeVpcs', {}, { region })).toMatchObject({ status: 401 });
  });

  it('is enabled at once where state changes are instant, and keeps its VPC when enabled again', async () => {
    const { ok } = await testCloud();
    await ok('account', 'EnableRegion', { RegionName: region });
    const before = await ok('ec2', 'DescribeVpcs', {}, { region });
    await ok('account', 'DisableRegion', { RegionName: region });
    await ok('account', 'EnableRegion', { RegionName: region });
    expect(await ok('ec2', 'DescribeVpcs', {}, { region })).toEqual(before);
  });

  it('gets its default VPC by a call of the Account service, which undo takes back too', async () => {
    const { cloud, ok } = await testCloud();
    await ok('account', 'EnableRegion', { RegionName: region });
    const [nested, outer] = cloud.events();
    expect(nested).toMatchObject({
      operation: 'CreateDefaultVpc',
      region,
      parent: outer?.number,
      principal: { type: 'AWSService', service: 'account.amazonaws.com' },
    });
    expect(outer).toMatchObject({ operation: 'EnableRegion', region: 'us-east-1' });
    await cloud.undo();
    expect(await ok('account', 'GetRegionOptStatus', { RegionName: region })).toMatchObject({ RegionOptStatus: 'DISABLED' });
    await ok('account', 'EnableRegion', { RegionName: region });
    expect((await ok('ec2', 'DescribeVpcs', {}, { region })).Vpcs).toHaveLength(1);
  });
});

describe('a Region that can’t be switched', () => {
  it.each([
    ['EnableRegion', 'us-east-1'],
    ['DisableRegion', 'us-east-1'],
    ['DisableRegion', 'af-south-1'],
  ])('%s refuses %s by its status', async (operation, region) => {
    const { refused } = await testCloud();
    expect(await refused('account', operation, { RegionName: region })).toMatchObject({
      code: 'ValidationException',
      message: 'Unable to switch region status because of its current opt-in status.',
      status: 400,
      details: { reason: 'invalidRegionOptTarget' },
    });
  });

  it('is one that is enabled already', async () => {
    const { ok, refused } = await testCloud();
    await ok('account', 'EnableRegion', { RegionName: 'af-south-1' });
    expect((await refused('account', 'EnableRegion', { RegionName: 'af-south-1' })).message).toBe(
      'Unable to switch region status because of its current opt-in status.',
    );
  });

  it.each(['GetRegionOptStatus', 'EnableRegion', 'DisableRegion'])('does not exist: %s', async (operation) => {
    const { refused } = await testCloud();
    expect(await refused('account', operation, { RegionName: 'mars-north-1' })).toMatchObject({
      code: 'ValidationException',
      message: 'The Region mars-north-1 is not valid.',
    });
  });
});

describe('permissions', () => {
  it('are asked on the account, with the Region as a condition', async () => {
    const { user, ok, refused } = await testCloud();
    const as = await user('ada', {
      policies: [
        {
          Version: '2012-10-17',
          Statement: {
            Effect: 'Allow',
            Action: 'account:EnableRegion',
            Resource: 'arn:aws:account::123456789012:account',
            Condition: { StringEquals: { 'account:TargetRegion': 'af-south-1' } },
          },
        },
      ],
    });
    expect(await refused('account', 'EnableRegion', { RegionName: 'ap-east-1' }, { as })).toMatchObject({
      code: 'AccessDeniedException',
      status: 403,
      message:
        'User: arn:aws:iam::123456789012:user/ada is not authorized to perform: account:EnableRegion on resource: arn:aws:account::123456789012:account because no identity-based policy allows the account:EnableRegion action',
    });
    await ok('account', 'EnableRegion', { RegionName: 'af-south-1' }, { as });
    expect(await refused('account', 'ListRegions', {}, { as })).toMatchObject({ code: 'AccessDeniedException' });
  });

  it('do not reach another account', async () => {
    const { refused } = await testCloud();
    expect(await refused('account', 'ListRegions', { AccountId: '111122223333' })).toMatchObject({
      code: 'AccessDeniedException',
      message:
        'User: arn:aws:iam::123456789012:user/admin is not authorized to perform: account:ListRegions (Your organization must first enable trusted access with AWS Account Management.)',
    });
  });
});
