import jmespath from 'jmespath';
import type { Cloud, Rehearsal } from '../engine/cloud.ts';
import type { ScenarioCall } from './scenario.ts';

const source = { surface: 'observer', ip: '127.0.0.1', userAgent: 'nimbi' };

/** Makes a call that only looks, as the account's root user, and leaves no trace. */
export function observe(cloud: Cloud, { service, operation, region = 'us-east-1', input = {} }: ScenarioCall): Promise<Rehearsal> {
  return cloud.rehearse({ service, operation, region, input, source });
}

/**
 * What a JMESPath query finds in an answer, or the whole of it, as its JSON would be read: dates are texts. Where a function of the query
 * can't take what is there (nothing, mostly), it finds nothing.
 */
export function queried(output: object, query?: string): unknown {
  const plain: unknown = JSON.parse(JSON.stringify(output));
  if (query === undefined) return plain;
  try {
    return jmespath.search(plain, query);
  } catch (error) {
    if (error instanceof Error && error.message.startsWith('TypeError:')) return undefined;
    throw error;
  }
}
