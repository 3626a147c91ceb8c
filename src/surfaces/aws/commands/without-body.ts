import { AwsError } from '../../../kernel/aws-error.ts';
import type { CallResult } from '../../../kernel/call.ts';

/** Reason phrases of the statuses with which S3 refuses, as botocore words them: Python's `http.client.responses`. */
const reasons: Readonly<Record<number, string>> = {
  301: 'Moved Permanently',
  304: 'Not Modified',
  307: 'Temporary Redirect',
  400: 'Bad Request',
  403: 'Forbidden',
  404: 'Not Found',
  405: 'Method Not Allowed',
  409: 'Conflict',
  412: 'Precondition Failed',
  416: 'Requested Range Not Satisfiable',
  500: 'Internal Server Error',
  503: 'Service Unavailable',
};

/**
 * A HEAD request is refused without a body: a client learns no more than the status. The journal keeps the reason, which `explain` tells.
 * What is not simulated stays in our own words.
 */
export function withoutBody(operation: string, result: CallResult): CallResult {
  if (result.ok || !operation.startsWith('Head') || result.error.code === 'NotSimulated') return result;
  const { status, code } = result.error;
  // So it came over the network.
  if (code === String(status)) return result;
  return { ...result, error: new AwsError(String(status), reasons[status] ?? '', status) };
}
