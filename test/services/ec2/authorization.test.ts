import { beforeEach, describe, expect, it } from 'vitest';
import type { Credentials } from '../../../src/kernel/call.ts';
import { type TestCloud, testCloud } from '../../support/cloud.ts';
import { described, launched, linux } from './support.ts';

let cloud: TestCloud;

beforeEach(async () => {
  cloud = await testCloud();
});

const allow = (Action: string | string[], Resource: string | string[] = '*', Condition?: object) => ({
  Version: '2012-10-17',
  Statement: [{ Effect: 'Allow', Action, Resource, ...(Condition && { Condition }) }],
});

const launch = { ImageId: linux, InstanceType: 't3.micro', MinCount: 1, MaxCount: 1 };

const refusedAs = (as: Credentials, operation: string, input: Record<string, unknown> = {}) => cloud.refused('ec2', operation, input, { as });

const intern = 'arn:aws:iam::123456789012:user/intern';

describe('EC2 says no', () => {
  it('to Describe calls without the resource and the encoded message', async () => {
    const error = await refusedAs(await cloud.user('intern'), 'DescribeInstances');
    expect([error.code, error.status, error.message]).toEqual([
      'UnauthorizedOperation',
      403,
      `You are not authorized to perform this operation. User: ${intern} is not authorized to perform: ec2:DescribeInstances because no identity-based policy allows the ec2:DescribeInstances action`,
    ]);
  });

  it('to others with both, and the message says what was asked', async () => {
    const [instance] = await launched(cloud);
    const error = await refusedAs(await cloud.user('intern'), 'StopInstances', { InstanceIds: [instance?.InstanceId] });
    const [text = '', encoded = ''] = error.message.split('. Encoded authorization failure message: ');
    const arn = `arn:aws:ec2:us-east-1:123456789012:instance/${instance?.InstanceId}`;
    expect(text).toBe(
      `You are not authorized to perform this operation. User: ${intern} is not authorized to perform: ec2:StopInstances on resource: ${arn} because no identity-based policy allows the ec2:StopInstances action`,
    );
    expect(JSON.parse(Buffer.from(encoded, 'base64url').toString())).toMatchObject({
      allowed: false,
      explicitDeny: false,
      context: { principal: { arn: intern, name: 'intern' }, action: 'ec2:StopInstances', resource: arn },
    });
  });

  it('before it tells whether an instance exists', async () => {
    const error = await refusedAs(await cloud.user('intern'), 'TerminateInstances', { InstanceIds: ['i-0123456789abcdef0'] });
    expect(error.code).toBe('UnauthorizedOperation');
  });

  it.each([
    [{ accessKeyId: 'AKIAIOSFODNN7EXAMPLE', secretAccessKey: 'x' }, 'AuthFailure', 'AWS was not able to validate the provided access credentials'],
    ['anonymous', 'MissingAuthenticationToken', 'Request is missing Authentication Token'],
  ] as const)('to %j', async (as, code, message) => {
    const error = await cloud.refused('ec2', 'DescribeInstances', {}, { as });
    expect([error.code, error.message, error.status]).toEqual([code, message, 401]);
  });
});

