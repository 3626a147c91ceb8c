import type { ServiceDefinition } from '../../kernel/operation.ts';
import { queryAuthenticationError } from '../shared/authentication-errors.ts';
import { standardDenial } from '../shared/denials.ts';
import { locateRole } from './assumed-role.ts';

/** AWS Security Token Service: an endpoint in every Region, and the global one in us-east-1. */
export default {
  name: 'sts',
  global: false,
  order: ['authorize', 'validate'],
  constraints: 'ValidationError',
  anonymous: false,
  denied: (denial) => standardDenial(denial, { code: 'AccessDenied', status: 403 }),
  locate: locateRole,
  unauthenticated: queryAuthenticationError,
  gaps: [
    {
      what: 'Refusals of a call that shows an MFA device carry the code AccessDenied, but words of our own: AWS documents none.',
      source: 'https://docs.aws.amazon.com/STS/latest/APIReference/API_GetSessionToken.html',
      date: '2026-11-24',
    },
    {
      what: 'More managed session policies than ten, and session tags under aws:, are refused in words of our own (those of IAM for the tags).',
      source: 'https://docs.aws.amazon.com/STS/latest/APIReference/API_AssumeRole.html',
      date: '2026-11-24',
    },
    {
      what: 'PackedPolicySize is worked out from the length of session policies and tags; how AWS packs them is not published.',
      source: 'https://docs.aws.amazon.com/STS/latest/APIReference/API_AssumeRole.html',
      date: '2026-11-24',
    },
  ],
} satisfies ServiceDefinition;
