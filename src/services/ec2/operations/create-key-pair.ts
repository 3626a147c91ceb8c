import type { CreateKeyPairCommandInput, CreateKeyPairCommandOutput } from '@aws-sdk/client-ec2';
import { errors } from '../errors.ts';
import { keepKeyPair, needsToCreate, newKeyName, showNewKeyPair } from '../key-pairs/create.ts';
import { newKeyMaterial } from '../key-pairs/material.ts';
import { ec2Operation, refuseUnsimulated } from '../operation.ts';

const readType = (type: string = 'rsa'): 'rsa' | 'ed25519' => {
  if (type !== 'rsa' && type !== 'ed25519') throw errors.keyType({ type });
  return type;
};

export default ec2Operation<CreateKeyPairCommandInput, CreateKeyPairCommandOutput>({
  name: 'CreateKeyPair',
  mutating: true,
  needs: (input, context) => needsToCreate(context, 'CreateKeyPair', input, { 'ec2:KeyPairType': input.KeyType ?? 'rsa' }),
  validate: ({ KeyType, KeyFormat }) => {
    readType(KeyType);
    refuseUnsimulated('CreateKeyPair', { KeyFormat: KeyFormat === 'ppk' ? KeyFormat : undefined });
  },
  execute: (input, context) => {
    const keyName = newKeyName(context, input);
    const keyType = readType(input.KeyType);
    const { privateKey, fingerprint, publicKey } = newKeyMaterial(keyType, context.ids);
    const row = keepKeyPair(context, input, { keyName, keyType, fingerprint, publicKey });
    return { ...showNewKeyPair(row), KeyMaterial: privateKey };
  },
  secretOutputs: ['KeyMaterial'],
  example: { command: 'aws ec2 create-key-pair --key-name laptop --key-type ed25519' },
});
