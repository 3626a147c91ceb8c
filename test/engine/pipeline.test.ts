import { expect, test } from 'vitest';
import { testCloud } from '../support/cloud.ts';

test('a new cloud has its admin, whose calls are proved, allowed and recorded', async () => {
  const { ok, cloud } = await testCloud();
  expect(await ok('sts', 'GetCallerIdentity')).toMatchObject({ Account: '123456789012', Arn: 'arn:aws:iam::123456789012:user/admin' });
  const [latest] = cloud.events();
  expect(latest).toMatchObject({ kind: 'call', service: 'sts', operation: 'GetCallerIdentity', principal: { userName: 'admin' }, outcome: { ok: true } });
});
