import type { LocateContext } from '../../../kernel/context.ts';
import type { Need } from '../../../kernel/need.ts';
import { errors } from '../errors.ts';
import { ec2Arn, need, resourceTagKeys } from '../needs.ts';
import { all, find, kinds } from '../resources.ts';
import type { KeyPairRow } from '../state.ts';

/** The key pair of that name; `undefined` when there is none. */
export const findKeyPair = (context: LocateContext, name: string): KeyPairRow | undefined =>
  all(context, kinds.keyPair).find(({ keyName }) => keyName === name);

/** The key pair of that name. @throws InvalidKeyPair.NotFound */
export function getKeyPair(context: LocateContext, name: string): KeyPairRow {
  const row = findKeyPair(context, name);
  if (row === undefined) throw errors.keyPairNotFound({ name });
  return row;
}

/** How DeleteKeyPair names a key pair. */
export interface KeyPairReference {
  readonly KeyName?: string | undefined;
  readonly KeyPairId?: string | undefined;
}

/** The key pair that a request names by id or name; `undefined` when there is none. */
export function findReferenced(context: LocateContext, { KeyName: name, KeyPairId: id }: KeyPairReference): KeyPairRow | undefined {
  if (id !== undefined) return find(context, kinds.keyPair, id);
  return name === undefined ? undefined : findKeyPair(context, name);
}

/** The need of an action on a key pair, whose ARN ends in its name. */
export function needOnKeyPair(context: LocateContext, action: string, reference: KeyPairReference): Need {
  const row = findReferenced(context, reference);
  const keys = row === undefined ? {} : { 'ec2:KeyPairName': row.keyName, 'ec2:KeyPairType': row.keyType, ...resourceTagKeys(row.tags) };
  return need(context, action, ec2Arn(context, 'key-pair', row?.keyName ?? reference.KeyName ?? '*'), keys);
}
