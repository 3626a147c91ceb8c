import type { CallEvent } from '../../kernel/journal.ts';
import type { JsonObject } from '../../kernel/json.ts';
import type { Principal, SessionFacts } from '../../kernel/principal.ts';
import { isoTimestamp, wholeSeconds } from '../../models/timestamps.ts';

/** The service on whose behalf, or through which, a call was made; `undefined` for calls that came from outside. */
export function invokedBy({ source }: CallEvent): string | undefined {
  return source.surface.endsWith('.amazonaws.com') ? source.surface : undefined;
}

/** A time as CloudTrail's records have it: to the second. */
export const recordTime = (time: number): string => isoTimestamp(new Date(wholeSeconds(time)));

const attributes = ({ issuedAt, mfaAuthenticated }: SessionFacts): JsonObject => ({
  attributes: { creationDate: recordTime(issuedAt), mfaAuthenticated: String(mfaAuthenticated) },
});

function sessionContext(principal: Principal): JsonObject | undefined {
  switch (principal.type) {
    case 'Root':
    case 'User':
      return principal.session && attributes(principal.session);
    case 'AssumedRole': {
      const { accountId, id, roleArn, roleName, session } = principal;
      return {
        sessionIssuer: { type: 'Role', principalId: id.split(':')[0] ?? id, arn: roleArn, accountId, userName: roleName },
        ...attributes(session),
        ...(session.sourceIdentity !== undefined && { sourceIdentity: session.sourceIdentity }),
        ...(session.instanceArn !== undefined && { ec2RoleDelivery: '2.0' }),
      };
    }
    case 'FederatedUser': {
      const { accountId, createdBy, session } = principal;
      return {
        sessionIssuer: { type: 'IAMUser', arn: createdBy, accountId, userName: createdBy.slice(createdBy.lastIndexOf('/') + 1) },
        ...attributes(session),
      };
    }
    case 'AWSService':
    case 'Anonymous':
      return undefined;
  }
}

const types = { Root: 'Root', User: 'IAMUser', AssumedRole: 'AssumedRole', FederatedUser: 'FederatedUser' } as const;

/** CloudTrail's userIdentity. Source: CloudTrail User Guide, "CloudTrail userIdentity element", read 2026-11-24. */
export function userIdentity(event: CallEvent): JsonObject {
  const { principal, authentication } = event;
  if (principal.type === 'AWSService') return { type: 'AWSService', invokedBy: principal.service };
  if (principal.type === 'Anonymous') return { type: 'AWSAccount', principalId: '', accountId: 'anonymous' };
  const session = sessionContext(principal);
  const by = invokedBy(event);
  return {
    type: types[principal.type],
    principalId: principal.id,
    arn: principal.arn,
    accountId: principal.accountId,
    ...(authentication.accessKeyId !== undefined && { accessKeyId: authentication.accessKeyId }),
    ...(principal.type === 'User' && { userName: principal.userName }),
    ...(session !== undefined && { sessionContext: session }),
    ...(by !== undefined && { invokedBy: by }),
  };
}

/** The name that the event history shows for a caller; `undefined` where it shows none. */
export function userName(principal: Principal): string | undefined {
  switch (principal.type) {
    case 'Root':
      return 'root';
    case 'User':
      return principal.userName;
    case 'AssumedRole':
      return principal.sessionName;
    case 'FederatedUser':
      return principal.name;
    case 'AWSService':
    case 'Anonymous':
      return undefined;
  }
}
