import { defineErrors } from '../../kernel/aws-error.ts';

/** Errors of Account Management. */
export const errors = defineErrors(() => ({
  /** Source: hashicorp/terraform-provider-aws issue 41430, an answer of AWS of 2025-02-17. */
  wrongOptStatus: {
    code: 'ValidationException',
    status: 400,
    text: 'Unable to switch region status because of its current opt-in status.',
    details: { reason: 'invalidRegionOptTarget' },
  },
  unknownRegion: {
    code: 'ValidationException',
    status: 400,
    text: 'The Region {region} is not valid.',
    details: { reason: 'invalidRegionOptTarget' },
  },
  /** Source: Account Management API Reference, EnableRegion, ConflictException, read 2026-11-24. */
  changeUnderWay: {
    code: 'ConflictException',
    status: 409,
    text: 'The request could not be processed because of a conflict in the current status of the resource.',
  },
  invalidNextToken: { code: 'ValidationException', status: 400, text: 'The NextToken is not valid.', details: { reason: 'fieldValidationFailed' } },
  notTrusted: {
    code: 'AccessDeniedException',
    status: 403,
    text: 'User: {caller} is not authorized to perform: account:{operation} (Your organization must first enable trusted access with AWS Account Management.)',
  },
}));
