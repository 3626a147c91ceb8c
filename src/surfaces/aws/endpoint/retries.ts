import type { CallResult } from '../../../kernel/call.ts';
import type { TransportError } from '../errors.ts';

/** What came of a try. */
export type Attempt = CallResult | TransportError;

/** Refusals that say that too much was asked for at once. Source: botocore/retries/standard.py, 1.43.11. */
const throttled: ReadonlySet<string> = new Set([
  'Throttling',
  'ThrottlingException',
  'ThrottledException',
  'RequestThrottledException',
  'TooManyRequestsException',
  'ProvisionedThroughputExceededException',
  'TransactionInProgressException',
  'RequestLimitExceeded',
  'BandwidthLimitExceeded',
  'LimitExceededException',
  'RequestThrottled',
  'SlowDown',
  'PriorRequestNotComplete',
  'EC2ThrottledException',
]);

/** Refusals that pass by themselves; the last is STS's, of an identity provider that does not answer. Source: as above, and special.py. */
const transient: ReadonlySet<string> = new Set(['RequestTimeout', 'RequestTimeoutException', 'IDPCommunicationError']);
const transientStatuses: ReadonlySet<number> = new Set([500, 502, 503, 504]);

/** Milliseconds; the pause before the second try is at most the first of them. */
const firstPause = 1000;
const longestPause = 20_000;

/** What repeating costs of the budget of all calls together, which what goes well fills up again. */
const budget = 500;
const costs = { timeout: 10, other: 5, success: 1 } as const;

const isTransportError = (attempt: Attempt): attempt is TransportError => attempt instanceof Error;

function mayPass(attempt: Attempt): boolean {
  if (isTransportError(attempt)) return true;
  if (attempt.ok) return false;
  const { code, status } = attempt.error;
  return throttled.has(code) || transient.has(code) || transientStatuses.has(status);
}

/** When a call is tried again: the AWS SDKs' standard mode. Follows botocore/retries/standard.py, 1.43.11. */
export class Retries {
  private left = budget;

  constructor(readonly maxAttempts: number) {}

  /**
   * Milliseconds to wait before the next try; `undefined` where there is none.
   * @param number of the try that this came of, from 1
   * @param spread between 0 and 1: how much of the longest pause it is, so that not all who were refused come back at once
   */
  pause(attempt: Attempt, number: number, spread: number): number | undefined {
    if (number >= this.maxAttempts || !mayPass(attempt)) return undefined;
    const cost = isTransportError(attempt) && attempt.timedOut ? costs.timeout : costs.other;
    if (cost > this.left) return undefined;
    this.left -= cost;
    return Math.min(spread * firstPause * 2 ** (number - 1), longestPause);
  }

  /** Told of a call that went well, after so many tries. */
  succeeded(tries: number): void {
    this.left = Math.min(budget, this.left + (tries > 1 ? costs.other : costs.success));
  }
}
