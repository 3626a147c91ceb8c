import type { Call, CallResult } from '../../../kernel/call.ts';

/** What `--debug` shows of a call: the stages of its way, a line each. */
export function describeCall(call: Call, result: CallResult): string {
  const lines = [`resolve: ${call.service} ${call.operation} in ${call.region}`];
  const { event } = result;
  if (event === undefined) lines.push('no cloud was reached');
  else {
    const key = event.authentication.accessKeyId === undefined ? '' : ` with ${event.authentication.accessKeyId}`;
    lines.push(`authenticate: ${event.authentication.method}${key}: ${event.principal.arn}`);
    for (const { action, resource, allowed, reason } of event.decisions) {
      lines.push(`authorize: ${action} on ${resource}: ${allowed ? 'allowed' : 'denied'} (${reason.type})`);
    }
    lines.push(`record: event ${event.number}, request ${event.requestId}`);
  }
  lines.push(result.ok ? 'answer: ok' : `answer: ${result.error.status} ${result.error.code}`);
  return lines.map((line) => `nimbi - debug - ${line}\n`).join('');
}
