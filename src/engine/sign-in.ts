import type { AwsError } from '../kernel/aws-error.ts';
import type { Call, CallResult } from '../kernel/call.ts';
import type { SignInFailure } from '../kernel/journal.ts';
import type { SignInRefusal } from '../kernel/operation.ts';
import { anonymous, type Principal, rootUser } from '../kernel/principal.ts';
import { isSameSecret, sha256 } from '../kernel/sha256.ts';
import type { ReadState } from '../kernel/state.ts';
import { findUser, userPrincipal } from '../services/shared/identity/entities.ts';
import { passwordExpiry, passwordPolicyOf } from '../services/shared/identity/password-policy.ts';
import { findLoginProfile, findSignIn, ownMfaDevices, type Person, type SignedIn } from '../services/shared/identity/sign-in.ts';
import { type LoginProfileRow, passwordSealLabel } from '../services/shared/identity/tables.ts';
import { makeCallAs, type Plant } from './calls.ts';
import type { PasswordSignIn, SignIn } from './cloud.ts';
import type { Loaded } from './loader.ts';
import { readState } from './overlay.ts';
import { globalRegion } from './passage.ts';
import { rootPassword } from './root-password.ts';
import { recordRefusal } from './run-call.ts';
import { transact } from './transaction.ts';

/** Where a sign-in comes from, and the Region that it goes to. */
type Around = Pick<Call, 'region' | 'source'>;

/** What the sign-in page comes to: a person, or the refusal. */
type Entered = { readonly person: SignedIn } | (CallResult & { readonly ok: false });

/** For how long a sign-in lasts at most, in milliseconds: "for up to 12 hours". AWS CLI user guide, read 2026-11. */
const longestSignIn = 43_200_000;

const clientId = 'arn:aws:signin:::devtools/same-device';

/** CloudTrail keeps this in place of a name that no user has: it might be anything, such as a password. CloudTrail User Guide, read 2026-11. */
const hidden = 'HIDDEN_DUE_TO_SECURITY_REASONS';

/**
 * Signs a person in, or renews a sign-in, and asks AWS Sign-In for temporary credentials.
 * @param now tells the cloud's time, in milliseconds since 1970
 */
export async function signIn(plant: Plant, now: () => number, attempt: SignIn, around: Around): Promise<CallResult> {
  const page = await plant.loader.load('signin', 'ConsoleLogin');
  if (page === undefined) throw new Error('AWS Sign-In is not there.');
  if ('refreshToken' in attempt) {
    const found = plant.store.read((rows) => findSignIn(readState(rows), attempt.refreshToken, now()));
    if (typeof found === 'string') return { ok: false, error: refusal(page, found) };
    // The journal keeps the token's hash, by which the service finds it.
    return getToken(plant, found, { grantType: 'refresh_token', refreshToken: sha256(attempt.refreshToken) }, around);
  }
  const entered = await enter(plant, page, now, attempt, around);
  return 'person' in entered ? getToken(plant, entered.person, { grantType: 'authorization_code' }, around) : entered;
}

const getToken = (plant: Plant, principal: SignedIn, tokenInput: object, around: Around): Promise<CallResult> =>
  callAs(plant, principal, { service: 'signin', operation: 'CreateOAuth2Token', input: { tokenInput: { clientId, ...tokenInput } }, ...around });

/** What the page asks, one after the other: name and password, the code of a user who has an MFA device, a new password where one is due. */
async function enter(plant: Plant, page: Loaded, now: () => number, attempt: PasswordSignIn, { region, source }: Around): Promise<Entered> {
  const { userName, password } = attempt;
  const claimed = plant.store.read((rows) => claimedBy(plant, readState(rows), userName, now()));
  // The root user's sign-ins are recorded in us-east-1, a user's in the Region whose endpoint was used.
  const around = { region: userName === undefined ? globalRegion : region, source };
  if (claimed === undefined) return recordFailure(plant, page, { failure: 'unknownUser', principal: anonymous, userName: hidden }, around);
  const { person, hasMfa, resetRequired, expired } = claimed;
  const name = person.type === 'User' ? { userName: person.userName } : {};
  if (!claimed.isPassword(password)) return recordFailure(plant, page, { failure: 'wrongPassword', principal: person, ...name }, around);
  if (expired === 'forGood') return { ok: false, error: refusal(page, 'passwordExpired') };
  const mfaCode = hasMfa ? await askMfaCode(plant, person, attempt, around) : undefined;
  if (hasMfa && mfaCode === undefined) return { ok: false, error: refusal(page, 'mfaCodeMissing') };
  const entry = await callAs(plant, person, {
    service: 'signin',
    operation: 'ConsoleLogin',
    input: { ...name, ...(mfaCode !== undefined && { mfaCode }) },
    ...around,
  });
  if (!entry.ok) return entry;
  const issuedAt = entry.event?.time ?? now();
  const session = { issuedAt, expiresAt: issuedAt + longestSignIn, mfaAuthenticated: hasMfa, signedIn: true } as const;
  const signedIn = { ...person, session };
  return resetRequired || expired ? changePassword(plant, page, signedIn, attempt, source) : { person: signedIn };
}

