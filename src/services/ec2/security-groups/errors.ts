import { defineErrors } from '../../../kernel/aws-error.ts';

/** What EC2 answers when it refuses about security groups and their rules. Sources: as of its other errors. */
export const groupErrors = defineErrors(() => ({
  groupDuplicate: { code: 'InvalidGroup.Duplicate', status: 400, text: "The security group '{name}' already exists for VPC '{vpc}'" },
  groupReserved: { code: 'InvalidParameterValue', status: 400, text: 'Cannot use reserved security group name: {name}' },
  groupNamePrefix: { code: 'InvalidParameterValue', status: 400, text: 'Group names may not be in the format sg-*' },
  groupNotFoundInVpc: { code: 'InvalidGroup.NotFound', status: 400, text: "The security group '{name}' does not exist in VPC '{vpc}'" },
  groupNotFoundInDefaultVpc: { code: 'InvalidGroup.NotFound', status: 400, text: "The security group '{name}' does not exist in default VPC '{vpc}'" },
  groupCannotDelete: { code: 'CannotDelete', status: 400, text: 'the specified group: "{id}" name: "default" cannot be deleted by a user' },
  groupInUse: { code: 'DependencyViolation', status: 400, text: 'resource {id} has a dependent object' },
  groupOfOtherVpc: { code: 'InvalidParameter', status: 400, text: 'Security group {group} and subnet {subnet} belong to different networks.' },
  groupText: {
    code: 'InvalidParameterValue',
    status: 400,
    text: 'Value ({value}) for parameter {name} is invalid. Character sets beyond ASCII are not supported.',
  },
  groupTooLong: {
    code: 'InvalidParameterValue',
    status: 400,
    text: 'Value ({value}) for parameter {name} is invalid. {name} exceeds the maximum length of 255 characters.',
  },
  ruleDuplicate: { code: 'InvalidPermission.Duplicate', status: 400, text: 'the specified rule "{rule}" already exists' },
  ruleNotFound: { code: 'InvalidPermission.NotFound', status: 400, text: 'The specified rule does not exist in this security group.' },
  ruleIdNotFound: { code: 'InvalidSecurityGroupRuleId.NotFound', status: 400, text: "The security group rule ID '{id}' does not exist" },
  ruleIdMalformed: { code: 'InvalidSecurityGroupRuleId.Malformed', status: 400, text: 'Invalid id: "{id}" (expecting "sgr-...")' },
  ruleCidr: { code: 'InvalidParameterValue', status: 400, text: 'CIDR block {cidr} is malformed' },
  ruleProtocol: { code: 'InvalidParameterValue', status: 400, text: "Invalid value '{protocol}' for IP protocol. Unknown protocol." },
  /** Published transcripts, 2019 to 2026; two spaces, as there. */
  ruleDescription: {
    code: 'InvalidParameterValue',
    status: 400,
    text: 'Invalid rule description. Valid descriptions are strings less than 256 characters from the following set:  a-zA-Z0-9. _-:/()#,@[]+=&;{}!$*',
  },
  ruleIcmp: { code: 'InvalidParameterValue', status: 400, text: 'Invalid ICMP type and code ({from}:{to})' },
  rulePorts: { code: 'InvalidParameterValue', status: 400, text: 'Invalid TCP/UDP port range ({from}:{to})' },
  ruleWithoutPorts: { code: 'MissingParameter', status: 400, text: 'Invalid port range. Both fromPort and toPort must be specified for protocol {protocol}.' },
  tooManyRules: { code: 'RulesPerSecurityGroupLimitExceeded', status: 400, text: 'The maximum number of rules per security group has been reached.' },
  prefixListNotFound: { code: 'InvalidPrefixListID.NotFound', status: 400, text: "The prefix list ID '{id}' does not exist" },
}));
