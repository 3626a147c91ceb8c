import { beforeAll, describe, expect, it } from 'vitest';
import { publicImages } from '../../../src/world/images.ts';
import cases from '../../cases/ec2/refusals.json' with { type: 'json' };
import { type TestCloud, testCloud } from '../../support/cloud.ts';
import { type Launched, launched } from './support.ts';

let cloud: TestCloud;
const names: Record<string, string> = {};

const imageNamed = (parameter: string) => publicImages('us-east-1').find(({ parameterNames }) => parameterNames.includes(parameter));

async function launch(input: Record<string, unknown>): Promise<Launched> {
  const [instance] = await launched(cloud, input);
  if (!instance) throw new Error('nothing was launched');
  return instance;
}

/** What the cases name in braces: a group that an instance is in, a protected instance, one that was terminated. */
beforeAll(async () => {
  cloud = await testCloud();
  const image = imageNamed('al2023-ami-kernel-default-x86_64');
  const { Vpcs } = (await cloud.ok('ec2', 'DescribeVpcs')) as { Vpcs: { VpcId: string }[] };
  const { SecurityGroups } = (await cloud.ok('ec2', 'DescribeSecurityGroups')) as { SecurityGroups: { GroupId: string }[] };
  const { GroupId } = (await cloud.ok('ec2', 'CreateSecurityGroup', { GroupName: 'used', Description: 'in use' })) as { GroupId: string };
  await cloud.ok('ec2', 'AuthorizeSecurityGroupIngress', { GroupId, IpProtocol: 'tcp', FromPort: 22, ToPort: 22, CidrIp: '203.0.113.0/24' });
  await cloud.ok('ec2', 'CreateKeyPair', { KeyName: 'laptop', KeyType: 'ed25519' });
  const instance = await launch({ SecurityGroupIds: [GroupId] });
  const guarded = await launch({ DisableApiTermination: true, DisableApiStop: true });
  const terminated = await launch({});
  await cloud.ok('ec2', 'TerminateInstances', { InstanceIds: [terminated.InstanceId] });
  Object.assign(names, {
    vpc: Vpcs[0]?.VpcId,
    defaultGroup: SecurityGroups[0]?.GroupId,
    group: GroupId,
    instance: instance.InstanceId,
    subnet: instance.SubnetId,
    protected: guarded.InstanceId,
    terminated: terminated.InstanceId,
    image: image?.id,
    snapshot: image?.snapshotId,
    armImage: imageNamed('al2023-ami-kernel-default-arm64')?.id,
  });
});

const fill = (text: string): string => text.replace(/\{(\w+)\}/g, (whole, name: string) => names[name] ?? whole);

describe('EC2 refuses', () => {
  it.each(cases)('$operation $input: $code', async ({ operation, input, code, message }) => {
    const error = await cloud.refused('ec2', operation, JSON.parse(fill(JSON.stringify(input))) as Record<string, unknown>);
    expect({ code: error.code, message: error.message }).toEqual({ code, message: fill(message) });
  });

  it('and keeps nothing of what it refused', async () => {
    const before = await cloud.ok('ec2', 'DescribeInstances');
    await cloud.refused('ec2', 'RunInstances', { ImageId: names.image, InstanceType: 't3.micro', MinCount: 1, MaxCount: 1, DryRun: true });
    expect(await cloud.ok('ec2', 'DescribeInstances')).toEqual(before);
  });
});
