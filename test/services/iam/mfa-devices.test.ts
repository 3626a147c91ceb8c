import { inflateSync } from 'node:zlib';
import { beforeEach, describe, expect, it } from 'vitest';
import { type TestCloud, testCloud } from '../../support/cloud.ts';
import { code, codes } from './authenticator.ts';

const serial = 'arn:aws:iam::123456789012:mfa/BobsMFADevice';
const start = Date.parse('2026-11-24T12:00:00Z');

let cloud: TestCloud;
let device: { SerialNumber: string; Base32StringSeed: Uint8Array; QRCodePNG: Uint8Array };
let seed: string;

beforeEach(async () => {
  cloud = await testCloud();
  await cloud.ok('iam', 'CreateUser', { UserName: 'Bob' });
  const { VirtualMFADevice } = await cloud.ok('iam', 'CreateVirtualMFADevice', { VirtualMFADeviceName: 'BobsMFADevice' });
  device = VirtualMFADevice as typeof device;
  seed = Buffer.from(device.Base32StringSeed).toString();
});

const enable = (moment = start) => cloud.ok('iam', 'EnableMFADevice', { UserName: 'Bob', SerialNumber: serial, ...codes(seed, moment) });
const refused = async (operation: string, input: Record<string, unknown>) => {
  const { code: errorCode, status, message } = await cloud.refused('iam', operation, input);
  return [errorCode, status, message];
};

