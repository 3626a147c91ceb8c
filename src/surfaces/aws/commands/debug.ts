import type { Call, CallResult } from '../../../kernel/call.ts';
import type { CallEvent } from '../../../kernel/journal.ts';

/** Who signed, and how that was proved. */
function authenticated({ authentication, principal }: CallEvent): string {
  const { method, accessKeyId, failure } = authentication;
  const key = accessKeyId === undefined ? '' : ` with ${accessKeyId}`;
  return failure === undefined ? `${method}${key}: ${principal.type === 'AWSService' ? principal.service : principal.arn}` : `${method}${key}: ${failure}`;
}

/** What was decided on, one line a question, with the statement that decided where there was one. */
function authorized({ decisions }: CallEvent): readonly string[] {
  if (decisions.length === 0) return ['authorize: nothing needed permission'];
  return decisions.map(({ action, resource, allowed, reason }) => `authorize: ${action} on ${resource}: ${allowed ? 'allowed' : 'denied'} (${reason.type})`);
}

/** The stages that a call passed, by what the journal has of it: no secrets are among that. */
function stages(event: CallEvent): readonly string[] {
  const { outcome } = event;
  const reached = outcome.ok ? undefined : `refused at: ${outcome.stage}`;
  const executed = outcome.ok ? [`execute: ${event.mutating ? 'changed the cloud' : 'read only'}`] : [];
  const authorization = !outcome.ok && outcome.stage === 'authenticate' ? [] : authorized(event);
  return [
    `authenticate: ${authenticated(event)}`,
    `decode: ${JSON.stringify(event.input)}`,
    ...authorization,
    ...executed,
    ...(reached === undefined ? [] : [reached]),
    `record: event ${event.number} at ${new Date(event.time).toISOString()}, id ${event.id}, request ${event.requestId}`,
  ];
}

/** What `--debug` shows of a call: the stages of its way through the pipeline, a line each. */
export function describeCall(call: Call, result: CallResult): string {
  const lines = [
    `resolve: ${call.service} ${call.operation} in ${call.region}`,
    ...(result.event === undefined ? ['no event: the call did not reach a cloud of this home'] : stages(result.event)),
    result.ok ? 'answer: ok' : `answer: ${result.error.status} ${result.error.code}: ${result.error.message}`,
  ];
  return lines.map((line) => `nimbi - debug - ${line}\n`).join('');
}
