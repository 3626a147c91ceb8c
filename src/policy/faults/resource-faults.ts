import { elementTexts } from './element-texts.ts';
import { type DocumentKind, type Fault, faultIn, type StatementView } from './fault.ts';

const PARTITIONS = /^(aws(-[a-z-]+)?|\*)$/;
const IAM_PATH =
  /^(\*|(user|federated-user|role|group|instance-profile|mfa|server-certificate|policy|sms-mfa|saml-provider|oidc-provider|report|access-report)\/.*|root)$/s;

/** What is wrong with a statement's `Resource` or `NotResource`. */
export function* resourceFaults(statement: StatementView, kind: DocumentKind, bucket: string | undefined): Iterable<Fault> {
  const { Resource: resource, NotResource: notResource } = statement.fields;
  if (kind === 'trust') {
    if (resource !== undefined || notResource !== undefined) yield faultIn(statement, 'resourceProhibited');
    return;
  }
  if (resource !== undefined && notResource !== undefined) yield faultIn(statement, 'syntax');
  const resources = elementTexts(resource ?? notResource ?? []);
  if (resources === undefined) yield faultIn(statement, 'syntax');
  else if (resources.length === 0) yield faultIn(statement, 'noResources');
  else if (kind === 'resource') yield* bucketResources(resources, statement, bucket);
  else for (const text of resources) yield* oneResource(text, statement);
}

function* oneResource(text: string, statement: StatementView): Iterable<Fault> {
  if (text === '*') return;
  const [prefix, partition = '', vendor = '', region = '', account, ...rest] = text.split(':');
  if (prefix !== 'arn' || account === undefined || rest.length === 0) {
    // A `*` may stand for the colons that follow it: `arn:aws:s3*` is an ARN to IAM, `my-bucket` is not.
    if (prefix !== 'arn' || !text.includes('*')) yield faultIn(statement, 'notAnArn', { resource: text });
    return;
  }
  if (!PARTITIONS.test(partition)) yield faultIn(statement, 'invalidPartition', { partition, resource: text });
  else if (/[*?]/.test(vendor) && vendor !== '*') yield faultIn(statement, 'invalidResourceVendor');
  else if (vendor === 'iam' && region !== '' && region !== '*') yield faultIn(statement, 'regionInIamArn', { resource: text });
  else if (vendor === 'iam' && !IAM_PATH.test(rest.join(':'))) yield faultIn(statement, 'iamPath');
}

const S3_ARN = /^arn:aws[a-z-]*:s3:::([^/]+)(\/.*)?$/s;

/** S3 wants each resource to be the bucket itself or objects in it. */
function* bucketResources(resources: readonly string[], statement: StatementView, bucket: string | undefined): Iterable<Fault> {
  for (const text of resources) {
    const name = S3_ARN.exec(text)?.[1];
    if (name === undefined) yield faultIn(statement, 'notAnArn', { resource: text });
    else if (bucket !== undefined && name !== bucket && !/[*?]/.test(name)) yield faultIn(statement, 'otherBucket', { resource: text });
  }
  for (const action of elementTexts(statement.fields.Action ?? []) ?? []) {
    if (/[*?]/.test(action)) continue;
    const onObjects = actsOnObjects(action);
    if (!resources.some((text) => (onObjects ? /[/*]/.test(text) : !text.includes('/') || text === '*'))) yield faultIn(statement, 'actionWithoutResource');
  }
}

/** Actions on objects by their names: Service Authorization Reference, Amazon S3, read November 2026. */
const actsOnObjects = (action: string): boolean =>
  /^s3:(Get|Put|Delete|Restore|Replicate|Update)Object(?!LockConfiguration)|^s3:(AbortMultipartUpload|BypassGovernanceRetention|ListMultipartUploadParts|ReplicateDelete|ReplicateTags|ObjectOwnerOverrideToBucketOwner|InitiateReplication)$/i.test(
    action,
  );
