import type { InstanceStateChange } from '@aws-sdk/client-ec2';
import type { OperationContext } from '../../../kernel/context.ts';
import { required } from '../operation.ts';
import { get, kinds, put } from '../resources.ts';
import { releaseOnceTerminated } from './belongings.ts';
import { instanceErrors } from './errors.ts';
import { exists, passing, showState, stateAt, transitionTime } from './lifecycle.ts';
import { newPublicAddress } from './names.ts';
import type { InstanceRow, PrimaryInterface, StateName } from './row.ts';

/** Takes an instance from one state to another; `undefined` where it stays as it is. Throws where AWS refuses. */
type Transition = (context: OperationContext, row: InstanceRow, state: StateName) => InstanceRow | undefined;

const userInitiated = { code: 'Client.UserInitiatedShutdown', message: 'Client.UserInitiatedShutdown: User initiated shutdown' };

const becauseOfUser = ({ now }: OperationContext) => ({ transitionReason: `User initiated (${transitionTime(now)})`, stateReason: userInitiated });

function withoutPublicIp({ publicIp: _released, ...rest }: PrimaryInterface): PrimaryInterface {
  return rest;
}

const start: Transition = (context, row, state) => {
  if (state === 'running' || state === 'pending') return undefined;
  if (state !== 'stopped') throw instanceErrors.cannotStart({ id: row.instanceId });
  const { transitionReason: _reason, stateReason: _stateReason, ...rest } = row;
  const own = row.primaryInterface;
  return {
    ...rest,
    launchTime: context.now,
    state: passing(context, 'pending'),
    primaryInterface: own.wantsPublicIp ? { ...own, publicIp: newPublicAddress(context.ids) } : own,
  };
};

const stop: Transition = (context, row, state) => {
  if (state === 'stopped' || state === 'stopping') return undefined;
  if (state !== 'running') throw instanceErrors.cannotStop({ id: row.instanceId });
  if (row.disableApiStop) throw instanceErrors.mayNotStop({ id: row.instanceId });
  return { ...row, ...becauseOfUser(context), state: passing(context, 'stopping'), primaryInterface: withoutPublicIp(row.primaryInterface) };
};

const terminate: Transition = (context, row, state) => {
  if (state === 'terminated' || state === 'shutting-down') return undefined;
  if (row.disableApiTermination) throw instanceErrors.mayNotTerminate({ id: row.instanceId });
  const ending = { ...row, ...becauseOfUser(context), state: passing(context, 'shutting-down'), primaryInterface: withoutPublicIp(row.primaryInterface) };
  releaseOnceTerminated(context, ending);
  return ending;
};

/** The ways to change an instance's state. Source: EC2 User Guide, "Amazon EC2 instance state changes", read 2026-11-24. */
export const transitions = { start, stop, terminate };

/** The instances that a request names, in its order. @throws MissingParameter, InvalidInstanceID.Malformed or .NotFound */
export const getInstances = (context: OperationContext, ids: readonly string[] | undefined): InstanceRow[] =>
  get(context, kinds.instance, required(ids, 'InstanceId'), (row) => exists(row, context));

/** Changes the state of instances, all or none; answers each one's state before and after. */
export function changeStates(context: OperationContext, ids: readonly string[] | undefined, transition: Transition): InstanceStateChange[] {
  return getInstances(context, ids).map((row) => {
    const previous = stateAt(row, context.now).name;
    const changed = transition(context, row, previous);
    if (changed !== undefined) put(context, kinds.instance, row.instanceId, changed);
    return { CurrentState: showState(changed?.state.name ?? previous), InstanceId: row.instanceId, PreviousState: showState(previous) };
  });
}
