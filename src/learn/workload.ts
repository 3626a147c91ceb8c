import type { Cloud, InstanceCredentials } from '../engine/cloud.ts';
import type { AwsError } from '../kernel/aws-error.ts';
import type { Credentials } from '../kernel/call.ts';
import type { CallEvent } from '../kernel/journal.ts';
import type { ScenarioCall, Workload } from './scenario.ts';
import { workloadSurface } from './sources.ts';

/** Why a program has nothing to sign with. */
export type NoCredentials = Extract<InstanceCredentials, { ok: false }>['reason'] | 'nothingStolen';

/** What came of a request to a program. */
export type ArrivalOutcome =
  | { readonly kind: 'noCredentials'; readonly reason: NoCredentials }
  | { readonly kind: 'allowed'; readonly event: CallEvent }
  | { readonly kind: 'refused'; readonly event: CallEvent; readonly error: AwsError };

/** A request that reached a program, and what the program then did. Texts are filled in. */
export interface Arrival {
  /** The program's name, as it begins a line. */
  readonly title: string;
  readonly text: string;
  /** The call that the program makes. */
  readonly call: ScenarioCall;
  /** What the program signs with: an instance's role, or what somebody took. */
  readonly stolen: boolean;
  readonly outcome: ArrivalOutcome;
  /** The credentials the program was given now; absent where it got none or brought them. */
  readonly given?: Credentials;
}

/** From where programs call: addresses of the ranges kept for documentation (RFC 5737). */
const addresses = { instance: '192.0.2.10', thief: '198.51.100.66' } as const;

/** From where the learner calls. */
const here = '127.0.0.1';

/**
 * Lets a request reach a program: it fetches the credentials of its instance's role, as a program on EC2 does at each call, and makes its
 * call, signed, through the pipeline.
 * @param has what a thief has, or a program of the learner's; for programs on an instance it is not looked at
 */
export async function arrive(cloud: Cloud, workload: Workload, request: string, has: Credentials | undefined): Promise<Arrival> {
  const { text, call } = workload.requests[request] ?? { text: request, call: { service: '', operation: '' } };
  const told = { title: workload.title, text, call, stolen: workload.stolenFrom !== undefined };
  const { on } = workload;
  if (!on) {
    const ip = workload.with === undefined ? addresses.thief : here;
    const outcome: ArrivalOutcome = has ? await send(cloud, call, has, ip) : { kind: 'noCredentials', reason: 'nothingStolen' };
    return { ...told, outcome };
  }
  const fetched = await cloud.instanceCredentials(on.region ?? 'us-east-1', on.instance);
  if (!fetched.ok) return { ...told, outcome: { kind: 'noCredentials', reason: fetched.reason } };
  return { ...told, outcome: await send(cloud, call, fetched.credentials, addresses.instance), given: fetched.credentials };
}

async function send(
  cloud: Cloud,
  { service, operation, region = 'us-east-1', input = {} }: ScenarioCall,
  credentials: Credentials,
  ip: string,
): Promise<ArrivalOutcome> {
  const source = { surface: workloadSurface, ip, userAgent: 'aws-sdk-js/3' };
  const result = await cloud.call({ service, operation, region, input, credentials, source });
  if (result.event === undefined) throw result.ok ? new Error('A call left no event.') : result.error;
  return result.ok ? { kind: 'allowed', event: result.event } : { kind: 'refused', event: result.event, error: result.error };
}
