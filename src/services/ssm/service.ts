import type { ServiceDefinition } from '../../kernel/operation.ts';
import { standardDenial } from '../shared/denials.ts';
import { jsonAuthenticationError } from '../shared/json-authentication-errors.ts';

/** AWS Systems Manager: its public parameters. */
export default {
  name: 'ssm',
  global: false,
  order: ['authorize', 'validate'],
  constraints: 'ValidationException',
  anonymous: false,
  denied: (denial) => standardDenial(denial, { code: 'AccessDeniedException', status: 400 }),
  unauthenticated: (failure) => jsonAuthenticationError(failure, 400),
  gaps: [
    {
      what: "Only AWS's public parameters are there, and of those the Amazon Linux images, Regions and zones, without services and endpoints; an account cannot put its own.",
      source: 'Systems Manager User Guide, "Discovering public parameters in Parameter Store"',
      date: '2026-11-24',
    },
    {
      what: 'A public parameter has one version, whose number is 1.',
      source: 'Systems Manager API Reference, GetParameterHistory',
      date: '2026-11-24',
    },
  ],
} satisfies ServiceDefinition;
