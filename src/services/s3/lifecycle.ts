import type { LifecycleExpiration, LifecycleRule, Transition, TransitionDefaultMinimumObjectSize } from '@aws-sdk/client-s3';
import type { Ids } from '../../kernel/context.ts';
import { errors } from './errors.ts';

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
