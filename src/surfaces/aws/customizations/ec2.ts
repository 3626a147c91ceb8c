import type { Customization } from './customization.ts';
import { pulledUpBooleans } from './ec2-booleans.ts';
import { runInstances } from './ec2-run-instances.ts';
import { securityGroupRules } from './ec2-security-group-rules.ts';

const protocolNumbers: Readonly<Record<string, string>> = { tcp: '6', udp: '17', icmp: '1', all: '-1' };

/** Network ACL entries take protocols by name. Source: awscli/customizations/ec2/protocolarg.py, 2026. */
const protocolByName: Customization = {
  parameters: (parameters) => {
    const { Protocol: protocol } = parameters;
    if (typeof protocol === 'string') parameters.Protocol = protocolNumbers[protocol] ?? protocol;
  },
};

/** Asks for 1000 items at a time unless something narrows the list. Source: awscli/customizations/ec2/paginate.py, 2026. */
const thousandAtATime = (...narrowing: readonly string[]): Customization => ({
  pageSize: (parameters) => (Object.keys(parameters).every((name) => ['DryRun', ...narrowing].includes(name)) ? 1000 : undefined),
});

/** What the AWS CLI does otherwise than the model of EC2, by operation. Bundling of images and decryption of passwords are not among it yet. */
export const ec2Customizations: Readonly<Record<string, readonly Customization[]>> = {
  RunInstances: [runInstances],
  AuthorizeSecurityGroupIngress: [securityGroupRules],
  AuthorizeSecurityGroupEgress: [securityGroupRules],
  RevokeSecurityGroupIngress: [securityGroupRules],
  RevokeSecurityGroupEgress: [securityGroupRules],
  CreateNetworkAclEntry: [protocolByName],
  ReplaceNetworkAclEntry: [protocolByName],
  DescribeVolumes: [thousandAtATime()],
  DescribeSnapshots: [thousandAtATime('OwnerIds', 'RestorableByUserIds')],
  '*': [pulledUpBooleans],
};
