import { describe, expect, it } from 'vitest';
import { type TestCloud, testCloud } from '../../support/cloud.ts';

interface Shown {
  readonly EventId: string;
  readonly EventName: string;
  readonly Username?: string;
  readonly AccessKeyId?: string;
  readonly ReadOnly: string;
  readonly EventSource: string;
  readonly EventTime: Date;
  readonly Resources: readonly { readonly ResourceType: string; readonly ResourceName: string }[];
  readonly CloudTrailEvent: string;
}

const minute = 60_000;
const day = 86_400_000;

const page = async ({ ok }: TestCloud, input: Record<string, unknown> = {}, region = 'us-east-1'): Promise<{ Events: Shown[]; NextToken?: string }> =>
  (await ok('cloudtrail', 'LookupEvents', input, { region })) as unknown as { Events: Shown[]; NextToken?: string };

const events = async (cloud: TestCloud, input: Record<string, unknown> = {}, region?: string): Promise<Shown[]> => (await page(cloud, input, region)).Events;

const names = async (cloud: TestCloud, input: Record<string, unknown> = {}, region?: string): Promise<string[]> =>
  (await events(cloud, input, region)).map(({ EventName }) => EventName);

const by = (key: string, value: string): Record<string, unknown> => ({ LookupAttributes: [{ AttributeKey: key, AttributeValue: value }] });

const record = ({ CloudTrailEvent }: Shown): Record<string, unknown> => JSON.parse(CloudTrailEvent) as Record<string, unknown>;

const only = async (cloud: TestCloud, name: string, region?: string): Promise<Shown> => {
  const [event, ...others] = await events(cloud, by('EventName', name), region);
  expect(others).toEqual([]);
  if (event === undefined) throw new Error(`No event ${name}`);
  return event;
};

