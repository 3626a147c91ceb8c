import { defineErrors } from '../../kernel/aws-error.ts';

/** STS's refusals. Texts as STS gives them (STS API reference and published transcripts, read 2026-11); of MFA the words are ours, a gap at the door. */
export const errors = defineErrors(() => ({
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
    text: 'No MFA device with this serial number is enabled for the caller.',
  },
  incompleteMfa: {
    code: 'AccessDenied',
    status: 403,
    text: 'SerialNumber and TokenCode only go together.',
  },
  invalidMfaCode: { code: 'AccessDenied', status: 403, text: 'This is no code that the MFA device shows at this time, or one that was used already.' },
  malformedPolicy: { code: 'MalformedPolicyDocument', status: 400, text: '{reason}' },
  policyTooLarge: {
    code: 'PackedPolicyTooLarge',
    status: 400,
    text: 'Packed policy consumes {percent}% of allotted space, please use smaller policy.',
  },
  tooManySessionPolicies: { code: 'ValidationError', status: 400, text: 'A session takes at most {limit} managed policies, and {count} were given.' },
  noSuchSessionPolicy: { code: 'ValidationError', status: 400, text: 'Policy {arn} does not exist or is not attachable.' },
  invalidPolicyArn: { code: 'ValidationError', status: 400, text: 'Invalid ARN:  Could not be parsed!' },
  duplicateTagKeys: { code: 'InvalidParameterValue', status: 400, text: 'Duplicate tag keys found. Please note that Tag keys are case insensitive.' },
  reservedTagKey: { code: 'InvalidParameterValue', status: 400, text: "Tag keys beginning with 'aws:' are reserved for system use." },
  transitiveKeyWithoutTag: { code: 'InvalidParameterValue', status: 400, text: 'The specified transitive tag key must be included in the requested tags.' },
  transitiveTagOverridden: {
    code: 'InvalidParameterValue',
    status: 400,
    text: "One of the specified transitive tag keys can't be set because it conflicts with a transitive tag key from the calling session.",
  },
  sourceIdentityChanged: { code: 'InvalidParameterValue', status: 400, text: 'The source identity of a role session cannot be changed.' },
  invalidAccessKeyId: { code: 'ValidationError', status: 400, text: 'Invalid accessKeyId' },
}));