describe('RunInstances is authorized on everything that it makes or uses', () => {
  const parts = ['instance/*', 'subnet/*', 'network-interface/*', 'security-group/*', 'volume/*'].map((part) => `arn:aws:ec2:*:*:${part}`);
  const image = 'arn:aws:ec2:*::image/ami-*';
  const parameters = allow('ssm:GetParameters');

  it('and needs no more than that', async () => {
    const as = await cloud.user('intern', { policies: [allow('ec2:RunInstances', [...parts, image]), parameters] });
    expect((await launched(cloud, {}, { as })).length).toBe(1);
  });

  it.each([...parts, image])('and needs %s', async (left) => {
    const as = await cloud.user('intern', {
      policies: [
        allow(
          'ec2:RunInstances',
          [...parts, image].filter((part) => part !== left),
        ),
        parameters,
      ],
    });
    const error = await refusedAs(as, 'RunInstances', launch);
    expect(error.code).toBe('UnauthorizedOperation');
    expect(error.message).toContain(
      `ec2:RunInstances on resource: ${left.replace('ec2:*:*:', 'ec2:us-east-1:123456789012:').replace('ec2:*::', 'ec2:us-east-1::').split('*')[0]}`,
    );
  });

  it('under the conditions of each', async () => {
    const small = allow('ec2:RunInstances', '*', { StringEqualsIfExists: { 'ec2:InstanceType': 't3.nano', 'ec2:Owner': 'amazon' } });
    const as = await cloud.user('intern', { policies: [small, parameters] });
    expect((await launched(cloud, { InstanceType: 't3.nano' }, { as })).length).toBe(1);
    expect((await refusedAs(as, 'RunInstances', launch)).code).toBe('UnauthorizedOperation');
  });

  it('and on the key pair it names', async () => {
    await cloud.ok('ec2', 'CreateKeyPair', { KeyName: 'laptop', KeyType: 'ed25519' });
    const as = await cloud.user('intern', { policies: [allow('ec2:RunInstances', [...parts, image]), parameters] });
    const error = await refusedAs(as, 'RunInstances', { ...launch, KeyName: 'laptop' });
    expect(error.message).toContain('on resource: arn:aws:ec2:us-east-1:123456789012:key-pair/laptop because');
  });

  it('and asks Systems Manager as the caller', async () => {
    const as = await cloud.user('intern', { policies: [allow('ec2:*')] });
    const error = await refusedAs(as, 'RunInstances', launch);
    expect([error.code, error.message]).toEqual([
      'UnauthorizedOperation',
      `You are not authorized to perform this operation. User: ${intern} is not authorized to perform: ssm:GetParameters on resource: arn:aws:ssm:us-east-1::parameter/aws/service/ami-amazon-linux-latest/al2023-ami-kernel-default-x86_64 because no identity-based policy allows the ssm:GetParameters action`,
    ]);
  });

  it('and to tag needs CreateTags for that action', async () => {
    const tags = { TagSpecifications: [{ ResourceType: 'instance', Tags: [{ Key: 'Owner', Value: 'intern' }] }] };
    const run = allow('ec2:RunInstances');
    const without = await cloud.user('intern', { policies: [run, parameters] });
    expect((await refusedAs(without, 'RunInstances', { ...launch, ...tags })).message).toContain(
      'ec2:CreateTags on resource: arn:aws:ec2:us-east-1:123456789012:instance/*',
    );
    const tag = allow('ec2:CreateTags', 'arn:aws:ec2:*:*:instance/*', {
      StringEquals: { 'ec2:CreateAction': 'RunInstances', 'aws:RequestTag/Owner': 'intern' },
    });
    const tagger = await cloud.user('tagger', { policies: [run, parameters, tag] });
    expect((await launched(cloud, tags, { as: tagger }))[0]?.Tags).toEqual([{ Key: 'Owner', Value: 'intern' }]);
  });
});

