import { describe, expect, it } from 'vitest';
import { memoryStore } from '../../../src/adapters/memory-store.ts';
import { replay } from '../../../src/engine/replay.ts';
import { memoryParts, type TestCloud, testCloud } from '../../support/cloud.ts';
import { dump } from '../../support/dump.ts';
import { enableDevice } from './authenticator.ts';

const start = Date.parse('2026-11-24T12:00:00Z');
const hour = 3_600_000;
const around = { region: 'us-east-1', source: { surface: 'test', ip: '203.0.113.7', userAgent: 'test' } };
const noKey = 'false,N/A,N/A,N/A,N/A';
const noCertificates = 'false,N/A,false,N/A';

async function reportOf({ ok }: TestCloud): Promise<readonly string[]> {
  const { Content } = (await ok('iam', 'GetCredentialReport')) as { Content: Uint8Array };
  return Buffer.from(Content).toString().split('\n');
}

describe('a credential report', () => {
  it('takes seconds, is handed out for four hours, and is then made anew', async () => {
    const cloud = await testCloud({ instant: false });
    const { ok, refused } = cloud;
    const get = async () => ({ ...(await refused('iam', 'GetCredentialReport')) });
    expect(await get()).toMatchObject({ code: 'ReportNotPresent', status: 410 });
    const started = { State: 'STARTED', Description: 'No report exists. Starting a new report generation task' };
    expect(await ok('iam', 'GenerateCredentialReport')).toEqual(started);
    expect(await ok('iam', 'GenerateCredentialReport')).toEqual({ State: 'INPROGRESS' });
    expect(await get()).toMatchObject({ code: 'ReportInProgress', status: 404 });
    await cloud.cloud.advanceClock(2000);
    expect(await ok('iam', 'GenerateCredentialReport')).toEqual({ State: 'COMPLETE' });
    expect(await ok('iam', 'GetCredentialReport')).toMatchObject({ ReportFormat: 'text/csv', GeneratedTime: new Date(start + 2000) });
    await ok('iam', 'CreateUser', { UserName: 'Bob' });
    await cloud.cloud.advanceClock(4 * hour);
    expect(await reportOf(cloud)).toHaveLength(3);
    await cloud.cloud.advanceClock(1);
    expect(await get()).toMatchObject({ code: 'ReportExpired', status: 410 });
    expect(await ok('iam', 'GenerateCredentialReport')).toEqual(started);
    await cloud.cloud.advanceClock(2000);
    expect(await reportOf(cloud)).toHaveLength(4);
  });

  it('has a line for the root user and for each user, with what each can prove who they are with', async () => {
    const store = memoryStore();
    const cloud = await testCloud({ store });
    const { ok } = cloud;
    const keys = await cloud.user('Bob', { policies: [{ Version: '2012-10-17', Statement: [{ Effect: 'Allow', Action: 's3:*', Resource: '*' }] }] });
    await enableDevice(cloud, 'Bob', start);
    await cloud.cloud.advanceClock(60_000);
    await ok('s3', 'ListBuckets', {}, { as: keys });
    await ok('iam', 'CreateAccessKey', { UserName: 'Bob' });
    await ok('iam', 'UpdateAccessKey', { UserName: 'Bob', AccessKeyId: keys.accessKeyId, Status: 'Inactive' });
    await ok('iam', 'CreateUser', { UserName: 'Alice', Path: '/photos/' });
    await ok('iam', 'CreateLoginProfile', { UserName: 'Alice', Password: 'Cat-photo-2026' });
    await ok('iam', 'UpdateAccountPasswordPolicy', { MaxPasswordAge: 30 });
    await cloud.cloud.advanceClock(hour);
    expect(await cloud.cloud.signIn({ password: cloud.cloud.rootPassword() }, around)).toMatchObject({ ok: true });
    await ok('iam', 'GenerateCredentialReport');
    expect(await reportOf(cloud)).toEqual([
      'user,arn,user_creation_time,password_enabled,password_last_used,password_last_changed,password_next_rotation,mfa_active,access_key_1_active,access_key_1_last_rotated,access_key_1_last_used_date,access_key_1_last_used_region,access_key_1_last_used_service,access_key_2_active,access_key_2_last_rotated,access_key_2_last_used_date,access_key_2_last_used_region,access_key_2_last_used_service,cert_1_active,cert_1_last_rotated,cert_2_active,cert_2_last_rotated',
      `<root_account>,arn:aws:iam::123456789012:root,2026-11-24T12:00:00+00:00,true,2026-11-24T13:01:00+00:00,2026-11-24T12:00:00+00:00,not_supported,false,${noKey},${noKey},${noCertificates}`,
      `admin,arn:aws:iam::123456789012:user/admin,2026-11-24T12:00:00+00:00,false,N/A,N/A,N/A,false,true,2026-11-24T12:00:00+00:00,2026-11-24T12:01:00+00:00,us-east-1,iam,${noKey},${noCertificates}`,
      `Alice,arn:aws:iam::123456789012:user/photos/Alice,2026-11-24T12:01:00+00:00,true,no_information,2026-11-24T12:01:00+00:00,2026-12-24T12:01:00+00:00,false,${noKey},${noKey},${noCertificates}`,
      `Bob,arn:aws:iam::123456789012:user/Bob,2026-11-24T12:00:00+00:00,false,N/A,N/A,N/A,true,false,2026-11-24T12:00:00+00:00,2026-11-24T12:01:00+00:00,N/A,s3,true,2026-11-24T12:01:00+00:00,N/A,N/A,N/A,${noCertificates}`,
    ]);
    const again = memoryStore();
    expect(await replay(memoryParts({ store: again }), cloud.cloud.facts, cloud.cloud.events({ order: 'oldest' }))).toEqual([]);
    expect(dump(again)).toEqual(dump(store));
  });

  it('says when a password was set last and used last', async () => {
    const cloud = await testCloud();
    await cloud.ok('iam', 'CreateLoginProfile', { UserName: 'admin', Password: 'Cat-photo-2026' });
    await cloud.cloud.advanceClock(hour);
    await cloud.ok('iam', 'UpdateLoginProfile', { UserName: 'admin', Password: 'Dog-photo-2026' });
    await cloud.cloud.advanceClock(hour);
    await cloud.cloud.signIn({ userName: 'admin', password: 'Dog-photo-2026' }, around);
    await cloud.ok('iam', 'GenerateCredentialReport');
    expect((await reportOf(cloud))[2]).toMatch('admin,2026-11-24T12:00:00+00:00,true,2026-11-24T14:00:00+00:00,2026-11-24T13:00:00+00:00,N/A,false');
  });
});
