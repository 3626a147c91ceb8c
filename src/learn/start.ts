import { setUp } from '../engine/calls.ts';
import type { Cloud } from '../engine/cloud.ts';
import type { Credentials } from '../kernel/call.ts';
import { defaultRegion } from '../kernel/default-region.ts';
import { rootUser } from '../kernel/principal.ts';
import { milliseconds } from './duration.ts';
import { fill, type Values } from './fill.ts';
import { recordedHappening } from './happening.ts';
import type { Scenario, ScenarioCall, StartEntry, StartPrincipal } from './scenario.ts';

/** The profiles that a scenario's principals have, by name. */
export type Profiles = Readonly<Record<string, Credentials>>;

/** For whom an attempt is begun: who the student is, and what their teacher gave out to tell hand-ins apart. */
export interface Enrolment {
  readonly student?: string;
  readonly nonce?: string;
}

/**
 * Makes a new cloud the world that a scenario begins in, and records that the attempt has begun: all up to that event is the start, the
 * same for the same scenario, cloud and enrolment. What it does can't be undone by the learner.
 */
export async function makeStart(cloud: Cloud, scenario: Scenario, values: Values, admin: Credentials, enrolment: Enrolment = {}): Promise<Profiles> {
  const profiles: Record<string, Credentials> = { admin };
  for (const [name, principal] of Object.entries(fill(scenario.start?.principals ?? {}, values))) {
    profiles[name] = await makePrincipal(cloud, name, principal, profiles);
  }
  for (const entry of fill(scenario.start?.calls ?? [], values)) await makeEntry(cloud, entry, profiles);
  await cloud.recordHappening(recordedHappening({ what: 'begun', scenario: scenario.id, version: scenario.version, ...enrolment }));
  const { admin: _default, ...others } = profiles;
  return others;
}

async function makePrincipal(cloud: Cloud, name: string, { user = name, policies = [], forged }: StartPrincipal, profiles: Profiles): Promise<Credentials> {
  const original = forged === undefined ? undefined : profiles[forged];
  if (original) return { ...original, secretAccessKey: spoiled(original.secretAccessKey) };
  await asRoot(cloud, { service: 'iam', operation: 'CreateUser', input: { UserName: user } });
  for (const arn of policies) await asRoot(cloud, { service: 'iam', operation: 'AttachUserPolicy', input: { UserName: user, PolicyArn: arn } });
  const { AccessKey } = (await asRoot(cloud, { service: 'iam', operation: 'CreateAccessKey', input: { UserName: user } })) as {
    AccessKey: { AccessKeyId: string; SecretAccessKey: string };
  };
  return { accessKeyId: AccessKey.AccessKeyId, secretAccessKey: AccessKey.SecretAccessKey };
}

async function makeEntry(cloud: Cloud, entry: StartEntry, profiles: Profiles): Promise<void> {
  if ('wait' in entry) return cloud.advanceClock(milliseconds(entry.wait));
  const { as, ...call } = entry;
  if (as === undefined) {
    await asRoot(cloud, call);
    return;
  }
  const { service, operation, region = defaultRegion, input = {} } = call;
  const credentials = profiles[as];
  if (!credentials) throw new Error(`There is no principal ${as} in the start.`);
  // What a user was refused is part of the story, too.
  await cloud.call({ service, operation, region, input, source, credentials });
}

/** Another secret of the same look: its letters from the end to the beginning, cases changed. */
const spoiled = (secret: string): string =>
  [...secret]
    .reverse()
    .map((sign) => (sign === sign.toLowerCase() ? sign.toUpperCase() : sign.toLowerCase()))
    .join('');

const source = { surface: setUp, ip: '127.0.0.1', userAgent: 'nimbi' } as const;

async function asRoot(cloud: Cloud, { service, operation, region = defaultRegion, input = {} }: ScenarioCall): Promise<Record<string, unknown>> {
  const result = await cloud.callAs(rootUser(cloud.facts.accountId), 'signIn', { service, operation, region, input, source });
  if (!result.ok) throw result.error;
  return result.output;
}
