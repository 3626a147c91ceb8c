import { describe, expect, it } from 'vitest';
import { testCloud } from '../../support/cloud.ts';
import { described, launched } from './support.ts';

describe('tags', () => {
  it('are put on several things at once, and taken off by key, by value, or all', async () => {
    const cloud = await testCloud();
    const [instance] = await launched(cloud);
    const [vpc] = (await cloud.ok('ec2', 'DescribeVpcs')).Vpcs as { VpcId: string }[];
    const Resources = [instance?.InstanceId, vpc?.VpcId];
    const tags = async () => (await cloud.ok('ec2', 'DescribeTags')).Tags as { Key: string; Value: string; ResourceType: string }[];
    await cloud.ok('ec2', 'CreateTags', { Resources, Tags: [{ Key: 'Team', Value: 'cats' }, { Key: 'Stage' }] });
    expect((await tags()).map(({ Key, Value, ResourceType }) => [ResourceType, Key, Value])).toEqual([
      ['instance', 'Stage', ''],
      ['instance', 'Team', 'cats'],
      ['vpc', 'Stage', ''],
      ['vpc', 'Team', 'cats'],
    ]);
    await cloud.ok('ec2', 'CreateTags', { Resources, Tags: [{ Key: 'Team', Value: 'dogs' }] });
    await cloud.ok('ec2', 'DeleteTags', { Resources, Tags: [{ Key: 'Team', Value: 'cats' }, { Key: 'Stage' }] });
    expect((await tags()).map(({ Key, Value }) => `${Key}=${Value}`)).toEqual(['Team=dogs', 'Team=dogs']);
    await cloud.ok('ec2', 'DeleteTags', { Resources });
    expect(await tags()).toEqual([]);
  });

  it('find what carries them, by value, pattern and key', async () => {
    const cloud = await testCloud();
    const named = (name: string) => ({ TagSpecifications: [{ ResourceType: 'instance', Tags: [{ Key: 'Name', Value: name }] }] });
    await launched(cloud, named('web-1'));
    await launched(cloud, named('web-2'));
    await launched(cloud, { TagSpecifications: [{ ResourceType: 'volume', Tags: [{ Key: 'Name', Value: 'web-1' }] }] });
    const found = async (Name: string, ...Values: string[]) =>
      (await described(cloud, { Filters: [{ Name, Values }] })).map(({ Tags }) => Tags?.[0]?.Value).sort();
    expect(await found('tag:Name', 'web-1')).toEqual(['web-1']);
    expect(await found('tag:Name', 'web-*')).toEqual(['web-1', 'web-2']);
    expect(await found('tag:Name', 'web-1', 'web-2', 'web-3')).toEqual(['web-1', 'web-2']);
    expect(await found('tag-key', 'Name')).toEqual(['web-1', 'web-2']);
    expect(await found('tag:Name', 'db')).toEqual([]);
  });

  it('may be called as what every object has', async () => {
    const cloud = await testCloud();
    const Tags = ['__proto__', 'constructor', 'toString'].map((Key) => ({ Key, Value: 'x' }));
    const [instance] = await launched(cloud, { TagSpecifications: [{ ResourceType: 'instance', Tags }] });
    await cloud.ok('ec2', 'CreateTags', { Resources: [instance?.SubnetId], Tags });
    expect((await described(cloud, { Filters: [{ Name: 'tag:__proto__', Values: ['x'] }] }))[0]?.Tags).toEqual(Tags);
    expect((await cloud.ok('ec2', 'DescribeTags')).Tags).toHaveLength(6);
    await cloud.ok('ec2', 'DeleteTags', { Resources: [instance?.InstanceId], Tags: [{ Key: '__proto__' }] });
    expect((await described(cloud))[0]?.Tags).toEqual(Tags.slice(1));
  });

  it.each(['constructor-1', '__proto__-1', 'toString-0123456789abcdef0'])('are not for %s', async (id) => {
    const cloud = await testCloud();
    const { code, message } = await cloud.refused('ec2', 'CreateTags', { Resources: [id], Tags: [{ Key: 'a', Value: 'b' }] });
    expect([code, message]).toEqual(['InvalidID', `The ID '${id}' is not valid`]);
  });

  it('number fifty at most', async () => {
    const cloud = await testCloud();
    const [instance] = await launched(cloud);
    const Tags = Array.from({ length: 51 }, (_, index) => ({ Key: `k${index}`, Value: '' }));
    const error = await cloud.refused('ec2', 'CreateTags', { Resources: [instance?.InstanceId], Tags });
    expect([error.code, error.message]).toEqual(['TagLimitExceeded', 'The maximum number of Tags for a resource has been reached.']);
  });

  it('go with an instance that has been terminated for an hour', async () => {
    const cloud = await testCloud();
    const [instance] = await launched(cloud, { TagSpecifications: [{ ResourceType: 'instance', Tags: [{ Key: 'Name', Value: 'web' }] }] });
    await cloud.ok('ec2', 'TerminateInstances', { InstanceIds: [instance?.InstanceId] });
    expect((await cloud.ok('ec2', 'DescribeTags')).Tags).toHaveLength(1);
    await cloud.cloud.advanceClock(3_600_000);
    expect((await cloud.ok('ec2', 'DescribeTags')).Tags).toEqual([]);
  });
});

describe('pages', () => {
  it('of instances together are all of them', async () => {
    const cloud = await testCloud();
    const all = (await launched(cloud, { MaxCount: 12 })).map(({ InstanceId }) => InstanceId).sort();
    const seen: string[] = [];
    let NextToken: unknown;
    do {
      const output = await cloud.ok('ec2', 'DescribeInstances', { MaxResults: 5, NextToken });
      const reservations = output.Reservations as { Instances: { InstanceId: string }[] }[];
      seen.push(...reservations.flatMap(({ Instances }) => Instances.map(({ InstanceId }) => InstanceId)));
      NextToken = output.NextToken;
    } while (NextToken !== undefined);
    expect(seen).toEqual(all);
  });
});
