import { memoryBlobs } from '../../src/adapters/memory-blobs.ts';
import { memoryStore } from '../../src/adapters/memory-store.ts';
import { createAdmin } from '../../src/engine/admin.ts';
import type { Cloud } from '../../src/engine/cloud.ts';
import { parseClock } from '../../src/engine/cloud-clock.ts';
import { type CloudParts, createCloud } from '../../src/engine/open-cloud.ts';
import type { AwsError } from '../../src/kernel/aws-error.ts';
import type { CallResult, Credentials } from '../../src/kernel/call.ts';
import { loadModels } from '../../src/models/models.ts';
import { registry } from '../../src/services/registry.generated.ts';
import { sourceData } from './source-data.ts';

const models = loadModels(sourceData);

/** Whom a test calls as, and where. */
export interface TestCallOptions {
  readonly as?: Credentials | 'admin' | 'anonymous';
  readonly region?: string;
}

/** A cloud in memory that tests call as its users would. */
export interface TestCloud {
  readonly cloud: Cloud;
  readonly admin: Credentials;
  /** Makes a call, whatever comes of it. */
  call(service: string, operation: string, input?: Record<string, unknown>, options?: TestCallOptions): Promise<CallResult>;
  /** Makes a call that must succeed; gives its answer. */
  ok(service: string, operation: string, input?: Record<string, unknown>, options?: TestCallOptions): Promise<Record<string, unknown>>;
  /** Makes a call that must be refused; gives the error. */
  refused(service: string, operation: string, input?: Record<string, unknown>, options?: TestCallOptions): Promise<AwsError>;
  /** Makes a user with an access key and inline policies. */
  user(name: string, options?: { readonly policies?: readonly object[] }): Promise<Credentials>;
}

/** The parts of a cloud that lives in memory; any of them may be another. */
export function memoryParts(parts: Partial<CloudParts> = {}): CloudParts {
  return {
    store: memoryStore(),
    blobs: memoryBlobs(),
    clock: { now: () => Date.parse('2026-11-24T12:00:00Z') },
    data: sourceData,
    models,
    registry,
    ...parts,
  };
}

/** Makes a new cloud in memory: the same seed and clock each time, unless told otherwise. */
export async function testCloud({
  seed = 'test',
  clock = '2026-11-24T12:00:00Z!',
  instant = true,
  accountId = '123456789012',
  ...parts
}: { seed?: string; clock?: string; instant?: boolean; accountId?: string } & Partial<
  Omit<CloudParts, 'clock' | 'instantStateChanges'>
> = {}): Promise<TestCloud> {
  const cloud = await createCloud(memoryParts({ instantStateChanges: instant, ...parts }), {
    seed,
    accountId,
    journal: 'everything',
    clock: parseClock(clock, 0),
  });
  const admin = await createAdmin(cloud);
  return testCloudOver(cloud, admin);
}

/** The same over a cloud that exists. */
function testCloudOver(cloud: Cloud, admin: Credentials): TestCloud {
  const call: TestCloud['call'] = (service, operation, input = {}, { as = 'admin', region = 'us-east-1' } = {}) => {
    const source = { surface: 'test', ip: '203.0.113.7', userAgent: 'test' };
    const credentials = as === 'admin' ? admin : as;
    return cloud.call({ service, operation, region, input, source, ...(credentials !== 'anonymous' && { credentials }) });
  };
  const ok: TestCloud['ok'] = async (service, operation, ...rest) => {
    const result = await call(service, operation, ...rest);
    if (!result.ok) throw new Error(`${service} ${operation} was refused: ${result.error.code}: ${result.error.message}`);
    return result.output;
  };
  return {
    cloud,
    admin,
    call,
    ok,
    refused: async (service, operation, ...rest) => {
      const result = await call(service, operation, ...rest);
      if (result.ok) throw new Error(`${service} ${operation} was not refused: ${JSON.stringify(result.output)}`);
      return result.error;
    },
    user: async (name, { policies = [] } = {}) => {
      await ok('iam', 'CreateUser', { UserName: name });
      for (const [index, policy] of policies.entries()) {
        await ok('iam', 'PutUserPolicy', { UserName: name, PolicyName: `policy-${index + 1}`, PolicyDocument: JSON.stringify(policy) });
      }
      const { AccessKey } = (await ok('iam', 'CreateAccessKey', { UserName: name })) as { AccessKey: { AccessKeyId: string; SecretAccessKey: string } };
      return { accessKeyId: AccessKey.AccessKeyId, secretAccessKey: AccessKey.SecretAccessKey };
    },
  };
}