/** Who is meant, and what the page will want to know; `undefined` where no user of that name has a password. */
function claimedBy(plant: Plant, state: ReadState, userName: string | undefined, now: number) {
  const { accountId, seed } = plant.facts;
  if (userName === undefined) {
    const isPassword = (given: string): boolean => isSameSecret(given, rootPassword(seed));
    const person: Person = rootUser(accountId);
    return { person, hasMfa: ownMfaDevices(state, person).length > 0, resetRequired: false, expired: undefined, isPassword };
  }
  const user = findUser(state, accountId, userName);
  if (user === undefined) return undefined;
  const person: Person = userPrincipal(accountId, user);
  const profile = findLoginProfile(state, person);
  const isPassword = (given: string): boolean =>
    profile !== undefined && plant.sealing.isSecret(given, profile.sealedPassword, passwordSealLabel(accountId, user.userId));
  const hasMfa = ownMfaDevices(state, person).length > 0;
  return { person, hasMfa, resetRequired: profile?.resetRequired === true, expired: profile && expiredFor(state, person, profile, now), isPassword };
}

/** Whether a password has expired: so that its user may choose another one, or so that only an administrator can. */
function expiredFor(state: ReadState, { accountId }: Person, profile: LoginProfileRow, now: number): 'untilChanged' | 'forGood' | undefined {
  const policy = passwordPolicyOf(state, accountId);
  const expiry = passwordExpiry(policy, profile);
  if (expiry === undefined || now < expiry) return undefined;
  return policy?.hardExpiry ? 'forGood' : 'untilChanged';
}

async function askMfaCode(plant: Plant, person: Person, { mfaCode }: PasswordSignIn, around: Around): Promise<string | undefined> {
  await callAs(plant, person, { service: 'signin', operation: 'CheckMfa', input: {}, ...around });
  return mfaCode?.();
}

/** The user chooses a new password, by a call of IAM: it takes the permission, and is held to the password policy. */
async function changePassword(plant: Plant, page: Loaded, person: SignedIn, attempt: PasswordSignIn, source: Around['source']): Promise<Entered> {
  const NewPassword = await attempt.newPassword?.();
  if (NewPassword === undefined) return { ok: false, error: refusal(page, 'newPasswordMissing') };
  const input = { OldPassword: attempt.password, NewPassword };
  const changed = await callAs(plant, person, { service: 'iam', operation: 'ChangePassword', input, region: globalRegion, source });
  if (changed.ok) return { person };
  return { ok: false, error: refusal(page, 'passwordNotChanged'), ...(changed.event && { event: changed.event }) };
}

const callAs = (plant: Plant, principal: Principal, call: Omit<Call, 'credentials'>): Promise<CallResult> =>
  makeCallAs(plant, { principal, authentication: { method: 'signIn' } }, call);

function refusal({ door }: Loaded, why: SignInRefusal): AwsError {
  if (door.signInRefused === undefined) throw new Error('AWS Sign-In has no words for a refusal.');
  return door.signInRefused(why);
}

/** A sign-in that failed: it is written down, and that is all. */
async function recordFailure(
  plant: Plant,
  page: Loaded,
  { failure, principal, ...input }: { readonly failure: SignInFailure; readonly principal: Principal; readonly userName?: string },
  around: Around,
): Promise<CallResult & { readonly ok: false }> {
  const error = refusal(page, failure);
  const invocation = { loaded: page, principal, authentication: { method: 'signIn', failure } as const, input, ...around };
  const { events } = await transact(plant, (frame, rows) => {
    recordRefusal(frame, rows, invocation, error);
    return { result: undefined };
  });
  const [event] = events;
  return { ok: false, error, ...(event?.kind === 'call' && { event }) };
}
