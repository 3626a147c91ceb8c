/** An operation that lists names of the cloud, and the members that take such a name. */
export interface Listing {
  /** Of the models: the service and operation that lists them. */
  readonly service: string;
  readonly operation: string;
  /** Where the names stand in the answer: `Users[].UserName`. */
  readonly path: string;
  /** Members of inputs that take them, in the singular. */
  readonly members: readonly string[];
  /** The services whose members they are; the listing one when absent. */
  readonly of?: readonly string[] | 'all';
  /** Members that the listing needs, and that must have been typed for it. */
  readonly needs?: readonly string[];
  /** What else the listing is asked with. */
  readonly input?: Readonly<Record<string, unknown>>;
  /** Used only once what is typed begins like this; a long list that nobody wants before. */
  readonly from?: string;
  /** Stands before each name. */
  readonly prefix?: string;
}

const iam = (operation: string, path: string, members: readonly string[], needs: readonly string[] = []): Listing => ({
  service: 'iam',
  operation,
  path,
  members,
  needs,
});
const ec2 = (operation: string, path: string, ...members: readonly string[]): Listing => ({ service: 'ec2', operation, path, members });

const amazonLinux = '/aws/service/ami-amazon-linux-latest';

/** Which member takes which names. Of several rows for one member, the first whose needs are met counts. A test holds each to the models. */
export const listings: readonly Listing[] = [
  iam('ListUsers', 'Users[].UserName', ['UserName']),
  iam('ListGroups', 'Groups[].GroupName', ['GroupName']),
  iam('ListRoles', 'Roles[].RoleName', ['RoleName']),
  iam('ListInstanceProfiles', 'InstanceProfiles[].InstanceProfileName', ['InstanceProfileName']),
  { ...iam('ListInstanceProfiles', 'InstanceProfiles[].InstanceProfileName', ['Name']), of: ['ec2'] },
  { ...iam('ListInstanceProfiles', 'InstanceProfiles[].Arn', ['Arn']), of: ['ec2'] },
  { ...iam('ListRoles', 'Roles[].Arn', ['RoleArn']), of: 'all' },
  { ...iam('ListPolicies', 'Policies[].Arn', ['PolicyArn', 'PermissionsBoundary']), input: { Scope: 'AWS', MaxItems: 1000 }, from: 'arn:aws:iam::aws:' },
  { ...iam('ListPolicies', 'Policies[].Arn', ['PolicyArn', 'PermissionsBoundary']), input: { Scope: 'Local' } },
  iam('ListPolicyVersions', 'Versions[].VersionId', ['VersionId'], ['PolicyArn']),
  iam('ListAccessKeys', 'AccessKeyMetadata[].AccessKeyId', ['AccessKeyId'], ['UserName']),
  iam('ListUserPolicies', 'PolicyNames[]', ['PolicyName'], ['UserName']),
  iam('ListRolePolicies', 'PolicyNames[]', ['PolicyName'], ['RoleName']),
  iam('ListGroupPolicies', 'PolicyNames[]', ['PolicyName'], ['GroupName']),
  ec2('DescribeInstances', 'Reservations[].Instances[].InstanceId', 'InstanceId', 'Resource'),
  ec2('DescribeSecurityGroups', 'SecurityGroups[].GroupId', 'GroupId', 'SecurityGroupId'),
  ec2('DescribeSecurityGroups', 'SecurityGroups[].GroupName', 'GroupName', 'SecurityGroup', 'SourceGroup'),
  ec2('DescribeSecurityGroupRules', 'SecurityGroupRules[].SecurityGroupRuleId', 'SecurityGroupRuleId'),
  ec2('DescribeKeyPairs', 'KeyPairs[].KeyName', 'KeyName'),
  ec2('DescribeKeyPairs', 'KeyPairs[].KeyPairId', 'KeyPairId'),
  ec2('DescribeVpcs', 'Vpcs[].VpcId', 'VpcId'),
  ec2('DescribeSubnets', 'Subnets[].SubnetId', 'SubnetId'),
  ec2('DescribeRouteTables', 'RouteTables[].RouteTableId', 'RouteTableId'),
  ec2('DescribeInternetGateways', 'InternetGateways[].InternetGatewayId', 'InternetGatewayId'),
  ec2('DescribeNetworkAcls', 'NetworkAcls[].NetworkAclId', 'NetworkAclId'),
  ec2('DescribeVolumes', 'Volumes[].VolumeId', 'VolumeId'),
  ec2('DescribeAvailabilityZones', 'AvailabilityZones[].ZoneName', 'AvailabilityZone', 'ZoneName'),
  ec2('DescribeIamInstanceProfileAssociations', 'IamInstanceProfileAssociations[].AssociationId', 'AssociationId'),
  { ...ec2('DescribeRegions', 'Regions[].RegionName', 'RegionName'), of: ['ec2', 'account'], input: { AllRegions: true } },
  {
    service: 'ssm',
    operation: 'GetParametersByPath',
    path: 'Parameters[].Name',
    members: ['ImageId'],
    of: ['ec2'],
    input: { Path: amazonLinux },
    prefix: 'resolve:ssm:',
  },
  { service: 'ssm', operation: 'GetParametersByPath', path: 'Parameters[].Name', members: ['Name'], input: { Path: amazonLinux } },
];
