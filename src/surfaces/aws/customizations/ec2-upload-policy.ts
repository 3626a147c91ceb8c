import { createHmac } from 'node:crypto';
import { isPlainObject } from '../../../kernel/json.ts';
import { uploadPolicyNeeds } from '../../../messages/aws/hints.ts';
import { CommandLineError } from '../errors.ts';
import type { Parameters } from '../parsing/argument.ts';
import type { GivenValues, OpenCaller } from './customization.ts';

/** How long a policy holds that is made here, in milliseconds. */
const lifetime = 24 * 60 * 60_000;

/** A policy as awscli writes it, blanks included; a time with microseconds. */
function uploadPolicy({ Bucket: bucket, Prefix: prefix }: Parameters, now: number): Uint8Array {
  for (const [name, value] of Object.entries({ Bucket: bucket, Prefix: prefix })) {
    // Python's KeyError is all that aws says here.
    if (value === undefined) throw new CommandLineError('general', `'${name}'`, uploadPolicyNeeds(`--${name.toLowerCase()}`));
  }
  const expires = new Date(now + lifetime).toISOString().replace('Z', '000Z');
  const conditions = `[{"bucket": "${String(bucket)}"},{"acl": "ec2-bundle-read"},["starts-with", "$key", "${String(prefix)}"]]`;
  return Buffer.from(`{"expiration": "${expires}","conditions": ${conditions}}`);
}

/** Adds to where a bundle goes what lets EC2 put it there: a policy, and with the bucket owner's secret key its signature (HMAC-SHA1). */
export async function completeStorage(parameters: Parameters, values: GivenValues, caller: OpenCaller): Promise<void> {
  const { Storage: storage } = parameters;
  const target = isPlainObject(storage) ? storage.S3 : undefined;
  if (!isPlainObject(target)) return;
  const given = target.UploadPolicy;
  const policy = given instanceof Uint8Array ? given : uploadPolicy(target, (await caller()).cloud.now());
  const secret = values.get('owner-sak');
  const isSigned = typeof secret !== 'string' || 'UploadPolicySignature' in target;
  const signature = isSigned ? {} : { UploadPolicySignature: createHmac('sha1', secret).update(Buffer.from(policy).toString('base64')).digest('base64') };
  parameters.Storage = { S3: { ...target, UploadPolicy: policy, ...signature } };
}
