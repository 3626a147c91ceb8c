import { defineErrors } from '../../kernel/aws-error.ts';

/** What Systems Manager answers when it refuses, beside authorization. Source: Systems Manager API Reference, GetParameter, GetParametersByPath, read 2026-11-24. */
export const errors = defineErrors(() => ({
  // ParameterNotFound comes without a text.
  parameterNotFound: { code: 'ParameterNotFound', status: 400, text: '' },
  versionNotFound: {
    code: 'ParameterVersionNotFound',
    status: 400,
    text: 'Systems Manager could not find version {version} of {name}. Verify the version and try again.',
  },
  /** Published transcripts of GetParameter, 2018 to 2025. */
  invalidName: {
    code: 'ValidationException',
    status: 400,
    text: 'Parameter name: can\'t be prefixed with "ssm" (case-insensitive). If formed as a path, it can consist of sub-paths divided by slash symbol; each sub-path can be formed as a mix of letters, numbers and the following 3 symbols .-_',
  },
  invalidFilterOption: {
    code: 'InvalidFilterOption',
    status: 400,
    text: "The specified filter option isn't valid. Valid options are Equals and BeginsWith. For Path filter, valid options are Recursive and OneLevel.",
  },
  invalidFilterValue: { code: 'InvalidFilterValue', status: 400, text: "The filter value isn't valid. Verify the value and try again." },
  invalidPath: {
    code: 'ValidationException',
    status: 400,
    text: 'The parameter doesn\'t meet the parameter name requirements. The parameter name must begin with a forward slash "/". It can\'t be prefixed with "aws" or "ssm" (case-insensitive). It must use only letters, numbers, or the following symbols: . (period), - (hyphen), _ (underscore). Special characters are not allowed. All sub-paths, if specified, must use the forward slash symbol "/". Valid example: /get/parameters2-/by1./path0_.',
  },
  duplicateNames: { code: 'ValidationException', status: 400, text: 'Duplicate names are not allowed: [{names}]' },
  invalidNextToken: { code: 'InvalidNextToken', status: 400, text: 'The specified token is not valid.' },
  filterUnsupported: {
    code: 'InvalidFilterKey',
    status: 400,
    text: 'The following filter key is not valid: {key}. Valid filter keys include: [Type, KeyId, Label].',
  },
}));
