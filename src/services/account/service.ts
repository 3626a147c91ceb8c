import type { ServiceDefinition } from '../../kernel/operation.ts';
import { standardDenial } from '../shared/denials.ts';
import { jsonAuthenticationError } from '../shared/json-authentication-errors.ts';

/** AWS Account Management: one endpoint, in us-east-1. */
export default {
  name: 'account',
  global: true,
  order: ['authorize', 'validate'],
  constraints: 'ValidationException',
  anonymous: false,
  denied: (denial) => standardDenial(denial, { code: 'AccessDeniedException', status: 403 }),
  unauthenticated: (failure) => jsonAuthenticationError(failure, 403),
  gaps: [
    {
      what: 'There are no organizations yet: a call for another account (AccountId) is refused as where trusted access is not enabled.',
      source: 'https://docs.aws.amazon.com/accounts/latest/reference/API_EnableRegion.html',
      date: '2026-11-24',
    },
    {
      what: 'Enabling and disabling a Region take five minutes; AWS says a few minutes for most accounts, sometimes several hours.',
      source: 'https://docs.aws.amazon.com/accounts/latest/reference/API_EnableRegion.html',
      date: '2026-11-24',
    },
    {
      what: 'The messages for a Region that does not exist, for an invalid token and of ConflictException are our own: AWS publishes their codes only.',
      source: 'https://docs.aws.amazon.com/accounts/latest/reference/API_EnableRegion.html',
      date: '2026-11-24',
    },
    {
      what: "Resources of a disabled Region stay as they are, and are answered for again when it is enabled; AWS's billing for them is not simulated.",
      source: 'https://docs.aws.amazon.com/accounts/latest/reference/manage-acct-regions.html',
      date: '2026-11-24',
    },
  ],
} satisfies ServiceDefinition;