describe('the event history', () => {
  it('has management events, newest first, and not what is done with objects', async () => {
    const cloud = await testCloud();
    await cloud.ok('s3', 'CreateBucket', { Bucket: 'cat-photos-demo' });
    await cloud.ok('s3', 'PutObject', { Bucket: 'cat-photos-demo', Key: 'tom.jpg', Body: Buffer.from('tom') });
    await cloud.ok('s3', 'ListObjectsV2', { Bucket: 'cat-photos-demo' });
    await cloud.ok('s3', 'HeadObject', { Bucket: 'cat-photos-demo', Key: 'tom.jpg' });
    await cloud.ok('s3', 'GetPublicAccessBlock', { Bucket: 'cat-photos-demo' });
    await cloud.ok('s3', 'ListBuckets');
    expect((await names(cloud)).slice(0, 3)).toEqual(['ListBuckets', 'GetBucketPublicAccessBlock', 'CreateBucket']);
    expect((await names(cloud))[0]).toBe('LookupEvents');
  });

  it('is of one Region; that of global services is in us-east-1', async () => {
    const cloud = await testCloud();
    await cloud.ok('iam', 'CreateUser', { UserName: 'intern' }, { region: 'eu-west-1' });
    await cloud.ok('sts', 'GetCallerIdentity', {}, { region: 'eu-west-1' });
    await cloud.ok('ec2', 'DescribeVpcs', {}, { region: 'eu-west-1' });
    expect(await names(cloud, {}, 'eu-west-1')).toEqual(['DescribeVpcs', 'GetCallerIdentity']);
    expect(await names(cloud, by('Username', 'admin'), 'us-east-1')).toEqual(['CreateUser']);
    expect(await names(cloud, {}, 'eu-central-1')).toEqual([]);
  });

  it('goes back 90 days', async () => {
    const cloud = await testCloud();
    await cloud.ok('iam', 'CreateUser', { UserName: 'old' });
    await cloud.cloud.advanceClock(89 * day);
    await cloud.ok('iam', 'CreateUser', { UserName: 'new' });
    expect((await events(cloud, by('EventName', 'CreateUser'))).map(({ Resources }) => Resources[0]?.ResourceName)).toContain('old');
    await cloud.cloud.advanceClock(2 * day);
    expect((await events(cloud, by('EventName', 'CreateUser'))).map(({ Resources }) => Resources[0]?.ResourceName)).toEqual(['new']);
  });

  it('is looked up by time, both ends included', async () => {
    const cloud = await testCloud();
    const start = cloud.cloud.now();
    for (const name of ['a', 'b', 'c']) {
      await cloud.cloud.advanceClock(minute);
      await cloud.ok('iam', 'CreateGroup', { GroupName: name });
    }
    const found = async (from: number, to: number): Promise<(string | undefined)[]> => {
      const input = { ...by('EventName', 'CreateGroup'), StartTime: new Date(start + from * minute), EndTime: new Date(start + to * minute) };
      return (await events(cloud, input)).map(({ Resources }) => Resources[0]?.ResourceName);
    };
    expect(await found(1, 2)).toEqual(['b', 'a']);
    expect(await found(3, 9)).toEqual(['c']);
    expect(await found(4, 9)).toEqual([]);
  });

  it('is looked up by each attribute', async () => {
    const cloud = await testCloud();
    const intern = await cloud.user('intern');
    await cloud.refused('s3', 'ListBuckets', {}, { as: intern });
    await cloud.ok('iam', 'CreateRole', {
      RoleName: 'cat-app',
      AssumeRolePolicyDocument: '{"Version":"2012-10-17","Statement":{"Effect":"Allow","Principal":{"Service":"ec2.amazonaws.com"},"Action":"sts:AssumeRole"}}',
    });
    const [created] = await events(cloud, by('EventName', 'CreateRole'));
    expect(await names(cloud, by('EventId', created?.EventId ?? ''))).toEqual(['CreateRole']);
    expect(await names(cloud, by('Username', 'intern'))).toEqual(['ListBuckets']);
    expect(await names(cloud, by('AccessKeyId', intern.accessKeyId))).toEqual(['ListBuckets']);
    expect(await names(cloud, by('EventSource', 's3.amazonaws.com'))).toEqual(['ListBuckets']);
    expect(await names(cloud, by('ResourceName', 'cat-app'))).toEqual(['CreateRole']);
    expect(await names(cloud, by('ResourceType', 'AWS::IAM::Role'))).toEqual(['CreateRole']);
    expect(new Set((await events(cloud, by('ReadOnly', 'false'))).map(({ ReadOnly }) => ReadOnly))).toEqual(new Set(['false']));
    expect((await names(cloud, by('ReadOnly', 'true')))[0]).toBe('LookupEvents');
    expect(await names(cloud, by('EventName', 'createrole'))).toEqual([]);
  });

  it('comes in pages that together are the whole', async () => {
    const cloud = await testCloud();
    for (let index = 0; index < 7; index += 1) await cloud.ok('iam', 'CreateGroup', { GroupName: `group-${index}` });
    const whole = (await events(cloud, by('EventName', 'CreateGroup'))).map(({ EventId }) => EventId);
    const paged: string[] = [];
    let token: string | undefined;
    do {
      const next = await page(cloud, { ...by('EventName', 'CreateGroup'), MaxResults: 3, ...(token !== undefined && { NextToken: token }) });
      expect(next.Events.length).toBeLessThanOrEqual(3);
      paged.push(...next.Events.map(({ EventId }) => EventId));
      token = next.NextToken;
    } while (token !== undefined);
    expect(whole).toHaveLength(7);
    expect(paged).toEqual(whole);
  });

  it('has no Insights events', async () => {
    expect(await page(await testCloud(), { EventCategory: 'insight' })).toEqual({ Events: [] });
  });
});

