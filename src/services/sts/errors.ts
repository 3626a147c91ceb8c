import { defineErrors } from '../../kernel/aws-error.ts';

/** STS's refusals. Texts as STS gives them (STS API reference and published transcripts, read 2026-11). */
export const errors = defineErrors({
  invalidRoleArn: { code: 'ValidationError', status: 400, text: '{arn} is invalid' },
  rootMayNotAssume: { code: 'AccessDenied', status: 403, text: 'Roles may not be assumed by root accounts.' },
  beyondRoleMaximum: { code: 'ValidationError', status: 400, text: 'The requested DurationSeconds exceeds the MaxSessionDuration set for this role.' },
  beyondChaining: {
    code: 'ValidationError',
    status: 400,
    text: 'The requested DurationSeconds exceeds the 1 hour session limit for roles assumed by role chaining',
  },
  sessionCredentials: { code: 'AccessDenied', status: 403, text: 'Cannot call {operation} with session credentials' },
  unknownMfaDevice: {
    code: 'AccessDenied',
    status: 403,
    text: 'MultiFactorAuthentication failed, unable to validate MFA code.  Please verify your MFA serial number is valid and associated with this user.',
  },
  incompleteMfa: {
    code: 'AccessDenied',
    status: 403,
    text: 'MultiFactorAuthentication failed, must provide both MFA serial number and one time pass code.',
  },
  invalidMfaCode: { code: 'AccessDenied', status: 403, text: 'MultiFactorAuthentication failed with invalid MFA one time pass code.' },
  malformedPolicy: { code: 'MalformedPolicyDocument', status: 400, text: '{reason}' },
  policyTooLarge: {
    code: 'PackedPolicyTooLarge',
    status: 400,
    text: 'Packed policy consumes {percent}% of allotted space, please use smaller policy.',
  },
  noSuchSessionPolicy: { code: 'ValidationError', status: 400, text: 'Policy {arn} does not exist or is not attachable.' },
  invalidPolicyArn: { code: 'ValidationError', status: 400, text: 'Invalid ARN:  Could not be parsed!' },
  duplicateTagKeys: { code: 'InvalidParameterValue', status: 400, text: 'Duplicate tag keys found. Please note that Tag keys are case insensitive.' },
  transitiveKeyWithoutTag: { code: 'InvalidParameterValue', status: 400, text: 'The specified transitive tag key must be included in the requested tags.' },
  transitiveTagOverridden: {
    code: 'InvalidParameterValue',
    status: 400,
    text: "One of the specified transitive tag keys can't be set because it conflicts with a transitive tag key from the calling session.",
  },
  sourceIdentityChanged: { code: 'InvalidParameterValue', status: 400, text: 'The source identity of a role session cannot be changed.' },
  invalidAccessKeyId: { code: 'ValidationError', status: 400, text: 'Invalid accessKeyId' },
});
