import type { Cloud, MfaCode, PasswordSignIn } from '../../../engine/cloud.ts';
import type { AwsError } from '../../../kernel/aws-error.ts';
import type { CallSource } from '../../../kernel/call-source.ts';
import { rootUserName } from '../../../services/iam/root-user.ts';

/** What came of assigning a device. */
export type Assigned = { readonly ok: true; readonly device: MfaCode } | { readonly ok: false; readonly error: AwsError };

/**
 * Does what the console's page "Assign MFA device" does for the root user: signs in, makes a virtual device, which an authenticator app
 * is shown, and enables it with two codes in a row. No command of the AWS CLI can.
 */
export async function assignRootDevice(cloud: Cloud, name: string, root: Omit<PasswordSignIn, 'userName'>, surface: string): Promise<Assigned> {
  const source: CallSource = { surface, ip: '127.0.0.1', userAgent: 'AWS Internal' };
  const around = { region: 'us-east-1', source };
  const entered = await cloud.signIn(root, around);
  if (!entered.ok) return entered;
  const principal = entered.event?.principal;
  if (principal === undefined) throw new Error('A sign-in left no event.');
  const made = await cloud.callAs(principal, 'signIn', {
    service: 'iam',
    operation: 'CreateVirtualMFADevice',
    input: { VirtualMFADeviceName: name },
    ...around,
  });
  if (!made.ok) return made;
  const { SerialNumber } = made.output.VirtualMFADevice as { readonly SerialNumber: string };
  const device = (await cloud.mfaCodes()).find(({ serial }) => serial === SerialNumber);
  if (device === undefined) throw new Error(`The device ${SerialNumber} shows no code.`);
  const [AuthenticationCode1, AuthenticationCode2] = device.codes;
  const input = { UserName: rootUserName, SerialNumber, AuthenticationCode1, AuthenticationCode2 };
  const enabled = await cloud.callAs(principal, 'signIn', { service: 'iam', operation: 'EnableMFADevice', input, ...around });
  return enabled.ok ? { ok: true, device } : enabled;
}

/** Waits until a device shows a code that was not used yet, by moving the cloud's clock, and gives it; `undefined` for a device that is not there. */
export async function freshCode(cloud: Cloud, name: string): Promise<string | undefined> {
  const device = (await cloud.mfaCodes()).find((candidate) => candidate.name === name);
  if (device === undefined || !device.used) return device?.codes[1];
  await cloud.advanceClock(device.nextIn);
  return (await cloud.mfaCodes()).find((candidate) => candidate.name === name)?.codes[1];
}
