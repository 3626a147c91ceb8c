import type { Instance } from '@aws-sdk/client-ec2';
import type { TestCallOptions, TestCloud } from '../../support/cloud.ts';

/** The parameter of the image that most tests launch. */
export const linux = 'resolve:ssm:/aws/service/ami-amazon-linux-latest/al2023-ami-kernel-default-x86_64';

/** A launched instance: what RunInstances answers, with what every one has. */
export type Launched = Instance & { readonly InstanceId: string; readonly SubnetId: string };

/** Launches one t3.micro of Amazon Linux, or what `input` says instead. */
export async function launched(cloud: TestCloud, input: Record<string, unknown> = {}, options?: TestCallOptions): Promise<Launched[]> {
  const output = await cloud.ok('ec2', 'RunInstances', { ImageId: linux, InstanceType: 't3.micro', MinCount: 1, MaxCount: 1, ...input }, options);
  return (output as { Instances: Launched[] }).Instances;
}

/** The instances that DescribeInstances answers. */
export async function described(cloud: TestCloud, input: Record<string, unknown> = {}, options?: TestCallOptions): Promise<Launched[]> {
  const output = await cloud.ok('ec2', 'DescribeInstances', input, options);
  return (output as { Reservations: { Instances: Launched[] }[] }).Reservations.flatMap(({ Instances }) => Instances);
}
