import { expect, test } from 'vitest';
import { testCloud } from '../../support/cloud.ts';
import { launched } from './support.ts';

const allow = (action: string, condition: object) => ({
  Version: '2012-10-17',
  Statement: [{ Effect: 'Allow', Action: action, Resource: '*', Condition: { StringEquals: condition } }],
});

test('a probe knows the Region, the tags of what there is, and what an instance is', async () => {
  const aws = await testCloud();
  const policies = [
    allow('ec2:RunInstances', { 'ec2:Region': 'us-east-1' }),
    allow('ec2:StopInstances', { 'ec2:InstanceType': 't3.micro' }),
    allow('ec2:DeleteKeyPair', { 'aws:ResourceTag/owner': 'dana' }),
  ];
  await aws.user('dana', { policies });
  const [instance] = await launched(aws);
  const tags = { TagSpecifications: [{ ResourceType: 'key-pair', Tags: [{ Key: 'owner', Value: 'dana' }] }] };
  const { KeyPairId } = (await aws.ok('ec2', 'CreateKeyPair', { KeyName: 'laptop', ...tags })) as { KeyPairId: string };
  const may = async (action: string, resource: string, region = 'us-east-1') =>
    (await aws.cloud.probe({ as: 'user/dana', action: `ec2:${action}`, resource: `arn:aws:ec2:${region}:123456789012:${resource}`, region })).allowed;
  expect(await may('RunInstances', 'instance/*')).toBe(true);
  expect(await may('RunInstances', 'instance/*', 'eu-west-1')).toBe(false);
  expect(await may('StopInstances', `instance/${instance?.InstanceId}`)).toBe(true);
  expect(await may('StopInstances', 'instance/i-0123456789abcdef0')).toBe(false);
  expect(await may('DeleteKeyPair', `key-pair/${KeyPairId}`)).toBe(true);
  expect(await may('DeleteKeyPair', 'key-pair/key-0123456789abcdef0')).toBe(false);
});
