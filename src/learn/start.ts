import { setUp } from '../engine/calls.ts';
import type { Cloud } from '../engine/cloud.ts';
import type { Credentials } from '../kernel/call.ts';
import { rootUser } from '../kernel/principal.ts';
import { fill, type Values } from './fill.ts';
import type { Scenario, ScenarioCall, StartPrincipal } from './scenario.ts';

/** The profiles that a scenario's principals have, by name. */
export type Profiles = Readonly<Record<string, Credentials>>;

/** Makes a new cloud the world that a scenario begins in. What it does can't be undone by the learner. */
export async function makeStart(cloud: Cloud, scenario: Scenario, values: Values, admin: Credentials): Promise<Profiles> {
  const profiles: Record<string, Credentials> = { admin };
  for (const [name, principal] of Object.entries(fill(scenario.start?.principals ?? {}, values))) {
    profiles[name] = await makePrincipal(cloud, name, principal, profiles);
  }
  for (const call of fill(scenario.start?.calls ?? [], values)) await asRoot(cloud, call);
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

/** Another secret of the same look: its letters from the end to the beginning, cases changed. */
const spoiled = (secret: string): string =>
  [...secret]
    .reverse()
    .map((sign) => (sign === sign.toLowerCase() ? sign.toUpperCase() : sign.toLowerCase()))
    .join('');

async function asRoot(cloud: Cloud, { service, operation, region = 'us-east-1', input = {} }: ScenarioCall): Promise<Record<string, unknown>> {
  const source = { surface: setUp, ip: '127.0.0.1', userAgent: 'nimbi' };
  const result = await cloud.callAs(rootUser(cloud.facts.accountId), 'signIn', { service, operation, region, input, source });
  if (!result.ok) throw result.error;
  return result.output;
}
