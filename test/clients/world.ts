import { randomUUID } from 'node:crypto';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { systemClock } from '../../src/adapters/system-clock.ts';
import { systemEntropy } from '../../src/adapters/system-entropy.ts';
import { createAdmin } from '../../src/engine/admin.ts';
import type { Cloud } from '../../src/engine/cloud.ts';
import { parseClock } from '../../src/engine/cloud-clock.ts';
import { createCloud } from '../../src/engine/open-cloud.ts';
import type { Credentials } from '../../src/kernel/call.ts';
import { loadModels } from '../../src/models/models.ts';
import { startEndpoint } from '../../src/surfaces/http/endpoint.ts';
import { listen } from '../../src/surfaces/http/listener.ts';
import { metadataHandler } from '../../src/surfaces/http/metadata/handler.ts';
import { metadataService } from '../../src/surfaces/http/metadata/service.ts';
import { warmUp } from '../../src/surfaces/http/metadata/warm-up.ts';
import { onlyCloud } from '../../src/surfaces/http/served-clouds.ts';
import { changed, changesTo, type Identity } from '../../src/surfaces/programs/environment.ts';
import { memoryParts } from '../support/cloud.ts';
import { sourceData } from '../support/source-data.ts';
import { startFlaky } from './flaky.ts';

/** What a client's driver is told, as JSON in the file that its first argument names. */
export interface Facts {
  /** Of admin, who may do everything. */
  readonly endpoint: string;
  /** The same, but each request to a key that begins with `flaky-` is first answered with 503 and a connection that breaks off. */
  readonly flakyEndpoint: string;
  readonly accountId: string;
  readonly region: string;
  /** A user who may do nothing. */
  readonly intern: Credentials;
  /** How many users `paged-…` there are. */
  readonly users: number;
  /** A bucket of this client's own, and how many objects `page/…` it has. */
  readonly bucket: string;
  readonly objects: number;
  readonly imageId: string;
  readonly instanceId: string;
  readonly roleName: string;
  /** A file to be uploaded in parts, and its size. */
  readonly largeFile: string;
  readonly largeSize: number;
  /** An empty folder. */
  readonly folder: string;
}

/** A cloud behind an endpoint, made ready for clients. */
export interface World {
  readonly cloud: Cloud;
  /** What a client is told, with a bucket of its own. */
  factsFor(client: string): Promise<Facts>;
  /** The environment of a program that signs as admin, or that runs on the instance. */
  environment(where: 'admin' | 'instance'): Record<string, string>;
  close(): Promise<void>;
}

const region = 'us-east-1';
const users = 25;
const objects = 25;
const largeSize = 21 * 1024 * 1024 + 7;

const statement = (Action: string, more: object): string => JSON.stringify({ Version: '2012-10-17', Statement: [{ Effect: 'Allow', Action, ...more }] });

