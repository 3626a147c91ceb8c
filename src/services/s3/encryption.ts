import type { ServerSideEncryptionRule } from '@aws-sdk/client-s3';
import type { ConditionContext } from '../../kernel/need.ts';
import { errors } from './errors.ts';
import { present } from './present.ts';

/** What requests that write an object say about its encryption. */
export interface EncryptionInput {
  readonly ServerSideEncryption?: string | undefined;
  readonly SSEKMSKeyId?: string | undefined;
  readonly SSEKMSEncryptionContext?: string | undefined;
  readonly SSECustomerAlgorithm?: string | undefined;
  readonly SSECustomerKey?: string | undefined;
  readonly SSECustomerKeyMD5?: string | undefined;
}

/** Refuses encryption other than S3's own (SSE-S3), as new buckets refuse keys of the customer (since April 2026) and KMS isn't simulated. */
export function checkEncryption(input: EncryptionInput): void {
  if (input.SSECustomerAlgorithm !== undefined || input.SSECustomerKey !== undefined || input.SSECustomerKeyMD5 !== undefined) throw errors.accessDenied();
  const method = input.ServerSideEncryption;
  if (method === 'aws:kms' || method === 'aws:kms:dsse')
    throw errors.notSimulated({ what: 'server-side encryption with KMS keys (aws:kms); leave it out, or say AES256' });
  if (input.SSEKMSKeyId !== undefined || input.SSEKMSEncryptionContext !== undefined)
    throw errors.invalidArgument({
      problem: 'Server Side Encryption with AWS KMS managed key requires HTTP header x-amz-server-side-encryption : aws:kms',
      argument: 'x-amz-server-side-encryption',
      value: method ?? 'null',
    });
  if (method !== undefined && method !== 'AES256')
    throw errors.invalidArgument({ problem: 'The encryption method specified is not supported', argument: 'x-amz-server-side-encryption', value: method });
}

/** The encryption's condition keys: what the request says, not what the bucket does by default. */
export const encryptionKeys = (input: EncryptionInput): ConditionContext =>
  present({
    's3:x-amz-server-side-encryption': input.ServerSideEncryption,
    's3:x-amz-server-side-encryption-aws-kms-key-id': input.SSEKMSKeyId,
    's3:x-amz-server-side-encryption-customer-algorithm': input.SSECustomerAlgorithm,
  });

/** How every object here is encrypted. */
export const sseS3 = { ServerSideEncryption: 'AES256' } as const;

/** Refuses to encrypt a bucket's objects by default in any other way than they are: SSE-S3, keys of the customer blocked. */
export function checkDefaultEncryption(rules: readonly ServerSideEncryptionRule[]): void {
  const [rule] = rules;
  if (rule === undefined || rules.length > 1) throw errors.malformedXml();
  const { ApplyServerSideEncryptionByDefault: byDefault, BlockedEncryptionTypes: blocked } = rule;
  if (byDefault === undefined && blocked === undefined) throw errors.malformedXml();
  const algorithm = byDefault?.SSEAlgorithm ?? 'AES256';
  if (algorithm === 'aws:kms' || algorithm === 'aws:kms:dsse')
    throw errors.notSimulated({ what: 'server-side encryption with KMS keys (aws:kms); say AES256' });
  if (algorithm !== 'AES256') throw errors.malformedXml();
  if (byDefault?.KMSMasterKeyID !== undefined)
    throw errors.invalidArgument({
      problem: 'a KMSMasterKeyID is not applicable if the default sse algorithm is not aws:kms or aws:kms:dsse',
      argument: 'ApplyServerSideEncryptionByDefault',
      value: algorithm,
    });
  for (const type of blocked?.EncryptionType ?? []) {
    if (type === 'NONE') throw errors.notSimulated({ what: 'encryption with keys of the customer (SSE-C), which every bucket here blocks' });
    if (type !== 'SSE-C') throw errors.malformedXml();
  }
}
