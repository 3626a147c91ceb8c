import type { ImportKeyPairCommandInput, ImportKeyPairCommandOutput } from '@aws-sdk/client-ec2';
import { keepKeyPair, needsToCreate, newKeyName, showNewKeyPair } from '../key-pairs/create.ts';
import { readPublicKey } from '../key-pairs/imported.ts';
import { ec2Operation, required } from '../operation.ts';

export default ec2Operation<ImportKeyPairCommandInput, ImportKeyPairCommandOutput>({
  name: 'ImportKeyPair',
  mutating: true,
  needs: (input, context) => needsToCreate(context, 'ImportKeyPair', input),
  execute: (input, context) => {
    const keyName = newKeyName(context, input);
    const imported = readPublicKey(required(input.PublicKeyMaterial, 'PublicKeyMaterial'));
    return showNewKeyPair(keepKeyPair(context, input, { keyName, ...imported }));
  },
  example: {
    command:
      'aws ec2 import-key-pair --key-name home --public-key-material c3NoLWVkMjU1MTkgQUFBQUMzTnphQzFsWkRJMU5URTVBQUFBSU1nNUJpWnJFRUNERW1CT2RWdmNMR2c0WVNHSUJNSTNhTXVnVlZ4cXhTU1c=',
  },
});
