import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { ListBucketsCommand, S3Client } from '@aws-sdk/client-s3';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import type { Cloud } from '../../src/engine/cloud.ts';
import { takeOwnFlags } from '../../src/main/own-flags.ts';
import { type Program, startProgram } from '../../src/main/program.ts';
import { serveDeps } from '../../src/main/serve.ts';
import { findEndpoint } from '../../src/surfaces/http/running.ts';
import type { ServedEndpoint } from '../../src/surfaces/http/serving.ts';

const data = fileURLToPath(new URL('../../dist/data', import.meta.url));
const home = mkdtempSync(join(tmpdir(), 'nimbi-served-'));
const pause = (milliseconds: number) => new Promise((resolve) => setTimeout(resolve, milliseconds));
const quiet = { write: () => undefined, isTTY: false };

const programOn = (): Program => {
  const stdin = { isTTY: false, async *[Symbol.asyncIterator](): AsyncGenerator<Uint8Array> {} };
  const io = { stdout: quiet, stderr: quiet, stdin, env: { NIMBI_HOME: home }, cwd: home, sleep: async () => undefined };
  return startProgram(io, takeOwnFlags(['serve']), data);
};

let program: Program;
let endpoint: ServedEndpoint;

beforeAll(async () => {
  // The home is the process's, whatever the rest of a program is given.
  vi.stubEnv('NIMBI_HOME', home);
  program = programOn();
  await program.openCloud();
  await program.createCloud('other');
  endpoint = await serveDeps(program).start({ host: '127.0.0.1', port: 0, tls: false, onFault: (error) => expect(error).toBeUndefined() });
});
afterAll(async () => {
  await endpoint.close();
  await program.close();
  rmSync(home, { recursive: true, force: true });
  vi.unstubAllEnvs();
});

function clientOf(cloud: Cloud): S3Client {
  const credentials = cloud.adminKey();
  if (credentials === undefined) throw new Error('This cloud has no admin.');
  return new S3Client({ endpoint: endpoint.url, region: 'us-east-1', credentials, maxAttempts: 1, forcePathStyle: true });
}

const bucketsOf = async (cloud: Cloud) => (await clientOf(cloud).send(new ListBucketsCommand({}))).Buckets?.map(({ Name }) => Name);

async function makeBucket(cloud: Cloud, bucket: string, isPublic = false): Promise<void> {
  const credentials = cloud.adminKey();
  if (credentials === undefined) throw new Error('This cloud has no admin.');
  const source = { surface: 'test', ip: '127.0.0.1', userAgent: 'test' };
  const call = async (operation: string, input: Record<string, unknown>) => {
    const result = await cloud.call({ service: 's3', operation, region: 'us-east-1', input: { Bucket: bucket, ...input }, credentials, source });
    if (!result.ok) throw result.error;
  };
  await call('CreateBucket', {});
  if (!isPublic) return;
  const Policy = JSON.stringify({
    Version: '2012-10-17',
    Statement: [{ Effect: 'Allow', Principal: '*', Action: 's3:GetObject', Resource: `arn:aws:s3:::${bucket}/*` }],
  });
  await call('DeletePublicAccessBlock', {});
  await call('PutBucketPolicy', { Policy });
  await call('PutObject', { Key: 'tom.jpg', Body: 'meow' });
}

test('clouds behind one port are told apart by access key, and anonymous requests by bucket', async () => {
  await makeBucket(await program.openCloud('sandbox'), 'cat-photos-1');
  await makeBucket(await program.openCloud('other'), 'cat-photos-2', true);
  expect(await bucketsOf(await program.openCloud('sandbox'))).toEqual(['cat-photos-1']);
  expect(await bucketsOf(await program.openCloud('other'))).toEqual(['cat-photos-2']);
  const got = await fetch(`${endpoint.url}/cat-photos-2/tom.jpg`);
  expect(await got.text()).toBe('meow');
});

test('a cloud that is made while they are served is served too', async () => {
  const before = programOn();
  await before.createCloud('later');
  const cloud = await before.openCloud('later');
  await makeBucket(cloud, 'cat-photos-3');
  await pause(150);
  expect(await bucketsOf(cloud)).toEqual(['cat-photos-3']);
  await before.close();
});

test('a cloud that could not be opened can be, once it is there', async () => {
  const early = programOn();
  await expect(early.openCloud('slow')).rejects.toThrow('There is no cloud named "slow"');
  await early.createCloud('slow');
  expect((await early.openCloud('slow')).adminKey()).toBeDefined();
  await early.close();
});

test('a cloud that another program makes anew is the one that answers, unsigned requests, too', async () => {
  const old = clientOf(await program.openCloud('sandbox'));
  rmSync(join(home, 'clouds', 'sandbox'), { recursive: true });
  const another = programOn();
  await another.createCloud('sandbox');
  const cloud = await another.openCloud('sandbox');
  await pause(150);
  const answer = await fetch(endpoint.url, { method: 'POST', body: new URLSearchParams({ Action: 'GetCallerIdentity', Version: '2011-06-15' }) });
  expect([answer.status, await answer.text()]).toEqual([403, expect.stringContaining('MissingAuthenticationToken')]);
  expect(cloud.events({ limit: 1 })).toMatchObject([{ operation: 'GetCallerIdentity', outcome: { ok: false, code: 'MissingAuthenticationToken' } }]);
  await expect(old.send(new ListBucketsCommand({}))).rejects.toMatchObject({ Code: 'InvalidAccessKeyId' });
  expect(await bucketsOf(cloud)).toEqual([]);
  await another.close();
});

test('other programs find the endpoint, until it is closed', async () => {
  expect(await findEndpoint(home)).toEqual({ pid: process.pid, url: endpoint.url });
});
