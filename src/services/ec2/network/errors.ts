import { defineErrors } from '../../../kernel/aws-error.ts';

/** What EC2 answers when it refuses about networks and their parts. Sources: as of its other errors. */
export const networkErrors = defineErrors(() => ({
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
}));
