import type { Cloud } from '../../../engine/cloud.ts';
import { parseArn } from '../../../kernel/arn.ts';
import type { DecisionRecord } from '../../../kernel/decision.ts';
import type { PolicyReference } from '../../../kernel/need.ts';
import type { Principal } from '../../../kernel/principal.ts';
import { decide } from '../../../policy/decide.ts';
import { identityPolicies } from '../../../services/shared/identity/policies-of.ts';
import { findPrincipal } from '../../../services/shared/identity/resolve-principal.ts';
import type { Documents } from './documents.ts';

/** A recorded request as it stands now: policies may have changed since, and advice must build on what is there. */
export interface Present {
  readonly decision: DecisionRecord;
  /** True where the user or role that called is no longer there. */
  readonly callerGone: boolean;
}

/** Decides a recorded request anew, by the policies as they are now. Nothing is recorded. */
export async function decideNow(cloud: Cloud, documents: Documents, principal: Principal, recorded: DecisionRecord): Promise<Present> {
  const callerGone = isGone(cloud, principal);
  const setting = recorded.reason.type === 'refusedBySetting' ? recorded.reason.setting : undefined;
  if (setting !== undefined && (await blockPublicAccess(cloud, recorded.resource))[setting] === true) return { decision: recorded, callerGone };
  const ofResource = await resourcePolicy(cloud, documents, principal, recorded);
  const policies = [...(ofResource === undefined ? [] : [ofResource]), ...cloud.state((state) => identityPolicies(state, principal))];
  return { decision: { ...recorded, policies, ...decide({ ...recorded, principal }, policies, documents.compiled) }, callerGone };
}

function isGone(cloud: Cloud, principal: Principal): boolean {
  if (principal.type !== 'User' && principal.type !== 'AssumedRole') return false;
  return cloud.state((state) => findPrincipal(state, principal.accountId, principal.arn, cloud.now())) === undefined;
}

/** The bucket that an ARN is of or in. */
export const bucketOf = (arn: string): string | undefined => {
  const parsed = parseArn(arn);
  return parsed?.service === 's3' ? parsed.resource.split('/')[0] : undefined;
};

/** The last part of a role's ARN: its name. */
export const roleNameOf = (arn: string): string => arn.slice(arn.lastIndexOf('/') + 1);

/** The settings of a bucket's Block Public Access, all off where it has none. */
export async function blockPublicAccess(cloud: Cloud, resource: string): Promise<Readonly<Record<string, boolean>>> {
  const off = { BlockPublicAcls: false, IgnorePublicAcls: false, BlockPublicPolicy: false, RestrictPublicBuckets: false };
  const found = await look(cloud, 's3', 'GetPublicAccessBlock', { Bucket: bucketOf(resource) });
  return { ...off, ...(found?.PublicAccessBlockConfiguration as Record<string, boolean> | undefined) };
}

async function resourcePolicy(
  cloud: Cloud,
  documents: Documents,
  principal: Principal,
  { action, resource, policies }: DecisionRecord,
): Promise<PolicyReference | undefined> {
  const recorded = policies.find(({ kind }) => kind === 'resource' || kind === 'trust');
  const bucket = action.startsWith('s3:') ? bucketOf(resource) : undefined;
  // What a bucket's own root user may always do is decided without its policy, and was recorded so.
  if (bucket !== undefined && bucket !== '*' && (recorded !== undefined || principal.type !== 'Root')) {
    const text = (await look(cloud, 's3', 'GetBucketPolicy', { Bucket: bucket }))?.Policy;
    return typeof text === 'string' ? { kind: 'resource', name: 'bucket policy', attachedTo: `bucket ${bucket}`, hash: documents.add(text) } : undefined;
  }
  if (recorded?.kind === 'trust' || action.startsWith('sts:AssumeRole')) {
    const role = (await look(cloud, 'iam', 'GetRole', { RoleName: roleNameOf(resource) }))?.Role as { AssumeRolePolicyDocument?: string } | undefined;
    const text = role?.AssumeRolePolicyDocument;
    if (text === undefined) return undefined;
    // IAM answers with policies in URL encoding (RFC 3986), which the command line takes off.
    return {
      kind: 'trust',
      name: 'trust policy',
      attachedTo: `role ${roleNameOf(resource)}`,
      hash: documents.add(text.startsWith('%7B') ? decodeURIComponent(text) : text),
    };
  }
  return recorded;
}

/** Asks the cloud itself, as its root user and off the record; `undefined` where it says no. */
async function look(cloud: Cloud, service: string, operation: string, input: Readonly<Record<string, unknown>>): Promise<Record<string, unknown> | undefined> {
  const source = { surface: 'explain', ip: '127.0.0.1', userAgent: 'nimbi' };
  const result = await cloud.rehearse({ service, operation, region: 'us-east-1', input, source });
  return result.ok ? result.output : undefined;
}
