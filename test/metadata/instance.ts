import type { Instance } from '@aws-sdk/client-ec2';
import { type MetadataService, metadataService } from '../../src/surfaces/http/metadata/service.ts';
import { type TestCloud, testCloud } from '../support/cloud.ts';

/** The machine's time in these tests; the cloud's is a week before it. */
export const machineTime = Date.parse('2026-12-01T12:00:00Z');

/** An instance with a role, a key pair, user data and tags, and its metadata service. */
export interface TestInstance extends TestCloud {
  readonly instance: Instance;
  readonly instanceId: string;
  readonly service: MetadataService;
  /** Moves the machine's time forward, and the cloud's not. */
  wait(milliseconds: number): void;
  /** Asks without a token. */
  get(path: string, headers?: Readonly<Record<string, string>>): ReturnType<MetadataService>;
  token(ttl?: string, headers?: Readonly<Record<string, string>>, hops?: number): ReturnType<MetadataService>;
}

/** A trust policy for a service. */
export const trust = (service: string): string =>
  JSON.stringify({ Version: '2012-10-17', Statement: [{ Effect: 'Allow', Principal: { Service: service }, Action: 'sts:AssumeRole' }] });

/** Makes a role and an instance profile of one name. */
export async function makeRole({ ok }: TestCloud, name: string, trusted = 'ec2.amazonaws.com'): Promise<void> {
  await ok('iam', 'CreateRole', { RoleName: name, AssumeRolePolicyDocument: trust(trusted) });
  await ok('iam', 'CreateInstanceProfile', { InstanceProfileName: name });
  await ok('iam', 'AddRoleToInstanceProfile', { InstanceProfileName: name, RoleName: name });
}

/** Launches an instance; what is given is laid over what is usual. */
export async function launch(given: Record<string, unknown> = {}): Promise<TestInstance> {
  const cloud = await testCloud();
  await makeRole(cloud, 'cat-app');
  await cloud.ok('ec2', 'CreateKeyPair', { KeyName: 'cats', KeyType: 'ed25519' });
  const parameter = { Name: '/aws/service/ami-amazon-linux-latest/al2023-ami-kernel-default-x86_64' };
  const { Parameter } = (await cloud.ok('ssm', 'GetParameter', parameter)) as { Parameter: { Value: string } };
  const launched = (await cloud.ok('ec2', 'RunInstances', {
    ImageId: Parameter.Value,
    InstanceType: 't3.micro',
    MinCount: 1,
    MaxCount: 1,
    KeyName: 'cats',
    IamInstanceProfile: { Name: 'cat-app' },
    BlockDeviceMappings: [{ DeviceName: '/dev/sdf', Ebs: { VolumeSize: 1 } }],
    UserData: Buffer.from('#!/bin/sh\necho meow\n').toString('base64'),
    MetadataOptions: { HttpTokens: 'optional', InstanceMetadataTags: 'enabled' },
    TagSpecifications: [
      {
        ResourceType: 'instance',
        Tags: [
          { Key: 'Name', Value: 'web' },
          { Key: 'empty', Value: '' },
        ],
      },
    ],
    ...given,
  })) as { Instances: [Instance] };
  const instanceId = launched.Instances[0].InstanceId ?? '';
  const { Reservations } = (await cloud.ok('ec2', 'DescribeInstances', { InstanceIds: [instanceId] })) as { Reservations: [{ Instances: [Instance] }] };
  let now = machineTime;
  let drawn = 0;
  const bytes = (length: number): Uint8Array => {
    drawn += 1;
    return new Uint8Array(length).fill(drawn);
  };
  const service = metadataService({ cloud: cloud.cloud, region: 'us-east-1', instanceId, now: () => now, entropy: { bytes } });
  return {
    ...cloud,
    instance: Reservations[0].Instances[0],
    instanceId,
    service,
    wait: (milliseconds) => {
      now += milliseconds;
    },
    get: (path, headers = {}) => service({ method: 'GET', path, headers, hops: 1 }),
    token: (ttl = '60', headers = {}, hops = 1) =>
      service({ method: 'PUT', path: '/latest/api/token', headers: { 'x-aws-ec2-metadata-token-ttl-seconds': ttl, ...headers }, hops }),
  };
}
