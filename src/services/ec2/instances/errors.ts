import { defineErrors } from '../../../kernel/aws-error.ts';

/** What EC2 answers when it refuses about instances and their types. Sources: as of its other errors. */
export const instanceErrors = defineErrors(() => ({
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
}));
