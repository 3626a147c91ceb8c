import { isPlainObject } from '../../../kernel/json.ts';
import { CommandLineError } from '../errors.ts';
import type { Argument } from '../parsing/argument.ts';
import type { Customization } from './customization.ts';

/** A flag that sets a member of the storage in S3; without a member it is only looked at when the policy is signed. */
const flag = (name: string, member: string | undefined, text: string): Argument => ({
  name,
  arity: 'one',
  required: false,
  typeName: 'string',
  text,
  apply: (value, parameters) => {
    const { S3: before } = isPlainObject(parameters.Storage) ? parameters.Storage : {};
    if (value !== '') parameters.Storage = { S3: { ...(isPlainObject(before) ? before : {}), ...(member !== undefined && { [member]: value }) } };
  },
});

const flags: readonly Argument[] = [
  flag('bucket', 'Bucket', 'The bucket in which to store the AMI: one of yours, or a new one that Amazon EC2 creates on your behalf.'),
  flag('prefix', 'Prefix', 'The prefix for the image component names being stored in Amazon S3.'),
  flag('owner-akid', 'AWSAccessKeyId', 'The access key ID of the owner of the Amazon S3 bucket.'),
  flag('owner-sak', undefined, 'The secret access key of the owner of the bucket, which signs the policy and is not sent to Amazon EC2.'),
  flag(
    'policy',
    'UploadPolicy',
    'An Amazon S3 upload policy that lets Amazon EC2 upload items on your behalf. Without it one is made that holds for 24 hours.',
  ),
];

/** Plain flags for where a bundle goes, and the policy with which EC2 may put it there. Source: awscli/customizations/ec2/bundleinstance.py, 2026. */
export const bundleInstance: Customization = {
  arguments: (table) => {
    const storage = table.get('storage');
    if (storage !== undefined) table.set('storage', { ...storage, required: false });
    for (const argument of flags) table.set(argument.name, argument);
  },
  check: (given) => {
    if (given('storage') && flags.some(({ name }) => given(name)))
      throw new CommandLineError('paramValidation', 'Mixing the --storage option with the simple, scalar options is not recommended.');
  },
  complete: async (parameters, values, caller) => (await import('./ec2-upload-policy.ts')).completeStorage(parameters, values, caller),
};
