import { defineErrors } from '../../kernel/aws-error.ts';

/**
 * What EC2 answers when it refuses, beside authorization.
 * Codes: EC2 API Reference, "Error codes for the Amazon EC2 API", read 2026-11-24. Texts: the same and published transcripts.
 */
export const errors = defineErrors(() => ({
  dryRun: { code: 'DryRunOperation', status: 412, text: 'Request would have succeeded, but DryRun flag is set.' },
  notSimulated: { code: 'NotSimulated', status: 501, text: 'The parameter {parameter} of {operation} is not simulated.' },

  missingParameter: { code: 'MissingParameter', status: 400, text: 'The request must contain the parameter {name}' },
  combination: { code: 'InvalidParameterCombination', status: 400, text: 'The parameter {one} cannot be used with the parameter {other}' },
  invalidFilter: { code: 'InvalidParameterValue', status: 400, text: "The filter '{name}' is invalid" },
  tooFewResults: {
    code: 'InvalidParameterValue',
    status: 400,
    text: 'Value ( {value} ) for parameter maxResults is invalid. Expecting a value greater than {minimum}.',
  },
  tooManyResults: {
    code: 'InvalidParameterValue',
    status: 400,
    text: 'Value ( {value} ) for parameter maxResults is invalid. Expecting a value smaller than {maximum}.',
  },
  invalidNextToken: { code: 'InvalidNextToken', status: 400, text: 'The specified NextToken is not valid.' },
  invalidValue: { code: 'InvalidParameterValue', status: 400, text: 'Value ({value}) for parameter {name} is invalid. {why}' },
  idempotencyMismatch: {
    code: 'IdempotentParameterMismatch',
    status: 400,
    text: 'Arguments on this idempotent request are inconsistent with arguments used in previous request(s).',
  },

  regionNotFound: { code: 'InvalidParameterValue', status: 400, text: 'Region not found: [{names}]' },
  invalidZone: { code: 'InvalidParameterValue', status: 400, text: 'Invalid availability zone: [{names}]' },

  invalidId: { code: 'InvalidID', status: 400, text: "The ID '{id}' is not valid" },
  reservedTagKey: { code: 'InvalidParameterValue', status: 400, text: "Tag keys starting with 'aws:' are reserved for internal use" },
  duplicateTagKey: { code: 'InvalidParameterValue', status: 400, text: "Duplicate tag key '{key}' specified." },
  tagKeyTooLong: { code: 'InvalidParameterValue', status: 400, text: "Tag key exceeds the maximum length of 127 characters: '{key}'" },
  tagValueTooLong: { code: 'InvalidParameterValue', status: 400, text: "Tag value exceeds the maximum length of 256 characters: '{value}'" },
  emptyTagKey: { code: 'InvalidParameterValue', status: 400, text: 'Tag key cannot be empty' },
  tooManyTags: { code: 'TagLimitExceeded', status: 400, text: 'The maximum number of Tags for a resource has been reached.' },
  notTaggable: { code: 'InvalidParameterValue', status: 400, text: "'{type}' is not a valid taggable resource type for this operation." },
  emptyTagSpecification: { code: 'InvalidParameterValue', status: 400, text: 'Tag specification must have at least one tag' },

  invalidCidr: { code: 'InvalidParameterValue', status: 400, text: 'Value ({cidr}) for parameter cidrBlock is invalid. This is not a valid CIDR block.' },
  subnetRange: { code: 'InvalidSubnet.Range', status: 400, text: "The CIDR '{cidr}' is invalid." },
  subnetConflict: { code: 'InvalidSubnet.Conflict', status: 400, text: "The CIDR '{cidr}' conflicts with another subnet" },
  subnetInUse: { code: 'DependencyViolation', status: 400, text: "The subnet '{id}' has dependencies and cannot be deleted." },
  subnetFull: {
    code: 'InsufficientFreeAddressesInSubnet',
    status: 400,
    text: "There are not enough free addresses in subnet '{id}' to satisfy the requested number of instances.",
  },
  subnetZone: {
    code: 'InvalidParameterValue',
    status: 400,
    text: 'Value ({zone}) for parameter availabilityZone is invalid. Subnets can currently only be created in the following availability zones: {zones}.',
  },
  subnetLimit: { code: 'SubnetLimitExceeded', status: 400, text: 'The maximum number of subnets has been reached.' },
  /** Published transcripts, 2021 to 2025. */
  vpcCidrMissing: { code: 'MissingParameter', status: 400, text: "Either 'cidrBlock' or 'ipv4IpamPoolId' should be provided." },
  vpcRange: { code: 'InvalidVpc.Range', status: 400, text: "The CIDR '{cidr}' is invalid." },
  vpcLimit: { code: 'VpcLimitExceeded', status: 400, text: 'The maximum number of VPCs has been reached.' },
  vpcInUse: { code: 'DependencyViolation', status: 400, text: "The vpc '{id}' has dependencies and cannot be deleted." },
  /** Published transcripts, 2014 to 2019; AWS names them in the order it read them. */
  multipleAttributes: { code: 'InvalidParameterCombination', status: 400, text: 'Fields for multiple attribute types specified: {names}' },
  hostnamesWithoutSupport: {
    code: 'InvalidParameterCombination',
    status: 400,
    text: 'DNS hostnames can only be enabled for {vpc} when DNS support is enabled.',
  },
  gatewayLimit: { code: 'InternetGatewayLimitExceeded', status: 400, text: 'The maximum number of internet gateways has been reached.' },
  /** This and the next: published transcripts, 2017 to 2021. */
  gatewayAttached: { code: 'Resource.AlreadyAssociated', status: 400, text: 'resource {id} is already attached to network {vpc}' },
  vpcHasGateway: { code: 'InvalidParameterValue', status: 400, text: 'Network {vpc} already has an internet gateway attached' },
  gatewayInUse: { code: 'DependencyViolation', status: 400, text: "The internetGateway '{id}' has dependencies and cannot be deleted." },
  gatewayNotAttached: { code: 'Gateway.NotAttached', status: 400, text: 'resource {id} is not attached to network {vpc}' },
  publicAddressesMapped: {
    code: 'DependencyViolation',
    status: 400,
    text: 'Network {vpc} has some mapped public address(es). Please unmap those public address(es) before detaching the gateway.',
  },
  routeTableLimit: { code: 'RouteTableLimitExceeded', status: 400, text: 'The maximum number of route tables has been reached.' },
  routeTableInUse: { code: 'DependencyViolation', status: 400, text: "The routeTable '{id}' has dependencies and cannot be deleted." },
  routeTableAssociated: {
    code: 'Resource.AlreadyAssociated',
    status: 400,
    text: 'the specified association for route table {table} conflicts with an existing association',
  },
  routeTableOfOtherVpc: { code: 'InvalidParameterValue', status: 400, text: 'route table {table} and subnet {subnet} belong to different networks' },
  routeTableOfOtherNetwork: { code: 'InvalidParameterValue', status: 400, text: 'route table {table} and network {vpc} belong to different networks' },
  /** Published transcripts, 2015 to 2017. */
  mainAssociation: { code: 'InvalidParameterValue', status: 400, text: 'cannot disassociate the main route table association {id}' },
  routeAssociationNotFound: { code: 'InvalidAssociationID.NotFound', status: 400, text: "The association ID '{id}' does not exist" },
  /** Published transcripts, 2021. */
  destinationCidr: { code: 'InvalidParameterValue', status: 400, text: 'Value ({cidr}) for parameter {name} is invalid. This is not a valid CIDR block.' },
  routeExists: { code: 'RouteAlreadyExists', status: 400, text: 'The route identified by {cidr} already exists.' },
  routeNotFound: { code: 'InvalidRoute.NotFound', status: 400, text: 'no route with destination-cidr-block {cidr} in route table {table}' },
  routeNotReplaceable: {
    code: 'InvalidParameterValue',
    status: 400,
    text: "There is no route defined for '{cidr}' in the route table. Use CreateRoute instead.",
  },
  localRoute: { code: 'InvalidParameterValue', status: 400, text: 'cannot remove local route {cidr} in route table {table}' },
  routeInside: {
    code: 'InvalidParameterValue',
    status: 400,
    text: "The destination CIDR block {cidr} is equal to or more specific than one of this VPC's CIDR blocks. This route can target only an interface or an instance.",
  },
  routeMatchesNoSubnet: { code: 'InvalidParameterValue', status: 400, text: "Route destination doesn't match any subnet CIDR blocks." },
  routeLimit: { code: 'RouteLimitExceeded', status: 400, text: 'The maximum number of routes has been reached.' },
  routeGatewayNotFound: { code: 'InvalidGatewayID.NotFound', status: 400, text: "The gateway ID '{id}' does not exist" },
  /** Published transcripts, 2016 to 2018. */
  gatewayOfOtherVpc: { code: 'InvalidParameterValue', status: 400, text: 'route table {table} and network gateway {gateway} belong to different networks' },
  interfaceOfOtherVpc: { code: 'InvalidParameterValue', status: 400, text: 'route table {table} and interface {interface} belong to different networks' },
  natGatewayNotFound: { code: 'InvalidNatGatewayID.NotFound', status: 400, text: "The natGateway ID '{id}' does not exist" },
  transitGatewayNotFound: { code: 'InvalidTransitGatewayID.NotFound', status: 400, text: "The transitGateway ID '{id}' does not exist" },
  peeringNotFound: { code: 'InvalidVpcPeeringConnectionID.NotFound', status: 400, text: "The vpcPeeringConnection ID '{id}' does not exist" },
  egressOnlyGatewayNotFound: {
    code: 'InvalidGatewayID.NotFound',
    status: 400,
    text: "The egressOnlyInternetGateway ID '{id}' does not exist",
  },
  endpointNotFound: { code: 'InvalidVpcEndpointId.NotFound', status: 400, text: "The vpcEndpoint ID '{id}' does not exist" },
  defaultVpcExists: { code: 'DefaultVpcAlreadyExists', status: 400, text: 'A Default VPC already exists for this account in this region.' },
  noDefaultVpc: { code: 'VPCIdNotSpecified', status: 400, text: 'No default VPC for this user' },
  noDefaultSubnet: { code: 'MissingInput', status: 400, text: "No subnets found for the default VPC '{vpc}'. Please specify a subnet." },
  noDefaultSubnetInZone: { code: 'InvalidInput', status: 400, text: "No default subnet for availability zone: '{zone}'." },
  addressInUse: { code: 'InvalidIPAddress.InUse', status: 400, text: 'Address {address} is in use.' },
  addressOutOfSubnet: { code: 'InvalidParameterValue', status: 400, text: "Address {address} does not fall within the subnet's address range" },

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

  keyPairDuplicate: { code: 'InvalidKeyPair.Duplicate', status: 400, text: 'The keypair already exists' },
  keyPairNotFound: { code: 'InvalidKeyPair.NotFound', status: 400, text: "The key pair '{name}' does not exist" },
  keyName: { code: 'InvalidParameterValue', status: 400, text: 'Value ({name}) for parameter keyName is invalid. The maximum length is 255 ASCII characters.' },
  keyType: { code: 'InvalidParameterValue', status: 400, text: "Value ({type}) for parameter keyType is invalid. Valid values are 'rsa' and 'ed25519'." },
  keyFormat: { code: 'InvalidKey.Format', status: 400, text: 'Key is not in valid OpenSSH public key format' },

  imageNotFound: { code: 'InvalidAMIID.NotFound', status: 400, text: "The image id '[{ids}]' does not exist" },
  imagesNotFound: { code: 'InvalidAMIID.NotFound', status: 400, text: "The image ids '[{ids}]' do not exist" },
  imageMalformed: { code: 'InvalidAMIID.Malformed', status: 400, text: 'Invalid id: "{id}" (expecting "ami-...")' },
  imageParameter: { code: 'InvalidParameterValue', status: 400, text: "The Systems Manager parameter '{name}' does not exist." },
  unauthorized: { code: 'UnauthorizedOperation', status: 403, text: 'You are not authorized to perform this operation. {why}' },

  instanceTypeInvalid: { code: 'InvalidParameterValue', status: 400, text: "Invalid value '{type}' for InstanceType." },
  instanceTypesMissing: { code: 'InvalidInstanceType', status: 400, text: 'The following supplied instance types do not exist: [{types}]' },
  unsupportedInZone: {
    code: 'Unsupported',
    status: 400,
    text: 'Your requested instance type ({type}) is not supported in your requested Availability Zone ({zone}). Please retry your request by not specifying an Availability Zone or choosing {zones}.',
  },
  unsupported: {
    code: 'Unsupported',
    status: 400,
    text: 'The requested configuration is currently not supported. Please check the documentation for supported configurations.',
  },
  architecture: {
    code: 'InvalidParameterValue',
    status: 400,
    text: "The architecture '{types}' of the specified instance type does not match the architecture '{image}' of the specified AMI. Specify an instance type and an AMI that have matching architectures, and try again. You can use 'describe-instance-types' or 'describe-images' to discover the architecture of the instance type or AMI.",
  },
  virtualization: {
    code: 'InvalidParameterCombination',
    status: 400,
    text: "Non-Windows instances with a virtualization type of 'hvm' are currently not supported for this instance type : {type}.",
  },
  minCount: { code: 'InvalidParameterValue', status: 400, text: 'Value ({count}) for parameter minCount is invalid. Minimum count must be greater than 0.' },
  maxCount: {
    code: 'InvalidParameterValue',
    status: 400,
    text: 'Value ({count}) for parameter maxCount is invalid. Maximum count must not be less than minimum count.',
  },
  interfacesAndSubnet: {
    code: 'InvalidParameterCombination',
    status: 400,
    text: 'Network interfaces and an instance-level subnet ID may not be specified on the same request',
  },
  interfacesAndGroups: {
    code: 'InvalidParameterCombination',
    status: 400,
    text: 'Network interfaces and an instance-level security groups may not be specified on the same request',
  },
  interfaceNotFound: { code: 'InvalidNetworkInterfaceID.NotFound', status: 400, text: "The networkInterface ID '{id}' does not exist" },
  launchTemplateId: { code: 'InvalidLaunchTemplateId.NotFound', status: 400, text: 'The specified launch template, with template ID {id}, does not exist.' },
  launchTemplateName: {
    code: 'InvalidLaunchTemplateName.NotFoundException',
    status: 400,
    text: 'The specified launch template, with template name {name}, does not exist.',
  },
  credits: {
    code: 'InvalidParameterValue',
    status: 400,
    text: 'The value ({value}) for parameter CpuCredits is invalid. Valid values are standard and unlimited.',
  },
  creditsUnsupported: {
    code: 'InvalidParameterCombination',
    status: 400,
    text: 'The parameter CreditSpecification is not supported for the instance type {type}.',
  },
  /** Code: EC2 API Reference, UnsuccessfulInstanceCreditSpecificationItemError, read 2026-11-24; the words of all three are our own. */
  creditsNotSupported: {
    code: 'InstanceCreditSpecification.NotSupported',
    status: 400,
    text: 'The instance type {type} does not have a credit option for CPU usage.',
  },
  attachmentNotFound: { code: 'InvalidAttachmentID.NotFound', status: 400, text: "The network interface attachment ID '{id}' does not exist" },
  userDataEncoding: { code: 'InvalidUserData.Malformed', status: 400, text: 'Invalid BASE64 encoding of user data.' },
  userDataSize: { code: 'InvalidParameterValue', status: 400, text: 'User data is limited to 16384 bytes' },
  volumeTooSmall: {
    code: 'InvalidBlockDeviceMapping',
    status: 400,
    text: "Volume of size {size}GB is smaller than snapshot '{snapshot}', expect size >= {minimum}GB",
  },
  snapshotNotFound: { code: 'InvalidSnapshot.NotFound', status: 400, text: "The snapshot '{id}' does not exist." },
  metadataValue: { code: 'InvalidParameterValue', status: 400, text: 'Value ({value}) for parameter {name} is invalid.' },

  profileNameAndArn: {
    code: 'InvalidParameterCombination',
    status: 400,
    text: "The parameter 'iamInstanceProfile.name' may not be used in combination with 'iamInstanceProfile.arn'",
  },
  profileName: {
    code: 'InvalidParameterValue',
    status: 400,
    text: 'Value ({name}) for parameter iamInstanceProfile.name is invalid. Invalid IAM Instance Profile name',
  },
  profileArn: {
    code: 'InvalidParameterValue',
    status: 400,
    text: 'Value ({arn}) for parameter iamInstanceProfile.arn is invalid. Invalid IAM Instance Profile ARN',
  },
  profileAssociated: { code: 'IncorrectState', status: 400, text: 'There is an existing association for instance {id}' },
  associationNotFound: { code: 'InvalidAssociationID.NotFound', status: 400, text: "An invalid association-id of '{id}' was given" },

  cannotStart: { code: 'IncorrectInstanceState', status: 400, text: "The instance '{id}' is not in a state from which it can be started." },
  cannotStop: { code: 'IncorrectInstanceState', status: 400, text: "This instance '{id}' is not in a state from which it can be stopped." },
  cannotReboot: { code: 'IncorrectInstanceState', status: 400, text: "The instance '{id}' is not in a state from which it can be rebooted." },
  notStopped: { code: 'IncorrectInstanceState', status: 400, text: "The instance '{id}' is not in the 'stopped' state." },
  notModifiable: { code: 'IncorrectInstanceState', status: 400, text: "The instance '{id}' is not in a valid state for this operation." },
  mayNotTerminate: {
    code: 'OperationNotPermitted',
    status: 400,
    text: "The instance '{id}' may not be terminated. Modify its 'disableApiTermination' instance attribute and try again.",
  },
  mayNotStop: {
    code: 'OperationNotPermitted',
    status: 400,
    text: "The instance '{id}' may not be stopped. Modify its 'disableApiStop' instance attribute and try again.",
  },
  noAttributes: { code: 'InvalidParameterCombination', status: 400, text: 'No attributes specified.' },
  severalAttributes: { code: 'InvalidParameterCombination', status: 400, text: 'Fields for multiple attribute types specified' },
  attributeValue: { code: 'InvalidParameterValue', status: 400, text: 'Value ({value}) for parameter {name} is invalid.' },
}));
