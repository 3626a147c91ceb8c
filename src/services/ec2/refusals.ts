import { AwsError } from '../../kernel/aws-error.ts';
import type { DecisionRecord } from '../../kernel/decision.ts';
import type { AuthenticationFailure, Denial } from '../../kernel/operation.ts';
import type { Principal } from '../../kernel/principal.ts';
import { denialText } from '../shared/denials.ts';

const items = <Item>(list: readonly Item[]): { items: readonly Item[] } => ({ items: list });

const nameOf = (principal: Principal): string => principal.arn.slice(principal.arn.lastIndexOf('/') + 1);

const conditionsOf = ({ context }: DecisionRecord) =>
  Object.entries(context).map(([key, values]) => ({ key, values: items([values].flat().map((value) => ({ value }))) }));

/**
 * What DecodeAuthorizationMessage shows of a decision. AWS encrypts it; here it is only encoded, as it says nothing that the caller
 * may not know. Shape: STS API Reference, DecodeAuthorizationMessage, read 2026-11-24.
 */
function encodedMessage({ decision, principal }: Denial): string {
  const message = {
    allowed: false,
    explicitDeny: decision.reason.type === 'explicitDeny',
    matchedStatements: items([]),
    failures: items([]),
    context: {
      principal: { id: principal.id, name: nameOf(principal), arn: principal.arn },
      action: decision.action,
      resource: decision.resource,
      conditions: items(conditionsOf(decision)),
    },
  };
  return Buffer.from(JSON.stringify(message)).toString('base64url');
}

/** EC2's words for a refusal of the policy engine. Describe calls say neither the resource nor how it was decided. */
export function deniedByPolicy(denial: Denial): AwsError {
  const describing = denial.operation.startsWith('Describe');
  const text = `You are not authorized to perform this operation. ${denialText(denial, { withoutResource: describing })}`;
  return new AwsError('UnauthorizedOperation', describing ? text : `${text}. Encoded authorization failure message: ${encodedMessage(denial)}`, 403);
}

const notValidated = { code: 'AuthFailure', text: 'AWS was not able to validate the provided access credentials', status: 401 };

const failures: Readonly<Record<AuthenticationFailure, { readonly code: string; readonly text: string; readonly status: number }>> = {
  unknownAccessKey: notValidated,
  sessionTokenMissing: notValidated,
  sessionTokenNeedless: notValidated,
  sessionRevoked: notValidated,
  inactiveAccessKey: notValidated,
  invalidToken: notValidated,
  signatureMismatch: notValidated,
  regionDisabled: notValidated,
  expiredToken: { code: 'RequestExpired', text: 'Request has expired.', status: 400 },
  missingToken: { code: 'MissingAuthenticationToken', text: 'Request is missing Authentication Token', status: 401 },
};

/** EC2's words for a failure to authenticate. */
export function notAuthenticated(failure: AuthenticationFailure): AwsError {
  const { code, text, status } = failures[failure];
  return new AwsError(code, text, status);
}
