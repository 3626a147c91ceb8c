import type { OperationContext } from '../../../kernel/context.ts';
import { operation } from '../../../kernel/operation.ts';
import { afterCode, mfaDevices, mfaSealLabel, mfaSerial } from '../../shared/identity/mfa-devices.ts';
import { findLoginProfile, ownMfaDevices, type Person } from '../../shared/identity/sign-in.ts';
import { loginProfiles } from '../../shared/identity/tables.ts';
import { errors } from '../errors.ts';
import { pageModel } from '../page-model.ts';

interface Input {
  /** The name that was typed, where that was a user's. */
  readonly userName?: string;
  readonly mfaCode?: string;
}

interface Output {
  readonly ConsoleLogin: string;
  readonly MFAIdentifier?: string;
  readonly MFAUsed: string;
}

/** The serial number of the person's device whose code this is, which is then used up; `undefined` for a person without devices. */
function takeCode(context: OperationContext, person: Person, code: string): string | undefined {
  const devices = ownMfaDevices(context.state, person);
  for (const { key, row } of devices) {
    const after = afterCode(row, context.unseal(row.sealedSeed, mfaSealLabel(...key)), code, context.now);
    if (after === undefined) continue;
    context.state.put(mfaDevices, key, after);
    return mfaSerial(context.partition, context.accountId, row);
  }
  if (devices.length > 0) throw errors.failedAuthentication();
  return undefined;
}

/** A sign-in with a password, of which the engine has made sure: takes the MFA code of a user who has a device. */
const consoleLogin = operation<Input, Output>({
  name: 'ConsoleLogin',
  mutating: true,
  irrevocable: true,
  needs: () => [],
  execute({ mfaCode = '' }, context) {
    const { state, principal, accountId, now, accessKeyId } = context;
    if ((principal.type !== 'User' && principal.type !== 'Root') || accessKeyId !== undefined) throw errors.invalidRequest();
    const serial = takeCode(context, principal, mfaCode);
    const profile = findLoginProfile(state, principal);
    if (profile !== undefined) state.put(loginProfiles, [accountId, principal.id], { ...profile, lastUsedAt: now });
    return { ConsoleLogin: 'Success', ...(serial !== undefined && { MFAIdentifier: serial }), MFAUsed: serial === undefined ? 'No' : 'Yes' };
  },
});

export default { ...consoleLogin, model: pageModel('ConsoleLogin', ['userName', 'mfaCode'], ['ConsoleLogin', 'MFAIdentifier', 'MFAUsed']) };
