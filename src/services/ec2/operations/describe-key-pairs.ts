import type { DescribeKeyPairsCommandInput, DescribeKeyPairsCommandOutput, KeyPairInfo } from '@aws-sdk/client-ec2';
import { describe } from '../describe.ts';
import { getKeyPair } from '../key-pairs/find.ts';
import { onAnything } from '../needs.ts';
import { ec2Operation } from '../operation.ts';
import { kinds } from '../resources.ts';
import type { KeyPairRow } from '../state.ts';
import { listTags } from '../tags.ts';

const filters = { 'key-pair-id': 'KeyPairId', fingerprint: 'KeyFingerprint', 'key-name': 'KeyName', 'tag-key': 'Tags.Key' };

const show =
  (withPublicKey: boolean) =>
  (row: KeyPairRow): KeyPairInfo => ({
    KeyPairId: row.keyPairId,
    KeyType: row.keyType,
    Tags: listTags(row.tags) ?? [],
    ...(withPublicKey && { PublicKey: `${row.publicKey} ${row.keyName}\n` }),
    CreateTime: new Date(row.createdAt),
    KeyName: row.keyName,
    KeyFingerprint: row.fingerprint,
  });

export default ec2Operation<DescribeKeyPairsCommandInput, DescribeKeyPairsCommandOutput>({
  name: 'DescribeKeyPairs',
  mutating: false,
  needs: onAnything('DescribeKeyPairs'),
  execute: (input, context) => {
    const ids = [...(input.KeyPairIds ?? []), ...(input.KeyNames ?? []).map((name) => getKeyPair(context, name).keyPairId)];
    const description = { kind: kinds.keyPair, idOf: ({ keyPairId }: KeyPairRow) => keyPairId, show: show(input.IncludePublicKey ?? false), filters };
    const { items } = describe(context, description, { Filters: input.Filters }, ids);
    return { KeyPairs: items };
  },
  example: { command: 'aws ec2 describe-key-pairs' },
});
