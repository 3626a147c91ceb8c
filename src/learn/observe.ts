import type { Cloud, Rehearsal } from '../engine/cloud.ts';
import type { ScenarioCall } from './scenario.ts';

const source = { surface: 'observer', ip: '127.0.0.1', userAgent: 'nimbi' };

/** Makes a call that only looks, as the account's root user, and leaves no trace. */
export function observe(cloud: Cloud, { service, operation, region = 'us-east-1', input = {} }: ScenarioCall): Promise<Rehearsal> {
  return cloud.rehearse({ service, operation, region, input, source });
}
