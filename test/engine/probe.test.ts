import { expect, test } from 'vitest';
import { testCloud } from '../support/cloud.ts';

const object = 'arn:aws:s3:::cat-photos-demo/tom.jpg';

test('a probe decides by identity policies, bucket policies and trust policies, and records nothing', async () => {
  const { cloud, ok, user } = await testCloud();
  await ok('s3', 'CreateBucket', { Bucket: 'cat-photos-demo' });
  await user('intern');
  await ok('iam', 'CreateRole', {
    RoleName: 'cat-app',
    AssumeRolePolicyDocument: JSON.stringify({
      Version: '2012-10-17',
      Statement: { Effect: 'Allow', Principal: { Service: 'ec2.amazonaws.com' }, Action: 'sts:AssumeRole' },
    }),
  });
  const before = cloud.events().length;
  const ask = (as: string, action = 's3:GetObject', resource = object) => cloud.probe({ as, action, resource });
  expect(await ask('user/admin')).toMatchObject({ allowed: true });
  expect(await ask('user/intern')).toMatchObject({ allowed: false, reason: { type: 'implicitDeny', kind: 'identity' } });
  expect(await ask('user/admin', 'sts:AssumeRole', 'arn:aws:iam::123456789012:role/cat-app')).toMatchObject({
    allowed: false,
    reason: { type: 'implicitDeny', kind: 'trust' },
  });
  expect(cloud.events()).toHaveLength(before);
  await ok('s3', 'PutBucketPolicy', {
    Bucket: 'cat-photos-demo',
    Policy: JSON.stringify({
      Version: '2012-10-17',
      Statement: { Effect: 'Allow', Principal: { AWS: 'arn:aws:iam::123456789012:user/intern' }, Action: 's3:GetObject', Resource: object },
    }),
  });
  expect(await ask('user/intern')).toMatchObject({ allowed: true, policies: [{ kind: 'resource', attachedTo: 'bucket cat-photos-demo' }] });
  expect(await ask('anonymous')).toMatchObject({ allowed: false });
});

test('a probe for a principal that is not there is refused', async () => {
  const { cloud } = await testCloud();
  await expect(cloud.probe({ as: 'user/nobody', action: 's3:GetObject', resource: object })).rejects.toMatchObject({ code: 'NoSuchEntity' });
});
