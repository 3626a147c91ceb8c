import type { CallEvent } from '../../kernel/journal.ts';
import type { JsonObject } from '../../kernel/json.ts';

/** What a person does on the sign-in page: no calls of an API, but recorded. */
const onThePage: ReadonlySet<string> = new Set(['ConsoleLogin', 'CheckMfa']);

/** Whether an event is of the sign-in page, also one that failed. */
export const isOfSignInPage = ({ service, operation }: CallEvent): boolean => service === 'signin' && onThePage.has(operation);

/**
 * What the record of such an event has in place of a call's. Source: CloudTrail User Guide, "AWS Management Console sign-in events",
 * read 2026-11-24; for an unknown name IAM User Guide, "Example sign-in failure event caused by incorrect user name".
 */
export function signInMembers({ operation, outcome, input, authentication }: CallEvent): JsonObject {
  const { MFAIdentifier, MFAUsed, MfaType } = outcome.ok ? (outcome.output ?? {}) : {};
  const failure = authentication.failure === 'unknownUser' ? 'No username found in supplied account' : 'Failed authentication';
  const additional: JsonObject =
    operation === 'CheckMfa'
      ? { MfaType: MfaType ?? 'Virtual MFA' }
      : {
          MobileVersion: 'No',
          ...(MFAIdentifier !== undefined && { MFAIdentifier }),
          MFAUsed: MFAUsed ?? (input.mfaCode === undefined ? 'No' : 'Yes'),
        };
  return {
    ...(!outcome.ok && { errorMessage: failure }),
    requestParameters: null,
    responseElements: { [operation]: outcome.ok ? 'Success' : 'Failure' },
    additionalEventData: additional,
  };
}

/** Who signs in, as these records say it: a user is named by an ARN only where they are in. */
export function signInIdentity(event: CallEvent, identity: JsonObject): JsonObject {
  const { principal, input, accountId, outcome, operation } = event;
  if (principal.type === 'Anonymous') return { type: 'IAMUser', accountId, accessKeyId: '', userName: input.userName ?? '' };
  if (principal.type === 'User' && outcome.ok && operation === 'ConsoleLogin') return identity;
  const { arn, userName, ...rest } = identity;
  if (principal.type === 'Root') return { ...rest, arn: arn ?? '', accessKeyId: '' };
  return { ...rest, accessKeyId: '', ...(userName !== undefined && { userName }) };
}
