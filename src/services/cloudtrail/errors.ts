import { defineErrors } from '../../kernel/aws-error.ts';

/** Errors of CloudTrail, in the words of its API Reference (LookupEvents, read 2026-11-24). */
export const errors = defineErrors(() => ({
  invalidLookupAttributes: { code: 'InvalidLookupAttributesException', status: 400, text: 'Occurs when a lookup attribute is specified that is not valid.' },
  invalidTimeRange: {
    code: 'InvalidTimeRangeException',
    status: 400,
    text: 'Occurs if the timestamp values are not valid. Either the start time occurs after the end time, or the time range is outside the range of possible values.',
  },
  invalidMaxResults: { code: 'InvalidMaxResultsException', status: 400, text: 'This exception is thrown if the limit specified is not valid.' },
  invalidNextToken: {
    code: 'InvalidNextTokenException',
    status: 400,
    text: 'A token that is not valid, or a token that was previously used in a request with different parameters. This exception is thrown if the token is not valid.',
  },
  invalidEventCategory: {
    code: 'InvalidEventCategoryException',
    status: 400,
    text: 'Occurs if an event category that is not valid is specified as a value of EventCategory.',
  },
}));