describe('the record of an event', () => {
  it('of an IAM user who changes something', async () => {
    const cloud = await testCloud();
    await cloud.ok('iam', 'CreateUser', { UserName: 'intern', Tags: [{ Key: 'Team', Value: 'photos' }] });
    const [event] = await events(cloud, by('ResourceName', 'intern'));
    if (event === undefined) throw new Error('not found');
    const adminId = (record(event).userIdentity as Record<string, unknown>).principalId;
    expect(event).toMatchObject({
      EventName: 'CreateUser',
      Username: 'admin',
      ReadOnly: 'false',
      EventSource: 'iam.amazonaws.com',
      AccessKeyId: cloud.admin.accessKeyId,
    });
    expect(event.EventTime).toEqual(new Date('2026-11-24T12:00:00Z'));
    expect(record(event)).toMatchObject({
      eventVersion: '1.11',
      userIdentity: {
        type: 'IAMUser',
        principalId: adminId,
        arn: 'arn:aws:iam::123456789012:user/admin',
        accountId: '123456789012',
        accessKeyId: cloud.admin.accessKeyId,
        userName: 'admin',
      },
      eventTime: '2026-11-24T12:00:00Z',
      eventSource: 'iam.amazonaws.com',
      eventName: 'CreateUser',
      awsRegion: 'us-east-1',
      sourceIPAddress: '203.0.113.7',
      userAgent: 'test',
      requestParameters: { userName: 'intern', tags: [{ key: 'Team', value: 'photos' }] },
      responseElements: { user: { path: '/', userName: 'intern', arn: 'arn:aws:iam::123456789012:user/intern', createDate: 'Nov 24, 2026, 12:00:00 PM' } },
      eventID: event.EventId,
      readOnly: false,
      eventType: 'AwsApiCall',
      managementEvent: true,
      recipientAccountId: '123456789012',
      eventCategory: 'Management',
    });
    expect(record(event)).not.toHaveProperty('errorCode');
  });

  it('of a read has no answer, and of a refusal says why, as the service names errors', async () => {
    const cloud = await testCloud();
    await cloud.ok('iam', 'GetUser', { UserName: 'admin' });
    expect(record(await only(cloud, 'GetUser'))).toMatchObject({ requestParameters: { userName: 'admin' }, responseElements: null, readOnly: true });
    await cloud.refused('iam', 'DeleteUser', { UserName: 'nobody' });
    expect(record(await only(cloud, 'DeleteUser'))).toMatchObject({
      errorCode: 'NoSuchEntityException',
      errorMessage: 'The user with name nobody cannot be found.',
      responseElements: null,
    });
    const intern = await cloud.user('intern');
    await cloud.refused('ec2', 'TerminateInstances', { InstanceIds: ['i-0123456789abcdef0'] }, { as: intern });
    const refused = await only(cloud, 'TerminateInstances');
    expect(refused.Resources).toEqual([{ ResourceType: 'AWS::EC2::Instance', ResourceName: 'i-0123456789abcdef0' }]);
    expect(record(refused).errorCode).toMatch(/^Client\./);
    await cloud.refused('s3', 'ListBuckets', {}, { as: intern });
    expect(record(await only(cloud, 'ListBuckets'))).toMatchObject({ errorCode: 'AccessDenied', requestParameters: null });
  });

  it('keeps no secrets', async () => {
    const cloud = await testCloud();
    const intern = await cloud.user('intern');
    const [event] = await events(cloud, by('ResourceName', intern.accessKeyId));
    expect(event?.EventName).toBe('CreateAccessKey');
    expect(event?.CloudTrailEvent).not.toContain(intern.secretAccessKey);
    expect(event && record(event)).toMatchObject({
      responseElements: { accessKey: { accessKeyId: intern.accessKeyId, userName: 'intern', status: 'Active' } },
    });
  });

  it('of a bucket names it as S3’s records do', async () => {
    const cloud = await testCloud();
    await cloud.ok('s3', 'CreateBucket', { Bucket: 'cat-photos-demo' });
    expect(record(await only(cloud, 'CreateBucket'))).toMatchObject({
      eventSource: 's3.amazonaws.com',
      requestParameters: { bucketName: 'cat-photos-demo' },
      responseElements: null,
      resources: [{ accountId: '123456789012', type: 'AWS::S3::Bucket', ARN: 'arn:aws:s3:::cat-photos-demo' }],
    });
  });

  it('of a role session says who issued it; AssumeRole is a read', async () => {
    const cloud = await testCloud();
    const trust = { Version: '2012-10-17', Statement: { Effect: 'Allow', Principal: { AWS: '123456789012' }, Action: 'sts:AssumeRole' } };
    const { Role } = (await cloud.ok('iam', 'CreateRole', { RoleName: 'auditor', AssumeRolePolicyDocument: JSON.stringify(trust) })) as {
      Role: { RoleId: string };
    };
    const { Credentials } = (await cloud.ok('sts', 'AssumeRole', { RoleArn: 'arn:aws:iam::123456789012:role/auditor', RoleSessionName: 'ada' })) as {
      Credentials: { AccessKeyId: string; SecretAccessKey: string; SessionToken: string };
    };
    const as = { accessKeyId: Credentials.AccessKeyId, secretAccessKey: Credentials.SecretAccessKey, sessionToken: Credentials.SessionToken };
    await cloud.ok('sts', 'GetCallerIdentity', {}, { as });
    const assumed = await only(cloud, 'AssumeRole');
    expect(assumed.ReadOnly).toBe('true');
    expect(assumed.CloudTrailEvent).not.toContain(Credentials.SecretAccessKey);
    expect(record(assumed)).toMatchObject({
      resources: [{ accountId: '123456789012', type: 'AWS::IAM::Role', ARN: 'arn:aws:iam::123456789012:role/auditor' }],
    });
    const [called] = await events(cloud, by('Username', 'ada'));
    expect(called && record(called).userIdentity).toEqual({
      type: 'AssumedRole',
      principalId: `${Role.RoleId}:ada`,
      arn: 'arn:aws:sts::123456789012:assumed-role/auditor/ada',
      accountId: '123456789012',
      accessKeyId: as.accessKeyId,
      sessionContext: {
        sessionIssuer: {
          type: 'Role',
          principalId: Role.RoleId,
          arn: 'arn:aws:iam::123456789012:role/auditor',
          accountId: '123456789012',
          userName: 'auditor',
        },
        attributes: { creationDate: '2026-11-24T12:00:00Z', mfaAuthenticated: 'false' },
      },
    });
  });

  it('of a call that a service makes for an account names the service', async () => {
    const cloud = await testCloud();
    await cloud.ok('account', 'EnableRegion', { RegionName: 'af-south-1' });
    const event = await only(cloud, 'CreateDefaultVpc', 'af-south-1');
    expect(event).not.toHaveProperty('Username');
    const made = record(event);
    expect(made).toMatchObject({
      userIdentity: { type: 'AWSService', invokedBy: 'account.amazonaws.com' },
      sourceIPAddress: 'account.amazonaws.com',
      userAgent: 'account.amazonaws.com',
      awsRegion: 'af-south-1',
      requestParameters: null,
    });
    expect(made.responseElements).toMatchObject({ requestId: made.requestID, vpc: { isDefault: true } });
  });
});

