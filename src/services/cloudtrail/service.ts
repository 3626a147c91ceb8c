import { AwsError } from '../../kernel/aws-error.ts';
import type { ServiceDefinition } from '../../kernel/operation.ts';
import { denialText } from '../shared/denials.ts';
import { jsonAuthenticationError } from '../shared/json-authentication-errors.ts';

const date = '2026-11-24';
const guide = (page: string): string => `https://docs.aws.amazon.com/awscloudtrail/latest/userguide/${page}.html`;

/** AWS CloudTrail: the history of management events, looked up in the cloud's journal. */
export default {
  name: 'cloudtrail',
  global: false,
  order: ['authorize', 'validate'],
  constraints: 'none',
  anonymous: false,
  denied: (denial) => new AwsError('AccessDeniedException', denialText(denial, { withoutResource: true }), 400),
  unauthenticated: (failure) => jsonAuthenticationError(failure, 400),
  gaps: [
    {
      what: 'Events can be looked up at once; AWS takes about five minutes. Nothing limits how often one may look.',
      source: guide('how-cloudtrail-works'),
      date,
    },
    {
      what: 'There are no trails, event data stores or Insights: data events are not kept, and a lookup of Insights events finds none.',
      source: guide('cloudtrail-concepts'),
      date,
    },
    {
      what: 'Calls across accounts are in the history of the account that called, not in that of the one whose resource it was.',
      source: guide('cloudtrail-concepts'),
      date,
    },
    {
      what: 'In a sandbox, whose journal is bounded, only the latest 1,000 calls that read something are remembered.',
      source: guide('view-cloudtrail-events'),
      date,
    },
    { what: 'Calls whose signature or access key was wrong are not in the history.', source: guide('cloudtrail-event-reference'), date },
    {
      what: "requestParameters and responseElements hold the request's and answer's members by name; AWS words some of them otherwise, as of S3 and of older EC2 requests.",
      source: guide('cloudtrail-event-reference-record-contents'),
      date,
    },
    {
      what: "The messages of errors are the API Reference's: AWS publishes no others.",
      source: 'https://docs.aws.amazon.com/awscloudtrail/latest/APIReference/API_LookupEvents.html',
      date,
    },
  ],
} satisfies ServiceDefinition;
