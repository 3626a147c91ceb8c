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
  noAttributes: { code: 'InvalidParameterCombination', status: 400, text: 'No attributes specified.' },
  severalAttributes: { code: 'InvalidParameterCombination', status: 400, text: 'Fields for multiple attribute types specified' },
  attributeValue: { code: 'InvalidParameterValue', status: 400, text: 'Value ({value}) for parameter {name} is invalid.' },

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
}));
