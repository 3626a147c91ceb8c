import type { DescribeInstancesCommandOutput } from '@aws-sdk/client-ec2';
import type { GetInstanceProfileCommandOutput } from '@aws-sdk/client-iam';
import type { AssumeRoleCommandOutput } from '@aws-sdk/client-sts';
import { rootUser, servicePrincipal } from '../kernel/principal.ts';
import { makeCallAs, type Plant, rehearseCall } from './calls.ts';
import type { InstanceCredentials } from './cloud.ts';

const ec2 = 'ec2.amazonaws.com';

/**
 * Seconds. What metadata services have shown is good for six hours and some minutes (published transcripts, 2024): AWS documents no length, but that
 * these credentials "are not subject to the specified maximum session duration" of the role (IAM API reference, UpdateRole, read 2026-11).
 */
const sessionLength = 21_600;

/**
 * The credentials that an instance's metadata service has for programs on it: EC2 assumes the role of its instance profile,
 * with the instance's id as the session's name. That call is authorized by the role's trust policy and recorded.
 */
export async function instanceCredentials(plant: Plant, region: string, instanceId: string): Promise<InstanceCredentials> {
  const { accountId } = plant.facts;
  const source = { surface: ec2, ip: '127.0.0.1', userAgent: ec2 };
  const look = async <Output>(service: string, operation: string, input: Record<string, unknown>): Promise<Partial<Output>> => {
    const answer = await rehearseCall(plant, rootUser(accountId), { service, operation, region, input, source });
    return answer.ok ? (answer.output as Partial<Output>) : {};
  };
  const { Reservations = [] } = await look<DescribeInstancesCommandOutput>('ec2', 'DescribeInstances', { InstanceIds: [instanceId] });
  const instance = Reservations[0]?.Instances?.[0];
  if (!instance) return { ok: false, reason: 'noSuchInstance' };
  if (instance.State?.Name !== 'running') return { ok: false, reason: 'notRunning' };
  const profileName = instance.IamInstanceProfile?.Arn?.split('/').at(-1);
  if (profileName === undefined) return { ok: false, reason: 'noInstanceProfile' };
  const { InstanceProfile } = await look<GetInstanceProfileCommandOutput>('iam', 'GetInstanceProfile', { InstanceProfileName: profileName });
  const role = InstanceProfile?.Roles?.[0];
  if (!role?.Arn || !role.RoleName) return { ok: false, reason: 'noRole' };
  const assumed = await makeCallAs(
    plant,
    { principal: servicePrincipal(ec2, accountId), authentication: { method: 'service' } },
    { service: 'sts', operation: 'AssumeRole', region, input: { RoleArn: role.Arn, RoleSessionName: instanceId, DurationSeconds: sessionLength }, source },
  );
  if (!assumed.ok) return { ok: false, reason: 'AssumeRoleUnauthorizedAccess', ...(assumed.event && { event: assumed.event }) };
  const { Credentials } = assumed.output as Partial<AssumeRoleCommandOutput>;
  if (!Credentials?.AccessKeyId || !Credentials.SecretAccessKey || !Credentials.SessionToken || !Credentials.Expiration) {
    throw new Error('AssumeRole answered without credentials.');
  }
  return {
    ok: true,
    roleName: role.RoleName,
    credentials: { accessKeyId: Credentials.AccessKeyId, secretAccessKey: Credentials.SecretAccessKey, sessionToken: Credentials.SessionToken },
    expiresAt: Credentials.Expiration.getTime(),
  };
}
