import type { DeleteKeyPairCommandInput, DeleteKeyPairCommandOutput } from '@aws-sdk/client-ec2';
import { errors } from '../errors.ts';
import { findReferenced, needOnKeyPair } from '../key-pairs/find.ts';
import { ec2Operation } from '../operation.ts';
import { kinds, remove } from '../resources.ts';

export default ec2Operation<DeleteKeyPairCommandInput, DeleteKeyPairCommandOutput>({
  name: 'DeleteKeyPair',
  mutating: true,
  needs: (input, context) => [needOnKeyPair(context, 'DeleteKeyPair', input)],
  validate: ({ KeyName, KeyPairId }) => {
    if (KeyName === undefined && KeyPairId === undefined) throw errors.missingParameter({ name: 'KeyName' });
  },
  // Deleting a key pair that does not exist succeeds. Source: EC2 API Reference, DeleteKeyPair, read 2026-11-24.
  execute: (input, context) => {
    const row = findReferenced(context, input);
    if (row === undefined) return { Return: true };
    remove(context, kinds.keyPair, row.keyPairId);
    return { Return: true, KeyPairId: row.keyPairId };
  },
  example: { command: 'aws ec2 delete-key-pair --key-name laptop', before: ['aws ec2 create-key-pair --key-name laptop --key-type ed25519'] },
});