describe('a lookup', () => {
  it.each([
    [
      'two attributes',
      { LookupAttributes: [...'ab'].map((value) => ({ AttributeKey: 'EventName', AttributeValue: value })) },
      'InvalidLookupAttributesException',
    ],
    ['an unknown attribute', by('Color', 'red'), 'InvalidLookupAttributesException'],
    ['an empty value', by('EventName', ''), 'InvalidLookupAttributesException'],
    ['a long value', by('EventName', 'x'.repeat(2_001)), 'InvalidLookupAttributesException'],
    ['an attribute that Insights events lack', { ...by('Username', 'ada'), EventCategory: 'insight' }, 'InvalidLookupAttributesException'],
    ['an end before its start', { StartTime: new Date(2_000), EndTime: new Date(1_000) }, 'InvalidTimeRangeException'],
    ['no results', { MaxResults: 0 }, 'InvalidMaxResultsException'],
    ['too many results', { MaxResults: 51 }, 'InvalidMaxResultsException'],
    ['a token of nobody', { NextToken: 'bm9uc2Vuc2U=' }, 'InvalidNextTokenException'],
    ['an unknown category', { EventCategory: 'gossip' }, 'InvalidEventCategoryException'],
  ])('with %s is refused', async (_, input, code) => {
    const { refused } = await testCloud();
    expect(await refused('cloudtrail', 'LookupEvents', input)).toMatchObject({ code, status: 400 });
  });

  it('can’t go on with the token of another', async () => {
    const cloud = await testCloud();
    const { NextToken } = await page(cloud, { MaxResults: 1 });
    expect(await cloud.refused('cloudtrail', 'LookupEvents', { ...by('EventName', 'CreateUser'), NextToken })).toMatchObject({
      code: 'InvalidNextTokenException',
    });
  });

  it('needs permission', async () => {
    const cloud = await testCloud();
    const as = await cloud.user('intern');
    expect(await cloud.refused('cloudtrail', 'LookupEvents', {}, { as })).toMatchObject({
      code: 'AccessDeniedException',
      status: 400,
      message:
        'User: arn:aws:iam::123456789012:user/intern is not authorized to perform: cloudtrail:LookupEvents because no identity-based policy allows the cloudtrail:LookupEvents action',
    });
  });
});
