import { describe, expect, it } from 'vitest';
import { testCloud } from '../../support/cloud.ts';
import { described, launched } from './support.ts';

describe('detailed monitoring', () => {
  it('is turned on and off, and stays as it is when asked again', async () => {
    const cloud = await testCloud();
    const [instance] = await launched(cloud);
    const InstanceIds = [instance?.InstanceId];
    const state = async (operation: string) => {
      const { InstanceMonitorings } = await cloud.ok('ec2', operation, { InstanceIds });
      return [InstanceMonitorings, (await described(cloud))[0]?.Monitoring?.State];
    };
    const answer = (State: string) => [{ InstanceId: instance?.InstanceId, Monitoring: { State } }];
    expect(await state('MonitorInstances')).toEqual([answer('pending'), 'enabled']);
    expect(await state('MonitorInstances')).toEqual([answer('enabled'), 'enabled']);
    expect(await state('UnmonitorInstances')).toEqual([answer('disabling'), 'disabled']);
    expect(await state('UnmonitorInstances')).toEqual([answer('disabled'), 'disabled']);
  });

  it('is of instances that there are', async () => {
    const cloud = await testCloud();
    const error = await cloud.refused('ec2', 'MonitorInstances', { InstanceIds: ['i-0123456789abcdef0'] });
    expect([error.code, error.message]).toEqual(['InvalidInstanceID.NotFound', "The instance ID 'i-0123456789abcdef0' does not exist"]);
  });
});