/** Starts it all. */
export async function startWorld(): Promise<World> {
  const cloud = await createCloud(memoryParts({ clock: systemClock, instantStateChanges: true }), {
    seed: 'clients',
    accountId: '123456789012',
    journal: 'everything',
    // A cloud whose time is not the machine's: nothing that is signed or expires may depend on that.
    clock: parseClock('2024-02-29T12:00:00Z', systemClock.now()),
  });
  const admin = await createAdmin(cloud);
  const call = async <Output>(service: string, operation: string, input: Record<string, unknown>): Promise<Output> => {
    const source = { surface: 'test', ip: '127.0.0.1', userAgent: 'test' };
    const result = await cloud.call({ service, operation, region, input, source, credentials: admin });
    if (!result.ok) throw new Error(`${service} ${operation}: ${result.error.code}: ${result.error.message}`);
    return result.output as Output;
  };
  const intern = await makeIntern(call);
  const instance = await makeInstance(call);
  for (let index = 0; index < users; index += 1) await call('iam', 'CreateUser', { UserName: `paged-${String(index).padStart(2, '0')}` });
  const folder = mkdtempSync(join(tmpdir(), 'nimbi-clients-'));
  const largeFile = join(folder, 'large.bin');
  writeFileSync(largeFile, largeBytes());
  const now = (): number => systemClock.now();
  const faults: unknown[] = [];
  const endpoint = await startEndpoint({
    clouds: onlyCloud(cloud),
    models: loadModels(sourceData),
    now,
    newRequestId: randomUUID,
    onFault: (fault) => void faults.push(fault),
  });
  const flaky = await startFlaky(endpoint.url);
  const service = metadataService({ cloud, region, instanceId: instance.instanceId, now, entropy: systemEntropy });
  await warmUp(service);
  const metadata = await listen({ onFault: (fault) => void faults.push(fault) }, metadataHandler(service));
  return {
    cloud,
    factsFor: async (client) => {
      const bucket = `client-${client}`;
      await call('s3', 'CreateBucket', { Bucket: bucket });
      for (let index = 0; index < objects; index += 1) await call('s3', 'PutObject', { Bucket: bucket, Key: `page/${index}`, Body: Buffer.from('x') });
      const own = mkdtempSync(join(folder, `${client}-`));
      const { accountId } = cloud.facts;
      return {
        endpoint: endpoint.url,
        flakyEndpoint: flaky.url,
        accountId,
        region,
        intern,
        users,
        bucket,
        objects,
        ...instance,
        largeFile,
        largeSize,
        folder: own,
      };
    },
    environment: (where) => {
      const identity: Identity = where === 'admin' ? { credentials: admin } : { metadataUrl: metadata.url };
      const files = { configFile: join(folder, 'config'), credentialsFile: join(folder, 'credentials') };
      for (const file of Object.values(files)) writeFileSync(file, '');
      return changed(process.env, changesTo(process.env, { endpointUrl: endpoint.url, region, ...files }, identity));
    },
    close: async () => {
      for (const listener of [flaky, endpoint, metadata]) await listener.close();
      await cloud.close();
      rmSync(folder, { recursive: true, force: true });
      if (faults.length > 0)
        throw new Error(
          `The endpoint came upon faults of its own: ${faults.map((fault) => (fault instanceof Error ? fault.stack : String(fault))).join('\n')}`,
        );
    },
  };
}

type Caller = <Output>(service: string, operation: string, input: Record<string, unknown>) => Promise<Output>;

async function makeIntern(call: Caller): Promise<Credentials> {
  await call('iam', 'CreateUser', { UserName: 'intern' });
  const { AccessKey } = await call<{ AccessKey: { AccessKeyId: string; SecretAccessKey: string } }>('iam', 'CreateAccessKey', { UserName: 'intern' });
  return { accessKeyId: AccessKey.AccessKeyId, secretAccessKey: AccessKey.SecretAccessKey };
}

/** An instance whose role may read S3, and nothing else. */
async function makeInstance(call: Caller): Promise<Pick<Facts, 'imageId' | 'instanceId' | 'roleName'>> {
  const roleName = 'reader';
  const trust = statement('sts:AssumeRole', { Principal: { Service: 'ec2.amazonaws.com' } });
  await call('iam', 'CreateRole', { RoleName: roleName, AssumeRolePolicyDocument: trust });
  await call('iam', 'PutRolePolicy', { RoleName: roleName, PolicyName: 'read', PolicyDocument: statement('s3:List*', { Resource: '*' }) });
  await call('iam', 'CreateInstanceProfile', { InstanceProfileName: roleName });
  await call('iam', 'AddRoleToInstanceProfile', { InstanceProfileName: roleName, RoleName: roleName });
  const Name = '/aws/service/ami-amazon-linux-latest/al2023-ami-kernel-default-x86_64';
  const { Parameter } = await call<{ Parameter: { Value: string } }>('ssm', 'GetParameter', { Name });
  const { Instances } = await call<{ Instances: [{ InstanceId: string }] }>('ec2', 'RunInstances', {
    ImageId: Parameter.Value,
    InstanceType: 't3.micro',
    MinCount: 1,
    MaxCount: 1,
    IamInstanceProfile: { Name: roleName },
    MetadataOptions: { HttpTokens: 'required' },
  });
  return { imageId: Parameter.Value, instanceId: Instances[0].InstanceId, roleName };
}

/** Bytes in which no part is like another, so that parts in a wrong order show. */
function largeBytes(): Uint8Array {
  const bytes = Buffer.alloc(largeSize);
  let state = 1;
  for (let index = 0; index < largeSize; index += 1) {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) | 0;
    bytes[index] = state >>> 24;
  }
  return bytes;
}
