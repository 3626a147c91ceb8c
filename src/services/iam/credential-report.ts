import type { OperationContext } from '../../kernel/context.ts';
import type { CallEvent } from '../../kernel/journal.ts';
import { defineTable } from '../../kernel/state.ts';
import { userArn } from '../shared/identity/arns.ts';
import { ownedMfaDevices } from '../shared/identity/mfa-devices.ts';
import { passwordExpiry, passwordPolicyOf } from '../shared/identity/password-policy.ts';
import { type AccessKeyRow, accessKeys, type LoginProfileRow, loginProfiles, ownedAccessKeys, type UserRow, users } from '../shared/identity/tables.ts';
import { trackedSince } from './last-used.ts';
import { countRows } from './quotas.ts';
import { accountCreation } from './root-user.ts';

/** An account's latest credential report. Times are milliseconds since 1970. */
export interface CredentialReportRow {
  readonly content: string;
  /** When it is ready. */
  readonly generatedAt: number;
}

/** Keys: `[accountId]`. */
export const credentialReports = defineTable<CredentialReportRow>('iam.credential-reports');

/** "You can generate a credential report as often as once every four hours." IAM User Guide, read 2026-11. In milliseconds. */
export const reportLifetime = 4 * 3_600_000;

/** How long a report takes, in milliseconds: AWS's are ready within seconds. */
export const generationTime = 2000;

/** The columns, in AWS's order: "Understanding the report format", IAM User Guide, read 2026-11. */
const columns = [
  ...['user', 'arn', 'user_creation_time', 'password_enabled', 'password_last_used', 'password_last_changed', 'password_next_rotation', 'mfa_active'],
  ...['access_key_1_active', 'access_key_1_last_rotated', 'access_key_1_last_used_date', 'access_key_1_last_used_region', 'access_key_1_last_used_service'],
  ...['access_key_2_active', 'access_key_2_last_rotated', 'access_key_2_last_used_date', 'access_key_2_last_used_region', 'access_key_2_last_used_service'],
  ...['cert_1_active', 'cert_1_last_rotated', 'cert_2_active', 'cert_2_last_rotated'],
];

const notApplicable = 'N/A';
const noCertificates = ['false', notApplicable, 'false', notApplicable];

/** A moment as the report has it: `2026-11-24T12:00:00+00:00`. */
const dateText = (milliseconds: number): string => new Date(milliseconds).toISOString().replace(/\.\d+Z$/, '+00:00');

/** The latest uses: of access keys by their ids, and of the root user's password. */
interface Uses {
  readonly ofKeys: ReadonlyMap<string, CallEvent>;
  readonly ofRootPassword: number | undefined;
}

/** The account's credential report as of now: comma-separated values, the root user first, then the users by name. */
export function credentialReport(context: OperationContext): string {
  const uses = latestUses(context);
  const rows = Array.from(context.state.list(users, { prefix: [context.accountId] }), ({ value }) => userLine(context, value, uses));
  return [columns, rootLine(context, uses), ...rows].map((cells) => cells.join(',')).join('\n');
}

function rootLine(context: OperationContext, uses: Uses): readonly string[] {
  const { accountId, partition } = context;
  const created = dateText(accountCreation(context));
  const lastUsed = uses.ofRootPassword === undefined ? 'no_information' : dateText(uses.ofRootPassword);
  return [
    ...['<root_account>', `arn:${partition}:iam::${accountId}:root`, created],
    // The root user's password is set with the account, and no password policy is about it.
    ...['true', lastUsed, created, 'not_supported'],
    ...deviceAndKeys(context, accountId, uses),
  ];
}

function userLine(context: OperationContext, user: UserRow, uses: Uses): readonly string[] {
  const { state, accountId, partition } = context;
  return [
    ...[user.userName, userArn(partition, accountId, user.path, user.userName), dateText(user.createdAt)],
    ...passwordCells(context, state.get(loginProfiles, [accountId, user.userId])),
    ...deviceAndKeys(context, user.userId, uses),
  ];
}

function passwordCells({ state, accountId }: OperationContext, profile: LoginProfileRow | undefined): readonly string[] {
  if (profile === undefined) return ['false', notApplicable, notApplicable, notApplicable];
  const expiry = passwordExpiry(passwordPolicyOf(state, accountId), profile);
  return [
    'true',
    profile.lastUsedAt === undefined ? 'no_information' : dateText(profile.lastUsedAt),
    dateText(profile.changedAt ?? profile.createdAt),
    expiry === undefined ? notApplicable : dateText(expiry),
  ];
}

function deviceAndKeys(context: OperationContext, ownerId: string, { ofKeys }: Uses): readonly string[] {
  const { state, accountId } = context;
  const keys = Array.from(state.list(ownedAccessKeys, { prefix: [accountId, ownerId] }), ({ key: [, , id = ''] }) => ({
    id,
    row: state.get(accessKeys, [id]),
  }));
  const [first, second] = keys.sort((one, other) => (one.row?.createdAt ?? 0) - (other.row?.createdAt ?? 0));
  const hasDevice = countRows(context, ownedMfaDevices, [accountId, ownerId], 1) > 0;
  const cells = (key: typeof first): readonly string[] => keyCells(key?.row, key && ofKeys.get(key.id));
  return [String(hasDevice), ...cells(first), ...cells(second), ...noCertificates];
}

function keyCells(row: AccessKeyRow | undefined, use: CallEvent | undefined): readonly string[] {
  if (row === undefined) return ['false', notApplicable, notApplicable, notApplicable, notApplicable];
  const used = use === undefined ? [notApplicable, notApplicable, notApplicable] : [dateText(use.time), regionOf(use), use.service];
  return [String(row.status === 'Active'), dateText(row.createdAt), ...used];
}

/** "The last used service is not Region-specific, such as Amazon S3": then it is not applicable. */
const regionOf = ({ service, region }: CallEvent): string => (service === 's3' ? notApplicable : region);

/** What was used last, in one look through the journal. */
function latestUses({ journal, now, accountId }: OperationContext): Uses {
  const ofKeys = new Map<string, CallEvent>();
  let ofRootPassword: number | undefined;
  for (const event of journal.events()) {
    if (event.time < trackedSince(now)) break;
    if (event.kind !== 'call' || (!event.outcome.ok && event.outcome.stage === 'authenticate')) continue;
    const { accessKeyId } = event.authentication;
    if (accessKeyId !== undefined && !ofKeys.has(accessKeyId)) ofKeys.set(accessKeyId, event);
    const isEntry = event.operation === 'ConsoleLogin' && event.principal.type === 'Root' && event.principal.accountId === accountId;
    if (isEntry && event.outcome.ok) ofRootPassword ??= event.time;
  }
  return { ofKeys, ofRootPassword };
}
