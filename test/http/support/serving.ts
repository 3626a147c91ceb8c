import { randomUUID } from 'node:crypto';
import { type Endpoint, startEndpoint } from '../../../src/surfaces/http/endpoint.ts';
import type { AccessEntry, EndpointOptions } from '../../../src/surfaces/http/endpoint-options.ts';
import { onlyCloud } from '../../../src/surfaces/http/served-clouds.ts';
import { models } from '../../models/all-models.ts';
import { type TestCloud, testCloud } from '../../support/cloud.ts';

/** A cloud in memory with its endpoint. */
export interface Served extends TestCloud {
  readonly endpoint: Endpoint;
  /** What was answered, in order. */
  readonly accesses: readonly AccessEntry[];
  /** Faults of our own: none, unless a test is about them. */
  readonly faults: readonly unknown[];
  /** Credentials and endpoint, as the JavaScript SDK's clients take them. */
  readonly client: { readonly endpoint: string; readonly region: string; readonly credentials: TestCloud['admin']; readonly maxAttempts: number };
  close(): Promise<void>;
}

/** Serves a new cloud in memory. Its own clock stands still; the endpoint's is the machine's, as the SDKs sign by theirs. */
export async function served(options: Partial<EndpointOptions> = {}, cloudOptions: Parameters<typeof testCloud>[0] = {}): Promise<Served> {
  const cloud = await testCloud(cloudOptions);
  const accesses: AccessEntry[] = [];
  const faults: unknown[] = [];
  const endpoint = await startEndpoint({
    clouds: onlyCloud(cloud.cloud),
    models,
    now: Date.now,
    newRequestId: randomUUID,
    onAccess: (entry) => void accesses.push(entry),
    onFault: (error) => void faults.push(error),
    ...options,
  });
  return {
    ...cloud,
    endpoint,
    accesses,
    faults,
    client: { endpoint: endpoint.url, region: 'us-east-1', credentials: cloud.admin, maxAttempts: 1 },
    close: async () => {
      await endpoint.close();
      await cloud.cloud.close();
    },
  };
}