describe('an instance profile', () => {
  const trust = { Version: '2012-10-17', Statement: [{ Effect: 'Allow', Principal: { Service: 'ec2.amazonaws.com' }, Action: 'sts:AssumeRole' }] };

  beforeEach(async () => {
    await cloud.ok('iam', 'CreateRole', { RoleName: 'cat-app', AssumeRolePolicyDocument: JSON.stringify(trust) });
    await cloud.ok('iam', 'CreateInstanceProfile', { InstanceProfileName: 'cat-app' });
    await cloud.ok('iam', 'AddRoleToInstanceProfile', { InstanceProfileName: 'cat-app', RoleName: 'cat-app' });
  });

  const profile = { IamInstanceProfile: { Name: 'cat-app' } };
  const profileArn = 'arn:aws:iam::123456789012:instance-profile/cat-app';
  const roleArn = 'arn:aws:iam::123456789012:role/cat-app';

  it('comes with the instance, whose launch is recorded with what it asked of others', async () => {
    await launched(cloud, profile);
    expect((await described(cloud))[0]?.IamInstanceProfile?.Arn).toBe(profileArn);
    const calls = cloud.cloud.events({ order: 'newest' }).flatMap((event) => (event.kind === 'call' ? [event] : []));
    const run = calls.find(({ operation }) => operation === 'RunInstances');
    const nested = calls.filter(({ parent }) => parent === run?.number).map(({ service, operation, principal }) => [service, operation, principal.arn]);
    expect(nested.sort()).toEqual([
      ['iam', 'GetInstanceProfile', 'ec2.amazonaws.com'],
      ['ssm', 'GetParameters', 'arn:aws:iam::123456789012:user/admin'],
    ]);
  });

  it('needs its role to be passed, to EC2', async () => {
    const run = allow(['ec2:*', 'ssm:GetParameters']);
    const without = await cloud.user('intern', { policies: [run] });
    const error = await refusedAs(without, 'RunInstances', { ...launch, ...profile });
    expect(error.message.split('. Encoded')[0]).toBe(
      `You are not authorized to perform this operation. User: ${intern} is not authorized to perform: iam:PassRole on resource: ${roleArn} because no identity-based policy allows the iam:PassRole action`,
    );
    const elsewhere = allow('iam:PassRole', roleArn, { StringEquals: { 'iam:PassedToService': 'lambda.amazonaws.com' } });
    const lambda = await cloud.user('lambda', { policies: [run, elsewhere] });
    expect((await refusedAs(lambda, 'RunInstances', { ...launch, ...profile })).code).toBe('UnauthorizedOperation');
    const pass = allow('iam:PassRole', roleArn, { StringEquals: { 'iam:PassedToService': 'ec2.amazonaws.com' } });
    const passer = await cloud.user('passer', { policies: [run, pass] });
    expect((await launched(cloud, profile, { as: passer })).length).toBe(1);
  });

  it('can be put on, replaced and taken off', async () => {
    const [instance] = await launched(cloud);
    const InstanceId = instance?.InstanceId;
    const { IamInstanceProfileAssociation: made } = await cloud.ok('ec2', 'AssociateIamInstanceProfile', { InstanceId, ...profile });
    const { AssociationId } = made as { AssociationId: string };
    expect(made).toMatchObject({ InstanceId, IamInstanceProfile: { Arn: profileArn }, State: 'associating' });
    expect((await cloud.refused('ec2', 'AssociateIamInstanceProfile', { InstanceId, ...profile })).message).toBe(
      `There is an existing association for instance ${InstanceId}`,
    );
    const replaced = await cloud.ok('ec2', 'ReplaceIamInstanceProfileAssociation', { AssociationId, IamInstanceProfile: { Arn: profileArn } });
    const next = (replaced.IamInstanceProfileAssociation as { AssociationId: string }).AssociationId;
    expect(next).not.toBe(AssociationId);
    const listed = await cloud.ok('ec2', 'DescribeIamInstanceProfileAssociations');
    expect(listed.IamInstanceProfileAssociations).toMatchObject([{ AssociationId: next, InstanceId, State: 'associated' }]);
    await cloud.ok('ec2', 'DisassociateIamInstanceProfile', { AssociationId: next });
    expect((await described(cloud))[0]?.IamInstanceProfile).toBeUndefined();
  });
});

describe('tags decide', () => {
  it('who may stop which instance', async () => {
    const [mine] = await launched(cloud, { TagSpecifications: [{ ResourceType: 'instance', Tags: [{ Key: 'Owner', Value: 'intern' }] }] });
    const [other] = await launched(cloud);
    const own = allow('ec2:StopInstances', '*', { StringEquals: { 'aws:ResourceTag/Owner': '${aws:username}' } });
    const as = await cloud.user('intern', { policies: [own] });
    await cloud.ok('ec2', 'StopInstances', { InstanceIds: [mine?.InstanceId] }, { as });
    expect((await refusedAs(as, 'StopInstances', { InstanceIds: [other?.InstanceId] })).code).toBe('UnauthorizedOperation');
  });
});
