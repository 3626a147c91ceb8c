import { AwsError } from '../../kernel/aws-error.ts';
import type { Denial } from '../../kernel/operation.ts';
import type { Principal } from '../../kernel/principal.ts';
import { denialContext } from '../../policy/denial-context.ts';

/** Where services differ in how they say no. */
export interface DenialStyle {
  /** `AccessDenied` or, of the JSON services, `AccessDeniedException`. */
  readonly code: string;
  readonly status: number;
  /** S3 puts the resource in double quotes. */
  readonly quoteResource?: boolean;
}

/** What the text may leave out or put around the resource. */
export interface DenialTextOptions {
  readonly quoteResource?: boolean;
  /** EC2's Describe calls name no resource. */
  readonly withoutResource?: boolean;
}

/** How AWS names a caller in a refusal. */
const callerName = (principal: Principal): string => (principal.type === 'Anonymous' ? 'anonymous' : principal.arn);

/**
 * The sentence that nearly all services refuse with: `User: ARN is not authorized to perform: ACTION on resource: RESOURCE because no
 * identity-based policy allows the ACTION action`. "Troubleshoot access denied error messages", IAM User Guide, read 2026-11.
 */
export function denialText({ decision, principal }: Denial, { quoteResource = false, withoutResource = false }: DenialTextOptions = {}): string {
  const { action, resource, resourceLabel = resource, reason, policies } = decision;
  const named = quoteResource ? `"${resourceLabel}"` : resourceLabel;
  const onResource = withoutResource ? '' : ` on resource: ${named}`;
  return `User: ${callerName(principal)} is not authorized to perform: ${action}${onResource} ${denialContext(reason, action, policies)}`;
}

/** A refusal in {@link denialText}'s words, with the service's code and status. */
export const standardDenial = (denial: Denial, { code, status, quoteResource = false }: DenialStyle): AwsError =>
  new AwsError(code, denialText(denial, { quoteResource }), status);