describe('a virtual MFA device', () => {
  it('is made with a seed that the journal does not keep', () => {
    expect(device.SerialNumber).toBe(serial);
    expect(seed).toMatch(/^[A-Z2-7]{64}$/);
    expect(JSON.stringify(cloud.cloud.events())).not.toContain(seed);
  });

  it('shows its seed as a picture, too: a QR code as PNG', () => {
    const png = Buffer.from(device.QRCodePNG);
    expect(png.subarray(0, 8).toString('latin1')).toBe('\x89PNG\r\n\x1a\n');
    const [width, height] = [png.readUInt32BE(16), png.readUInt32BE(20)];
    expect(width).toBe(height);
    const pixels = inflateSync(png.subarray(41, 41 + png.readUInt32BE(33)));
    const dark = (x: number, y: number) => (pixels.readUInt8(y * (1 + Math.ceil(width / 8)) + 1 + (x >> 3)) & (0x80 >> (x & 7))) === 0;
    // Four white modules of four pixels around; then a finder: seven dark modules, a white ring, three dark ones.
    const row = Array.from({ length: 7 }, (_, module) => dark(18 + 4 * module, 18 + 8));
    expect(row).toEqual([true, false, true, true, true, false, true]);
    expect([dark(0, 0), dark(15, 15), dark(16, 16), dark(width - 17, 16), dark(16, height - 17), dark(width - 1, height - 1)]).toEqual([
      false,
      false,
      true,
      true,
      true,
      false,
    ]);
  });

  it('is enabled by two codes in a row, listed, and can then not be deleted, nor its user', async () => {
    await enable();
    expect(await cloud.ok('iam', 'ListMFADevices', { UserName: 'Bob' })).toEqual({
      MFADevices: [{ UserName: 'Bob', SerialNumber: serial, EnableDate: new Date(start) }],
      IsTruncated: false,
    });
    const { VirtualMFADevices } = await cloud.ok('iam', 'ListVirtualMFADevices', { AssignmentStatus: 'Assigned' });
    expect(VirtualMFADevices).toEqual([{ SerialNumber: serial, EnableDate: new Date(start), User: expect.objectContaining({ UserName: 'Bob' }) }]);
    expect(await cloud.ok('iam', 'ListVirtualMFADevices', { AssignmentStatus: 'Unassigned' })).toEqual({ VirtualMFADevices: [], IsTruncated: false });
    expect((await cloud.ok('iam', 'GetAccountSummary')).SummaryMap).toMatchObject({ MFADevices: 1, MFADevicesInUse: 1 });
    expect(await refused('DeleteVirtualMFADevice', { SerialNumber: serial })).toEqual([
      'DeleteConflict',
      409,
      `The MFA device ${serial} is enabled for a user. Deactivate it first.`,
    ]);
    expect(await refused('DeleteUser', { UserName: 'Bob' })).toEqual([
      'DeleteConflict',
      409,
      'An MFA device is enabled for the user Bob. Deactivate it first.',
    ]);
    await cloud.ok('iam', 'DeactivateMFADevice', { UserName: 'Bob', SerialNumber: serial });
    await cloud.ok('iam', 'DeleteVirtualMFADevice', { SerialNumber: serial });
    await cloud.ok('iam', 'DeleteUser', { UserName: 'Bob' });
    expect(await cloud.ok('iam', 'ListVirtualMFADevices')).toEqual({ VirtualMFADevices: [], IsTruncated: false });
  });

  it('takes no wrong codes, none that are not in a row, none of long ago, and each once', async () => {
    const wrong = ['InvalidAuthenticationCode', 403, 'These are no two codes in a row that the MFA device shows at this time.'];
    const input = { UserName: 'Bob', SerialNumber: serial };
    const { AuthenticationCode1, AuthenticationCode2 } = codes(seed, start);
    expect(await refused('EnableMFADevice', { ...input, AuthenticationCode1: AuthenticationCode2, AuthenticationCode2: AuthenticationCode1 })).toEqual(wrong);
    expect(await refused('EnableMFADevice', { ...input, AuthenticationCode1, AuthenticationCode2: AuthenticationCode1 })).toEqual(wrong);
    expect(await refused('EnableMFADevice', { ...input, ...codes(seed, start - 3_600_000) })).toEqual(wrong);
    await enable();
    expect(await refused('ResyncMFADevice', { ...input, ...codes(seed, start) })).toEqual(wrong);
    await cloud.ok('iam', 'ResyncMFADevice', { ...input, ...codes(seed, start + 120_000) });
  });

  it('belongs to one user', async () => {
    await cloud.ok('iam', 'CreateUser', { UserName: 'Alice' });
    await enable();
    const other = { UserName: 'Alice', SerialNumber: serial };
    const notOfUser = ['NoSuchEntity', 404, `No MFA device with the serial number ${serial} is enabled for this user.`];
    expect(await refused('DeactivateMFADevice', other)).toEqual(notOfUser);
    expect(await refused('ResyncMFADevice', { ...other, ...codes(seed, start) })).toEqual(notOfUser);
    const inUse = ['EntityAlreadyExists', 409, `The MFA device ${serial} is enabled for a user already.`];
    expect(await refused('EnableMFADevice', { ...other, ...codes(seed, start) })).toEqual(inUse);
  });

  it('has a name of its own', async () => {
    expect(await refused('CreateVirtualMFADevice', { VirtualMFADeviceName: 'BobsMFADevice' })).toEqual([
      'EntityAlreadyExists',
      409,
      'A virtual MFA device with this path and name exists already.',
    ]);
    await cloud.ok('iam', 'CreateVirtualMFADevice', { VirtualMFADeviceName: 'BobsMFADevice', Path: '/other/' });
    const nobody = 'arn:aws:iam::123456789012:mfa/nobody';
    expect(await refused('DeleteVirtualMFADevice', { SerialNumber: nobody })).toEqual([
      'NoSuchEntity',
      404,
      `There is no MFA device with the serial number ${nobody}.`,
    ]);
  });

  it('is managed by its own user where a policy says so', async () => {
    const own = {
      Version: '2012-10-17',
      Statement: [
        { Effect: 'Allow', Action: 'iam:CreateVirtualMFADevice', Resource: 'arn:aws:iam::*:mfa/carla' },
        { Effect: 'Allow', Action: ['iam:EnableMFADevice', 'iam:ListMFADevices'], Resource: 'arn:aws:iam::*:user/${aws:username}' },
      ],
    };
    const carla = await cloud.user('carla', { policies: [own] });
    const made = await cloud.ok('iam', 'CreateVirtualMFADevice', { VirtualMFADeviceName: 'carla' }, { as: carla });
    const { SerialNumber, Base32StringSeed } = made.VirtualMFADevice as typeof device;
    const key = Buffer.from(Base32StringSeed).toString();
    await cloud.ok('iam', 'EnableMFADevice', { UserName: 'carla', SerialNumber, ...codes(key, start) }, { as: carla });
    expect((await cloud.ok('iam', 'ListMFADevices', {}, { as: carla })).MFADevices).toHaveLength(1);
    const { message } = await cloud.refused('iam', 'DeleteVirtualMFADevice', { SerialNumber }, { as: carla });
    expect(message).toBe(
      `User: arn:aws:iam::123456789012:user/carla is not authorized to perform: iam:DeleteVirtualMFADevice on resource: ${SerialNumber} because no identity-based policy allows the iam:DeleteVirtualMFADevice action`,
    );
  });

  it('lets its user have a session with MFA, by a code that counts once', async () => {
    const keys = await cloud.user('carla', {
      policies: [
        { Version: '2012-10-17', Statement: [{ Effect: 'Allow', Action: '*', Resource: '*', Condition: { Bool: { 'aws:MultiFactorAuthPresent': 'true' } } }] },
      ],
    });
    await cloud.ok('iam', 'EnableMFADevice', { UserName: 'carla', SerialNumber: serial, ...codes(seed, start) });
    const shown = (TokenCode: string) => ({ SerialNumber: serial, TokenCode });
    const session = (input: Record<string, unknown>) => cloud.refused('sts', 'GetSessionToken', input, { as: keys });
    await cloud.refused('iam', 'ListUsers', {}, { as: keys });
    expect((await session({ SerialNumber: serial })).message).toBe('SerialNumber and TokenCode only go together.');
    const invalid = 'This is no code that the MFA device shows at this time, or one that was used already.';
    expect((await session(shown(code(seed, start)))).message).toBe(invalid);
    expect((await session(shown(code(seed, start + 600_000)))).message).toBe(invalid);
    const token = code(seed, start + 30_000);
    const { Credentials } = await cloud.ok('sts', 'GetSessionToken', shown(token), { as: keys });
    const { AccessKeyId, SecretAccessKey, SessionToken } = Credentials as Record<'AccessKeyId' | 'SecretAccessKey' | 'SessionToken', string>;
    await cloud.ok('iam', 'ListUsers', {}, { as: { accessKeyId: AccessKeyId, secretAccessKey: SecretAccessKey, sessionToken: SessionToken } });
    expect((await session(shown(token))).message).toBe(invalid);
    expect((await cloud.refused('sts', 'GetSessionToken', shown(token))).message).toBe('No MFA device with this serial number is enabled for the caller.');
  });

  it('opens a role whose trust policy wants MFA', async () => {
    const keys = await cloud.user('carla', { policies: [{ Version: '2012-10-17', Statement: [{ Effect: 'Allow', Action: 'sts:*', Resource: '*' }] }] });
    await cloud.ok('iam', 'EnableMFADevice', { UserName: 'carla', SerialNumber: serial, ...codes(seed, start) });
    const trust = {
      Version: '2012-10-17',
      Statement: [
        {
          Effect: 'Allow',
          Principal: { AWS: 'arn:aws:iam::123456789012:root' },
          Action: 'sts:AssumeRole',
          Condition: { Bool: { 'aws:MultiFactorAuthPresent': 'true' } },
        },
      ],
    };
    await cloud.ok('iam', 'CreateRole', { RoleName: 'vault', AssumeRolePolicyDocument: JSON.stringify(trust) });
    const role = { RoleArn: 'arn:aws:iam::123456789012:role/vault', RoleSessionName: 'carla' };
    expect((await cloud.refused('sts', 'AssumeRole', role, { as: keys })).code).toBe('AccessDenied');
    const wrong = await cloud.refused('sts', 'AssumeRole', { ...role, SerialNumber: serial, TokenCode: '000000' }, { as: keys });
    expect(wrong.message).toBe('This is no code that the MFA device shows at this time, or one that was used already.');
    const right = { ...role, SerialNumber: serial, TokenCode: code(seed, start + 30_000) };
    expect((await cloud.ok('sts', 'AssumeRole', right, { as: keys })).AssumedRoleUser).toMatchObject({
      Arn: 'arn:aws:sts::123456789012:assumed-role/vault/carla',
    });
  });
});
