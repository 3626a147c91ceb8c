/** Something that is looked at to tell two moments apart: calls that list things, and what there is to see of each. */
export interface Look {
  /** What the things are called, such as `role`. */
  readonly kind: string;
  readonly service: string;
  readonly operation: string;
  /** Texts such as `$RoleName` stand for members of the things around it. */
  readonly input?: Readonly<Record<string, string>>;
  /** JMESPath: the things in the answer. */
  readonly things: string;
  /** JMESPath: what tells one from the others. Absent where there is one at most. */
  readonly name?: string;
  /** JMESPath: what is compared; all of it when absent. */
  readonly facts?: string;
  /** What there is to see of each. */
  readonly inside?: readonly Look[];
}

const policiesOf = (entity: 'User' | 'Group' | 'Role'): readonly Look[] => {
  const name = `${entity}Name`;
  const input = { [name]: `$${name}` };
  return [
    {
      kind: 'inline policy',
      service: 'iam',
      operation: `List${entity}Policies`,
      input,
      things: 'PolicyNames[].{PolicyName: @}',
      name: 'PolicyName',
      facts: '`{}`',
      inside: [
        {
          kind: 'document',
          service: 'iam',
          operation: `Get${entity}Policy`,
          input: { ...input, PolicyName: '$PolicyName' },
          things: '[{PolicyDocument: PolicyDocument}]',
        },
      ],
    },
    { kind: 'attached policy', service: 'iam', operation: `ListAttached${entity}Policies`, input, things: 'AttachedPolicies[]', name: 'PolicyName' },
  ];
};

const bucket = { Bucket: '$Name' };

const ofBucket = (kind: string, operation: string, things: string): Look => ({ kind, service: 's3', operation, input: bucket, things });

const ec2 = (kind: string, operation: string, things: string, name: string): Look => ({ kind, service: 'ec2', operation, things, name });

/** What is global. */
export const globalLooks: readonly Look[] = [
  {
    kind: 'user',
    service: 'iam',
    operation: 'ListUsers',
    things: 'Users[].{UserName: UserName, Path: Path, PermissionsBoundary: PermissionsBoundary.PermissionsBoundaryArn}',
    name: 'UserName',
    inside: [
      ...policiesOf('User'),
      {
        kind: 'group of the user',
        service: 'iam',
        operation: 'ListGroupsForUser',
        input: { UserName: '$UserName' },
        things: 'Groups[]',
        name: 'GroupName',
        facts: '`{}`',
      },
      {
        kind: 'access key',
        service: 'iam',
        operation: 'ListAccessKeys',
        input: { UserName: '$UserName' },
        things: 'AccessKeyMetadata[].{AccessKeyId: AccessKeyId, Status: Status}',
        name: 'AccessKeyId',
      },
      {
        kind: 'login profile',
        service: 'iam',
        operation: 'GetLoginProfile',
        input: { UserName: '$UserName' },
        things: '[LoginProfile.{PasswordResetRequired: PasswordResetRequired}]',
      },
      {
        kind: 'MFA device',
        service: 'iam',
        operation: 'ListMFADevices',
        input: { UserName: '$UserName' },
        things: 'MFADevices[]',
        name: 'SerialNumber',
        facts: '`{}`',
      },
    ],
  },
  {
    kind: 'group',
    service: 'iam',
    operation: 'ListGroups',
    things: 'Groups[].{GroupName: GroupName, Path: Path}',
    name: 'GroupName',
    inside: policiesOf('Group'),
  },
  {
    kind: 'role',
    service: 'iam',
    operation: 'ListRoles',
    things:
      'Roles[].{RoleName: RoleName, AssumeRolePolicyDocument: AssumeRolePolicyDocument, MaxSessionDuration: MaxSessionDuration, Description: Description}',
    name: 'RoleName',
    inside: policiesOf('Role'),
  },
  {
    kind: 'managed policy',
    service: 'iam',
    operation: 'ListPolicies',
    input: { Scope: 'Local' },
    things: 'Policies[].{PolicyName: PolicyName, Arn: Arn, DefaultVersionId: DefaultVersionId}',
    name: 'PolicyName',
    inside: [
      {
        kind: 'document',
        service: 'iam',
        operation: 'GetPolicyVersion',
        input: { PolicyArn: '$Arn', VersionId: '$DefaultVersionId' },
        things: '[{Document: PolicyVersion.Document}]',
      },
    ],
  },
  {
    kind: 'instance profile',
    service: 'iam',
    operation: 'ListInstanceProfiles',
    things: 'InstanceProfiles[].{InstanceProfileName: InstanceProfileName, Roles: Roles[].RoleName}',
    name: 'InstanceProfileName',
  },
  {
    kind: 'bucket',
    service: 's3',
    operation: 'ListBuckets',
    things: 'Buckets[].{Name: Name}',
    name: 'Name',
    inside: [
      { kind: 'object', service: 's3', operation: 'ListObjectsV2', input: bucket, things: 'Contents[].{Key: Key, Size: Size, ETag: ETag}', name: 'Key' },
      ofBucket('bucket policy', 'GetBucketPolicy', '[{Policy: Policy}]'),
      ofBucket('public access block', 'GetPublicAccessBlock', '[PublicAccessBlockConfiguration]'),
      ofBucket('versioning', 'GetBucketVersioning', '[{Status: Status}]'),
      ofBucket('website', 'GetBucketWebsite', '[{Index: IndexDocument.Suffix, Error: ErrorDocument.Key}]'),
    ],
  },
  {
    kind: 'Region',
    service: 'account',
    operation: 'ListRegions',
    things: 'Regions[].{RegionName: RegionName, RegionOptStatus: RegionOptStatus}',
    name: 'RegionName',
  },
];

/** What each Region has. */
export const regionalLooks: readonly Look[] = [
  ec2(
    'instance',
    'DescribeInstances',
    'Reservations[].Instances[].{InstanceId: InstanceId, State: State.Name, InstanceType: InstanceType, IamInstanceProfile: IamInstanceProfile.Arn, SubnetId: SubnetId, SecurityGroups: SecurityGroups[].GroupId, Tags: Tags}',
    'InstanceId',
  ),
  ec2('VPC', 'DescribeVpcs', 'Vpcs[].{VpcId: VpcId, CidrBlock: CidrBlock, Tags: Tags}', 'VpcId'),
  ec2('subnet', 'DescribeSubnets', 'Subnets[].{SubnetId: SubnetId, CidrBlock: CidrBlock, AvailabilityZone: AvailabilityZone, Tags: Tags}', 'SubnetId'),
  ec2(
    'route table',
    'DescribeRouteTables',
    'RouteTables[].{RouteTableId: RouteTableId, Routes: Routes, Associations: Associations[].SubnetId, Tags: Tags}',
    'RouteTableId',
  ),
  ec2(
    'internet gateway',
    'DescribeInternetGateways',
    'InternetGateways[].{InternetGatewayId: InternetGatewayId, Attachments: Attachments[].VpcId, Tags: Tags}',
    'InternetGatewayId',
  ),
  ec2(
    'security group',
    'DescribeSecurityGroups',
    'SecurityGroups[].{GroupId: GroupId, GroupName: GroupName, In: IpPermissions, Out: IpPermissionsEgress, Tags: Tags}',
    'GroupId',
  ),
  ec2('key pair', 'DescribeKeyPairs', 'KeyPairs[].{KeyName: KeyName, KeyFingerprint: KeyFingerprint}', 'KeyName'),
  ec2('volume', 'DescribeVolumes', 'Volumes[].{VolumeId: VolumeId, State: State, Size: Size}', 'VolumeId'),
];
