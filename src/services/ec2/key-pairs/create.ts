import type { TagSpecification } from '@aws-sdk/client-ec2';
import type { LocateContext, OperationContext } from '../../../kernel/context.ts';
import type { ConditionContext, Need } from '../../../kernel/need.ts';
import { errors } from '../errors.ts';
import { ec2Arn, need, requestTagKeys } from '../needs.ts';
import { required } from '../operation.ts';
import { kinds, newId, put } from '../resources.ts';
import type { KeyPairRow } from '../state.ts';
import { listTags, needsToTag, readTagSpecifications } from '../tags.ts';
import { findKeyPair } from './find.ts';

interface NewKeyPair {
  readonly KeyName?: string | undefined;
  readonly TagSpecifications?: readonly TagSpecification[] | undefined;
}

const taggable = ['key-pair'];

/** What making a key pair needs. */
export function needsToCreate(context: LocateContext, action: string, request: NewKeyPair, keys: ConditionContext = {}): Need[] {
  const byType = readTagSpecifications(request.TagSpecifications, taggable);
  const resource = ec2Arn(context, 'key-pair', request.KeyName ?? '*');
  return [need(context, action, resource, { ...keys, ...requestTagKeys(byType.get('key-pair') ?? {}) }), ...needsToTag(context, action, byType)];
}

/** The name of a new key pair. @throws MissingParameter, InvalidParameterValue, InvalidKeyPair.Duplicate */
export function newKeyName(context: LocateContext, { KeyName }: NewKeyPair): string {
  const name = required(KeyName, 'KeyName');
  // Source: EC2 API Reference, CreateKeyPair, KeyName, read 2026-11-24.
  if (name.length > 255 || !/^[\x20-\x7e]+$/.test(name)) throw errors.keyName({ name });
  if (findKeyPair(context, name) !== undefined) throw errors.keyPairDuplicate();
  return name;
}

/** Keeps a new key pair. */
export function keepKeyPair(
  context: OperationContext,
  request: NewKeyPair,
  facts: Pick<KeyPairRow, 'keyName' | 'keyType' | 'fingerprint' | 'publicKey'>,
): KeyPairRow {
  const tags = readTagSpecifications(request.TagSpecifications, taggable).get('key-pair') ?? {};
  const row: KeyPairRow = { keyPairId: newId(context.ids, 'key'), ...facts, createdAt: context.now, tags };
  put(context, kinds.keyPair, row.keyPairId, row);
  return row;
}

/** What CreateKeyPair and ImportKeyPair both answer. */
export const showNewKeyPair = (row: KeyPairRow) => ({
  KeyPairId: row.keyPairId,
  KeyName: row.keyName,
  KeyFingerprint: row.fingerprint,
  Tags: listTags(row.tags),
});
