import type { LifecycleExpiration, LifecycleRule, Tag, Transition, TransitionDefaultMinimumObjectSize } from '@aws-sdk/client-s3';
import type { Ids } from '../../kernel/context.ts';
import type { Bucket } from './bucket-access.ts';
import { errors } from './errors.ts';
import type { ObjectRow } from './state.ts';

type Dated<Action> = Omit<Action, 'Date'> & {
  /** Milliseconds since 1970: a midnight. */
  readonly Date?: number;
};

/** A rule of a bucket's lifecycle, as AWS spells it. */
export interface LifecycleRuleRow extends Omit<LifecycleRule, 'ID' | 'Expiration' | 'Transitions'> {
  readonly ID: string;
  readonly Expiration?: Dated<LifecycleExpiration>;
  readonly Transitions?: readonly Dated<Transition>[];
}

/** A bucket's lifecycle. */
export interface LifecycleRow {
  readonly rules: readonly LifecycleRuleRow[];
  readonly transitionDefaultMinimumObjectSize: TransitionDefaultMinimumObjectSize;
}

const day = 24 * 60 * 60 * 1000;
const idLength = 48;

const kept = <Action extends { Date?: Date | undefined }>({ Date: date, ...action }: Action): Dated<Action> => ({
  ...action,
  ...(date !== undefined && { Date: date.getTime() }),
});

const shown = <Action extends { readonly Date?: number }>({ Date: date, ...action }: Action) => ({
  ...action,
  ...(date !== undefined && { Date: new Date(date) }),
});

/** Rules as the state keeps them; those without an id get one. */
export const keptRules = (rules: readonly LifecycleRule[], ids: Ids): readonly LifecycleRuleRow[] =>
  rules.map(({ ID, Expiration, Transitions, ...rule }) => ({
    ...rule,
    ID: ID ?? ids.text(idLength, 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789'),
    ...(Expiration && { Expiration: kept(Expiration) }),
    ...(Transitions && { Transitions: Transitions.map(kept) }),
  }));

/** A rule as answers show it. */
export const shownRule = ({ Expiration, Transitions, ...rule }: LifecycleRuleRow): LifecycleRule => ({
  ...rule,
  ...(Expiration && { Expiration: shown(Expiration) }),
  ...(Transitions && { Transitions: Transitions.map(shown) }),
});

/** The size from which objects change their class where a rule says none; what the request leaves out is 128 KB. */
export function minimumSizeOf(size: TransitionDefaultMinimumObjectSize = 'all_storage_classes_128K'): TransitionDefaultMinimumObjectSize {
  if (size === 'all_storage_classes_128K' || size === 'varies_by_storage_class') return size;
  const problem = 'Invalid value for x-amz-transition-default-minimum-object-size';
  throw errors.invalidArgument({ problem, argument: 'x-amz-transition-default-minimum-object-size', value: size });
}

/**
 * When and by which rule an object is to expire, as the header x-amz-expiration says it.
 * @returns undefined where no rule will remove it
 */
export function expirationOf({ lifecycle }: Bucket, key: string, row: ObjectRow): string | undefined {
  let first: { readonly id: string; readonly at: number } | undefined;
  for (const rule of lifecycle?.rules ?? []) {
    const at = expiryOf(rule, row);
    if (rule.Status === 'Enabled' && at !== undefined && at < (first?.at ?? Number.POSITIVE_INFINITY) && concerns(rule, key, row)) first = { id: rule.ID, at };
  }
  return first && `expiry-date="${new Date(first.at).toUTCString()}", rule-id="${encodeURIComponent(first.id)}"`;
}

/** "Adding the number of days … and rounding up to the next day at midnight UTC": "Lifecycle rules: based on the object's age", S3 User Guide, read November 2026. */
function expiryOf({ Expiration: { Date: date, Days } = {} }: LifecycleRuleRow, { lastModified }: ObjectRow): number | undefined {
  return Days === undefined ? date : Math.ceil((lastModified + Days * day) / day) * day;
}

function concerns({ Filter: filter = {}, Prefix }: LifecycleRuleRow, key: string, { tags = [], body }: ObjectRow): boolean {
  const { And: and } = filter;
  const prefix = Prefix ?? filter.Prefix ?? and?.Prefix ?? '';
  const wanted: readonly Tag[] = [...(filter.Tag === undefined ? [] : [filter.Tag]), ...(and?.Tags ?? [])];
  return (
    key.startsWith(prefix) &&
    wanted.every(({ Key, Value }) => tags.some((tag) => tag.Key === Key && tag.Value === Value)) &&
    body.size > (filter.ObjectSizeGreaterThan ?? and?.ObjectSizeGreaterThan ?? -1) &&
    body.size < (filter.ObjectSizeLessThan ?? and?.ObjectSizeLessThan ?? Number.POSITIVE_INFINITY)
  );
}
