import type { Customization } from './customization.ts';
import { pulledUpBooleans } from './ec2-booleans.ts';
import { bundleInstance } from './ec2-bundle-instance.ts';
import { passwordData } from './ec2-password-data.ts';
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

const base64 = /^(?:[A-Za-z0-9+/]{4})*(?:[A-Za-z0-9+/]{2}==|[A-Za-z0-9+/]{3}=)?$/;

/** Console output travels in Base64; botocore shows the text, and anything else as it is (handlers.py, `decode_console_output`, 1.43.11). */
const readableConsole: Customization = {
  answer: async (output) => {
    const encoded = typeof output.Output === 'string' ? output.Output.replace(/[^A-Za-z0-9+/=]/g, '') : undefined;
    return encoded === undefined || !base64.test(encoded) ? output : { ...output, Output: Buffer.from(encoded, 'base64').toString('utf8') };
  },
};

/** What the AWS CLI does otherwise than the model of EC2, by operation. */
export const ec2Customizations: Readonly<Record<string, readonly Customization[]>> = {
  RunInstances: [runInstances],
  BundleInstance: [bundleInstance],
  GetPasswordData: [passwordData],
  GetConsoleOutput: [readableConsole],
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
