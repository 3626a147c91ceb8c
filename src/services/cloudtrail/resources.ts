import type { CallEvent } from '../../kernel/journal.ts';
import type { Json } from '../../kernel/json.ts';
import { isPlainObject } from '../../kernel/json.ts';

/** A resource that an event is about. */
export interface EventResource {
  readonly ResourceType: string;
  readonly ResourceName: string;
}

/** Types of resources by the member of a request or answer that names one. */
const types: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  iam: {
    UserName: 'AWS::IAM::User',
    GroupName: 'AWS::IAM::Group',
    RoleName: 'AWS::IAM::Role',
    InstanceProfileName: 'AWS::IAM::InstanceProfile',
    PolicyArn: 'AWS::IAM::Policy',
    PolicyName: 'AWS::IAM::Policy',
    AccessKeyId: 'AWS::IAM::AccessKey',
  },
  sts: { RoleArn: 'AWS::IAM::Role', AccessKeyId: 'AWS::IAM::AccessKey', AssumedRoleId: 'AWS::STS::AssumedRole', Arn: 'AWS::STS::AssumedRole' },
  s3: { Bucket: 'AWS::S3::Bucket' },
  ec2: {
    InstanceId: 'AWS::EC2::Instance',
    InstanceIds: 'AWS::EC2::Instance',
    ImageId: 'AWS::EC2::Ami',
    ImageIds: 'AWS::EC2::Ami',
    GroupId: 'AWS::EC2::SecurityGroup',
    GroupIds: 'AWS::EC2::SecurityGroup',
    GroupName: 'AWS::EC2::SecurityGroup',
    SecurityGroupIds: 'AWS::EC2::SecurityGroup',
    KeyName: 'AWS::EC2::KeyPair',
    VpcId: 'AWS::EC2::VPC',
    SubnetId: 'AWS::EC2::Subnet',
    NetworkInterfaceId: 'AWS::EC2::NetworkInterface',
    VolumeId: 'AWS::EC2::Volume',
  },
  ssm: { Name: 'AWS::SSM::Parameter', Names: 'AWS::SSM::Parameter' },
};

function* named(value: Json, byMember: Readonly<Record<string, string>>): Iterable<EventResource> {
  if (Array.isArray(value)) {
    for (const item of value as readonly Json[]) yield* named(item, byMember);
  } else if (isPlainObject(value)) {
    for (const [member, item] of Object.entries(value as Readonly<Record<string, Json>>)) {
      const type = Object.hasOwn(byMember, member) ? byMember[member] : undefined;
      const names = Array.isArray(item) ? (item as readonly Json[]) : [item];
      for (const name of names) if (type !== undefined && typeof name === 'string') yield { ResourceType: type, ResourceName: name };
      yield* named(item, byMember);
    }
  }
}

/** The resources that a call names and that its answer names, each once. */
export function resourcesOf({ service, input, outcome }: CallEvent): readonly EventResource[] {
  const byMember = types[service] ?? {};
  const found = new Map<string, EventResource>();
  for (const part of [input, outcome.ok ? (outcome.output ?? {}) : {}]) {
    for (const resource of named(part, byMember)) found.set(`${resource.ResourceType} ${resource.ResourceName}`, resource);
  }
  return [...found.values()];
}
