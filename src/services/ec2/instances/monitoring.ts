import type { InstanceMonitoring } from '@aws-sdk/client-ec2';
import type { OperationContext } from '../../../kernel/context.ts';
import { kinds, put } from '../resources.ts';
import { getInstances } from './transitions.ts';

/** Turns detailed monitoring of instances on or off, and answers how it stands with each: on its way where that is a change. */
export function setMonitoring(context: OperationContext, ids: readonly string[] | undefined, monitoring: boolean): InstanceMonitoring[] {
  return getInstances(context, ids).map((row) => {
    if (row.monitoring === monitoring) return { InstanceId: row.instanceId, Monitoring: { State: monitoring ? 'enabled' : 'disabled' } };
    put(context, kinds.instance, row.instanceId, { ...row, monitoring });
    return { InstanceId: row.instanceId, Monitoring: { State: monitoring ? 'pending' : 'disabling' } };
  });
}
