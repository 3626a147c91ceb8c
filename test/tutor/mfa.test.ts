import { expect, test } from 'vitest';
import { testCloud } from '../support/cloud.ts';
import { runVerb } from './support.ts';

test('the codes of virtual MFA devices are shown, and the root user is given one as at the console', async () => {
  const { cloud, ok } = await testCloud();
  expect(await runVerb(['mfa'], { cloud })).toMatchObject({
    code: 0,
    stdout: 'There is no virtual MFA device yet. For a user: aws iam create-virtual-mfa-device.\nFor the root user: mfa assign-root NAME.\n',
  });
  const assigned = await runVerb(['mfa', 'assign-root', 'my-phone'], { cloud, answers: [cloud.rootPassword()] });
  const [, first = '', second = ''] = /by the codes (\d{6}), (\d{6})\n$/.exec(assigned.stdout) ?? [];
  expect(assigned).toMatchObject({ code: 0, stderr: '' });
  await ok('iam', 'CreateVirtualMFADevice', { VirtualMFADeviceName: 'spare' });
  const [mine, spare] = await cloud.mfaCodes();
  expect(mine).toEqual({
    name: 'my-phone',
    serial: 'arn:aws:iam::123456789012:mfa/my-phone',
    owner: 'root',
    codes: [first, second],
    used: true,
    nextIn: 30_000,
  });
  expect((await runVerb(['mfa', 'codes'], { cloud })).stdout).toBe(`Device    Of            Code before  Code now  Next in
my-phone  root          ${first}       ${second}    30 s, this one was used
spare     (nobody yet)  ${spare?.codes.join('       ')}    30 s
`);
});

test('the root user is asked for a code where there is a device already, and refused without', async () => {
  const { cloud } = await testCloud();
  await runVerb(['mfa', 'assign-root', 'first'], { cloud, answers: [cloud.rootPassword()] });
  const used = (await cloud.mfaCodes())[0]?.codes[1] ?? '';
  const refused = 'nimbi mfa: Refused (FailedAuthentication): Your authentication information is incorrect. Please try again.\n';
  expect(await runVerb(['mfa', 'assign-root', 'second'], { cloud, answers: ['wrong'] })).toMatchObject({ code: 1, stderr: refused });
  expect(await runVerb(['mfa', 'assign-root', 'second'], { cloud, answers: [cloud.rootPassword(), used] })).toMatchObject({ code: 1, stderr: refused });
  await cloud.advanceClock(30_000);
  const fresh = (await cloud.mfaCodes())[0]?.codes[1] ?? '';
  expect(await runVerb(['mfa', 'assign-root', 'second'], { cloud, answers: [cloud.rootPassword(), fresh] })).toMatchObject({ code: 0 });
});

test('a name that IAM does not take, and nobody to ask, are said', async () => {
  const { cloud } = await testCloud();
  expect((await runVerb(['mfa', 'assign-root', 'my phone'], { cloud, answers: [] })).stderr).toContain('A device has a name of letters');
  expect((await runVerb(['mfa', 'assign-root', 'my-phone'], { cloud })).stderr).toContain("There is no terminal to ask for the root user's password at.");
});
