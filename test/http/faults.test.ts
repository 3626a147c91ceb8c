import { once } from 'node:events';
import net from 'node:net';
import { afterEach, expect, test } from 'vitest';
import type { Cloud } from '../../src/engine/cloud.ts';
import { listen } from '../../src/surfaces/http/listener.ts';
import { servedServices } from '../../src/surfaces/http/meant-request.ts';
import { onlyCloud } from '../../src/surfaces/http/served-clouds.ts';
import { readRequest } from '../../src/surfaces/tutor/lesson/requests/request-file.ts';
import { sendRequest } from '../../src/surfaces/tutor/lesson/requests/send-request.ts';
import { models } from '../models/all-models.ts';
import { type TestCloud, testCloud } from '../support/cloud.ts';
import { send, signed } from './support/raw.ts';
import { type Served, served } from './support/serving.ts';

const closing: (() => Promise<void>)[] = [];
afterEach(async () => {
  for (const close of closing.splice(0)) await close();
});

const broken = new Error('The disk is gone.');

/** A cloud like another, but for what it is to do worse. */
const worse = ({ cloud }: TestCloud, changes: Partial<Cloud>): Cloud =>
  new Proxy(cloud, {
    get: (target, name) => {
      const value: unknown = Reflect.get(changes, name) ?? Reflect.get(target, name, target);
      return typeof value === 'function' ? value.bind(target) : value;
    },
  });

/** An endpoint whose cloud cannot read what it keeps: the first bytes come, and then no more. */
async function unreadable(first: Uint8Array): Promise<Served> {
  const body: Cloud['body'] = async function* () {
    yield first;
    throw broken;
  };
  const kept = await testCloud();
  await kept.ok('s3', 'CreateBucket', { Bucket: 'cat-photos-4821' });
  await kept.ok('s3', 'PutObject', { Bucket: 'cat-photos-4821', Key: 'tom.jpg', Body: 'x'.repeat(100_000) });
  const place = await served({ clouds: onlyCloud(worse(kept, { body })) });
  closing.push(place.close, () => kept.cloud.close());
  return { ...place, admin: kept.admin };
}

const signer = ({ endpoint, admin }: Served) => ({ url: endpoint.url, credentials: admin, service: 's3' });

test('a body that cannot be read is told of, and ends the connection', async () => {
  const place = await unreadable(new Uint8Array(10));
  await expect(send(place.endpoint.url, signed(signer(place), { method: 'GET', path: '/cat-photos-4821/tom.jpg' }))).rejects.toThrow();
  await expect.poll(() => place.faults).toEqual([broken]);
});

test('a receiver that goes before the end is no fault', async () => {
  const place = await served();
  closing.push(place.close);
  await place.ok('s3', 'CreateBucket', { Bucket: 'cat-photos-4821' });
  await place.ok('s3', 'PutObject', { Bucket: 'cat-photos-4821', Key: 'tom.jpg', Body: 'x'.repeat(20_000_000) });
  const { headers } = signed(signer(place), { method: 'GET', path: '/cat-photos-4821/tom.jpg' });
  const lines = Object.entries(headers).map(([name, value]) => `${name}: ${value}\r\n`);
  const socket = net.connect(place.endpoint.port, '127.0.0.1', () => socket.write(`GET /cat-photos-4821/tom.jpg HTTP/1.1\r\n${lines.join('')}\r\n`));
  const [first] = (await once(socket, 'data')) as [Buffer];
  expect(first.toString('latin1')).toMatch(/^HTTP\/1\.1 200 /);
  socket.resetAndDestroy();
  await expect.poll(() => place.accesses).toHaveLength(1);
  expect(place.faults).toEqual([]);
});

test('whatever answers requests: what it throws is told of', async () => {
  const faults: unknown[] = [];
  const listener = await listen({ onFault: (error) => void faults.push(error) }, () => Promise.reject(broken));
  closing.push(listener.close);
  await expect(send(listener.url, { method: 'GET', path: '/' })).rejects.toThrow('socket hang up');
  expect(faults).toEqual([broken]);
});

test("in a lesson it is the program's, which says so", async () => {
  const kept = await testCloud();
  closing.push(() => kept.cloud.close());
  const request = readRequest('GET / HTTP/1.1\nHost: s3.us-east-1.amazonaws.com\n');
  await expect(sendRequest(request, worse(kept, { call: () => Promise.reject(broken) }), models, '127.0.0.1')).rejects.toBe(broken);
});

test('a service that could not be read is read anew for the next request', async () => {
  let times = 0;
  const service = models.service('sts');
  if (service === undefined) throw new Error('There is no STS.');
  const failing = {
    ...service,
    get protocol() {
      times += 1;
      if (times === 2) throw broken;
      return service.protocol;
    },
  };
  const serve = servedServices(models);
  await expect(serve(failing)).rejects.toBe(broken);
  await expect(serve(failing)).resolves.toMatchObject({ service: failing });
});
