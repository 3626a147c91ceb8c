import { beforeAll, describe, expect, test } from 'vitest';
import { metadataService } from '../../src/surfaces/http/metadata/service.ts';
import { warmUp } from '../../src/surfaces/http/metadata/warm-up.ts';
import cases from './cases.json' with { type: 'json' };
import { launch, machineTime, makeRole, type TestInstance, trust } from './instance.ts';

const page = (title: string): string => `<?xml version="1.0" encoding="iso-8859-1"?>
<!DOCTYPE html PUBLIC "-//W3C//DTD XHTML 1.0 Transitional//EN"
\t"http://www.w3.org/TR/xhtml1/DTD/xhtml1-transitional.dtd">
<html xmlns="http://www.w3.org/1999/xhtml" xml:lang="en" lang="en">
 <head>
  <title>${title}</title>
 </head>
 <body>
  <h1>${title}</h1>
 </body>
</html>
`;

describe('the categories', () => {
  let server: TestInstance;
  beforeAll(async () => {
    server = await launch();
  });

  test.each(cases)('$path', async ({ path, body, status = 200, type }) => {
    const { instance, instanceId, get } = server;
    const mac = instance.NetworkInterfaces?.[0]?.MacAddress ?? '';
    const values: Record<string, unknown> = { ...instance, InstanceId: instanceId, Mac: mac, MacEncoded: encodeURIComponent(mac) };
    const fill = (text: string): string => text.replace(/\{(\w+)\}/g, (_, name: string) => String(values[name]));
    const answer = await get(fill(path));
    const expected =
      status === 404 ? { status, type: 'text/html', text: page('404 - Not Found') } : { status, type: type ?? 'text/plain', text: fill(body ?? '') };
    expect({ status: answer?.status, type: answer?.type, text: Buffer.from(answer?.body ?? '').toString() }).toEqual(expected);
  });

  test('the versions, with latest at the end', async () => {
    const lines = String((await server.get('/'))?.body).split('\n');
    expect([lines[0], lines.at(-1)]).toEqual(['1.0', 'latest']);
    expect(lines).toEqual([...lines].sort());
  });

  test('the identity document', async () => {
    const answer = await server.get('/latest/dynamic/instance-identity/document');
    expect(JSON.parse(String(answer?.body))).toEqual({
      accountId: '123456789012',
      architecture: 'x86_64',
      availabilityZone: server.instance.Placement?.AvailabilityZone,
      billingProducts: null,
      devpayProductCodes: null,
      marketplaceProductCodes: null,
      imageId: server.instance.ImageId,
      instanceId: server.instanceId,
      instanceType: 't3.micro',
      kernelId: null,
      pendingTime: '2026-11-24T12:00:00Z',
      privateIp: server.instance.PrivateIpAddress,
      ramdiskId: null,
      region: 'us-east-1',
      version: '2017-09-30',
    });
    expect(String(answer?.body)).toMatch(/^\{\n {2}"accountId" : "123456789012",\n/);
  });

  test('requests leave nothing in the journal', async () => {
    const before = server.cloud.events({ limit: 1 });
    await server.get('/latest/meta-data/network/interfaces/macs/');
    await server.get('/latest/meta-data/iam/info');
    expect(server.cloud.events({ limit: 1 })).toEqual(before);
  });

  test('tags are there only where the options say so', async () => {
    const without = await launch({ MetadataOptions: { HttpTokens: 'optional' }, UserData: undefined, KeyName: undefined });
    for (const path of ['tags', 'tags/instance/Name', 'public-keys']) expect((await without.get(`/latest/meta-data/${path}`))?.status).toBe(404);
    expect((await without.get('/latest/user-data'))?.status).toBe(404);
    expect((await without.get('/latest'))?.body).toBe('dynamic\nmeta-data');
  });
});

describe('version 2', () => {
  test.each(['1', '21600'])('a token for %s seconds', async (ttl) => {
    const { token } = await launch();
    expect(await token(ttl)).toEqual({
      status: 200,
      type: 'text/plain',
      body: expect.stringMatching(/^[\w-]{54}$/),
      headers: { 'x-aws-ec2-metadata-token-ttl-seconds': ttl },
    });
  });

  test.each(['0', '21601', '', '-1', '1.5', '6h', '99999999'])('no token for "%s" seconds', async (ttl) => {
    expect(await (await launch()).token(ttl)).toEqual({ status: 400, type: 'text/html', body: page('400 - Bad Request') });
  });

  test('no token without saying for how long', async () => {
    const { service } = await launch();
    expect((await service({ method: 'PUT', path: '/latest/api/token', headers: {}, hops: 1 }))?.status).toBe(400);
  });

  test.each(['/latest/api/token/', '/2021-01-03/api/token', '/latest/meta-data/'])('no token at %s', async (path) => {
    const { service } = await launch();
    const headers = { 'x-aws-ec2-metadata-token-ttl-seconds': '60' };
    expect(await service({ method: 'PUT', path, headers, hops: 1 })).toEqual({ status: 403, type: 'text/plain', body: '' });
  });

  test('no token for whoever passes on what others ask', async () => {
    const { token, get } = await launch();
    expect((await token('60', { 'x-forwarded-for': '203.0.113.9' }))?.status).toBe(403);
    expect((await get('/latest/', { 'x-forwarded-for': '203.0.113.9' }))?.status).toBe(200);
  });

  test('a token travels no further than the hop limit', async () => {
    const near = await launch({ MetadataOptions: { HttpTokens: 'optional', HttpPutResponseHopLimit: 1 } });
    expect(await near.token('60', {}, 2)).toBeUndefined();
    const far = await launch({ MetadataOptions: { HttpTokens: 'optional', HttpPutResponseHopLimit: 2 } });
    expect((await far.token('60', {}, 2))?.status).toBe(200);
  });

  test('a token opens metadata until it expires', async () => {
    const { token, get, wait } = await launch({ MetadataOptions: { HttpTokens: 'required' } });
    const headers = { 'x-aws-ec2-metadata-token': String((await token('60'))?.body) };
    expect(await get('/latest/meta-data/instance-type', headers)).toMatchObject({
      status: 200,
      body: 't3.micro',
      headers: { 'x-aws-ec2-metadata-token-ttl-seconds': '60' },
    });
    wait(59_999);
    expect((await get('/latest/meta-data/instance-type', headers))?.headers).toEqual({ 'x-aws-ec2-metadata-token-ttl-seconds': '1' });
    wait(1);
    expect(await get('/latest/meta-data/instance-type', headers)).toEqual({ status: 401, type: 'text/html', body: page('401 - Unauthorized') });
  });

  test('without a token there is nothing where tokens are required', async () => {
    const { get } = await launch({ MetadataOptions: { HttpTokens: 'required' } });
    for (const path of ['/', '/latest/meta-data/instance-id', '/nowhere']) expect((await get(path))?.status).toBe(401);
  });

  test('a token that is none is refused, also where none is required', async () => {
    const one = await launch();
    const body = String((await one.token())?.body);
    for (const token of ['', 'token', `${body}A`, `B${body.slice(1)}`, `${body.slice(0, -1)}!`]) {
      expect((await one.get('/latest/', { 'x-aws-ec2-metadata-token': token }))?.status).toBe(401);
    }
  });

  test("an instance's token is nothing to another", async () => {
    const { cloud, instanceId, token } = await launch();
    const other = metadataService({ cloud, region: 'us-east-1', instanceId, now: () => machineTime, entropy: { bytes: (length) => new Uint8Array(length) } });
    const headers = { 'x-aws-ec2-metadata-token': String((await token())?.body) };
    expect((await other({ method: 'GET', path: '/latest/', headers, hops: 1 }))?.status).toBe(401);
  });
});

describe('who answers at all', () => {
  test('nobody, where the instance does not run', async () => {
    const { ok, instanceId, get } = await launch();
    await ok('ec2', 'StopInstances', { InstanceIds: [instanceId] });
    expect(await get('/latest/')).toBeUndefined();
    await ok('ec2', 'StartInstances', { InstanceIds: [instanceId] });
    expect((await get('/latest/'))?.status).toBe(200);
  });

  test('the service is turned off and on while it runs', async () => {
    const { ok, instanceId, get, token } = await launch();
    await ok('ec2', 'ModifyInstanceMetadataOptions', { InstanceId: instanceId, HttpEndpoint: 'disabled' });
    for (const answer of [await get('/latest/'), await token()]) expect(answer).toEqual({ status: 403, type: 'text/plain', body: '' });
    await ok('ec2', 'ModifyInstanceMetadataOptions', { InstanceId: instanceId, HttpEndpoint: 'enabled' });
    expect((await get('/latest/'))?.status).toBe(200);
  });

  test.each(['POST', 'DELETE', 'OPTIONS'])('%s is no method of it', async (method) => {
    const { service } = await launch();
    expect(await service({ method, path: '/latest/', headers: {}, hops: 1 })).toEqual({
      status: 405,
      type: 'text/html',
      body: page('405 - Method Not Allowed'),
    });
  });
});

describe('the role', () => {
  const path = '/latest/meta-data/iam/security-credentials/cat-app';
  const read = async ({ get }: TestInstance, where = path): Promise<Record<string, string>> => JSON.parse(String((await get(where))?.body));
  const assumed = ({ cloud }: TestInstance): number => cloud.events().filter((event) => event.kind === 'call' && event.operation === 'AssumeRole').length;

  test('its profile, its name, and credentials that work', async () => {
    const server = await launch();
    expect(await read(server, '/latest/meta-data/iam/info')).toEqual({
      Code: 'Success',
      LastUpdated: '2026-12-01T12:00:00Z',
      InstanceProfileArn: 'arn:aws:iam::123456789012:instance-profile/cat-app',
      InstanceProfileId: server.instance.IamInstanceProfile?.Id,
    });
    expect((await server.get('/latest/meta-data/iam/security-credentials/'))?.body).toBe('cat-app');
    const { AccessKeyId = '', SecretAccessKey = '', Token = '', ...rest } = await read(server);
    expect(rest).toEqual({
      Code: 'Success',
      LastUpdated: '2026-12-01T12:00:00Z',
      Type: 'AWS-HMAC',
      Expiration: expect.stringMatching(/^2026-12-01T\d\d:00:00Z$/),
    });
    const as = { accessKeyId: AccessKeyId, secretAccessKey: SecretAccessKey, sessionToken: Token };
    expect(await server.ok('sts', 'GetCallerIdentity', {}, { as })).toMatchObject({
      Arn: `arn:aws:sts::123456789012:assumed-role/cat-app/${server.instanceId}`,
    });
  });

  test('they can be at hand before anybody asks', async () => {
    const server = await launch({ MetadataOptions: { HttpTokens: 'required' } });
    await warmUp(server.service);
    expect(assumed(server)).toBe(1);
    const headers = { 'x-aws-ec2-metadata-token': String((await server.token())?.body) };
    expect(JSON.parse(String((await server.get(path, headers))?.body)).Code).toBe('Success');
    expect(assumed(server)).toBe(1);
    const without = await launch({ IamInstanceProfile: undefined });
    await warmUp(without.service);
    expect(assumed(without)).toBe(0);
  });

  test('the call that got them is recorded, once however many ask', async () => {
    const server = await launch();
    const [one, ...others] = await Promise.all([read(server), read(server), read(server)]);
    expect(others).toEqual([one, one]);
    expect(assumed(server)).toBe(1);
    const [event] = server.cloud.events({ limit: 1 });
    expect(event).toMatchObject({ service: 'sts', operation: 'AssumeRole', principal: { type: 'AWSService' }, input: { RoleSessionName: server.instanceId } });
  });

  test('new ones are there before the old ones expire, and those still work', async () => {
    const server = await launch();
    const first = await read(server);
    const lifetime = Date.parse(first.Expiration ?? '') - machineTime;
    await server.cloud.advanceClock(lifetime - 21 * 60_000);
    expect((await read(server)).AccessKeyId).toBe(first.AccessKeyId);
    await server.cloud.advanceClock(60_000);
    const second = await read(server);
    expect(second.AccessKeyId).not.toBe(first.AccessKeyId);
    expect(Date.parse(second.Expiration ?? '') - machineTime).toBe(lifetime);
    const { AccessKeyId = '', SecretAccessKey = '', Token = '' } = first;
    await server.ok('sts', 'GetCallerIdentity', {}, { as: { accessKeyId: AccessKeyId, secretAccessKey: SecretAccessKey, sessionToken: Token } });
  });

  test("the credentials of a role that is gone are not another's of its name", async () => {
    const server = await launch();
    const first = await read(server);
    const name = { RoleName: 'cat-app' };
    await server.ok('iam', 'RemoveRoleFromInstanceProfile', { ...name, InstanceProfileName: 'cat-app' });
    await server.ok('iam', 'DeleteRole', name);
    await server.ok('iam', 'CreateRole', { ...name, AssumeRolePolicyDocument: trust('ec2.amazonaws.com') });
    await server.ok('iam', 'AddRoleToInstanceProfile', { ...name, InstanceProfileName: 'cat-app' });
    expect((await read(server)).AccessKeyId).not.toBe(first.AccessKeyId);
  });

  test('a role that does not trust EC2 gives none, and says so', async () => {
    const server = await launch();
    await makeRole(server, 'lambda-app', 'lambda.amazonaws.com');
    const { IamInstanceProfileAssociations } = (await server.ok('ec2', 'DescribeIamInstanceProfileAssociations')) as {
      IamInstanceProfileAssociations: [{ AssociationId: string }];
    };
    const change = { AssociationId: IamInstanceProfileAssociations[0].AssociationId, IamInstanceProfile: { Name: 'lambda-app' } };
    await server.ok('ec2', 'ReplaceIamInstanceProfileAssociation', change);
    expect(await read(server, '/latest/meta-data/iam/security-credentials/lambda-app')).toEqual({
      Code: 'AssumeRoleUnauthorizedAccess',
      Message:
        'EC2 cannot assume the role lambda-app.  Please see documentation at https://docs.aws.amazon.com/IAM/latest/UserGuide/troubleshoot_iam-ec2.html#troubleshoot_iam-ec2_errors-info-doc.',
      LastUpdated: '2026-12-01T12:00:00Z',
    });
    expect((await server.get(path))?.status).toBe(404);
  });

  test('no instance profile, no iam', async () => {
    const server = await launch({ IamInstanceProfile: undefined });
    for (const where of ['iam', 'iam/info', 'iam/security-credentials/']) expect((await server.get(`/latest/meta-data/${where}`))?.status).toBe(404);
  });

  test('a profile without a role has no credentials; a deleted one is said to be gone', async () => {
    const server = await launch();
    await server.ok('iam', 'RemoveRoleFromInstanceProfile', { InstanceProfileName: 'cat-app', RoleName: 'cat-app' });
    expect((await read(server, '/latest/meta-data/iam/info')).Code).toBe('Success');
    expect((await server.get('/latest/meta-data/iam/security-credentials/'))?.status).toBe(404);
    await server.ok('iam', 'DeleteInstanceProfile', { InstanceProfileName: 'cat-app' });
    expect(await read(server, '/latest/meta-data/iam/info')).toMatchObject({
      Code: 'InstanceProfileNotFound',
      Message: expect.stringMatching(/^Instance Profile arn:aws:iam::123456789012:instance-profile\/cat-app cannot be found\. /),
    });
  });
});
