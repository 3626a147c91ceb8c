import type { InstanceState } from '@aws-sdk/client-ec2';
import type { LocateContext, OperationContext } from '../../../kernel/context.ts';
import type { InstanceRow, StateEntry, StateName } from './row.ts';

/** Source: EC2 API Reference, InstanceState, read 2026-11-24. */
const codes: Readonly<Record<StateName, number>> = { pending: 0, running: 16, 'shutting-down': 32, terminated: 48, stopping: 64, stopped: 80 };

const next: Partial<Record<StateName, StateName>> = { pending: 'running', 'shutting-down': 'terminated', stopping: 'stopped' };

/** How long a passing state lasts, in milliseconds: what one commonly sees of small instances. */
const durations: Partial<Record<StateName, number>> = { pending: 12_000, 'shutting-down': 30_000, stopping: 30_000 };

/** How long a terminated instance can still be seen. Source: EC2 User Guide, "Terminate Amazon EC2 instances", read 2026-11-24. */
const visibleAfterTermination = 3_600_000;

/** Enters a state that passes; at once where state changes are instant. */
export const passing = ({ now, instantStateChanges }: OperationContext, name: StateName): StateEntry => ({
  name,
  since: now,
  settlesAt: now + (instantStateChanges ? 0 : (durations[name] ?? 0)),
});

/** The state as it stands at a time: a passing state turns into the next by itself. */
export function stateAt({ state }: Pick<InstanceRow, 'state'>, now: number): StateEntry {
  const after = next[state.name];
  return after !== undefined && state.settlesAt !== undefined && now >= state.settlesAt ? { name: after, since: state.settlesAt } : state;
}

/** A state as answers have it. */
export const showState = (name: StateName): InstanceState => ({ Code: codes[name], Name: name });

/** Whether an instance still answers to its id. */
export function exists(row: InstanceRow, { now }: LocateContext): boolean {
  const { name, since } = stateAt(row, now);
  return name !== 'terminated' || now < since + visibleAfterTermination;
}

/** A time as StateTransitionReason writes it: `2026-11-24 12:00:00 GMT`. */
export const transitionTime = (now: number): string =>
  new Date(now)
    .toISOString()
    .replace('T', ' ')
    .replace(/\.\d+Z$/, ' GMT');
