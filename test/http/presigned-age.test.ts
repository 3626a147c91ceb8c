import { afterEach, beforeEach, expect, test } from 'vitest';
import { presigned, type RawAnswer, refusalOf, send, signed } from './support/raw.ts';
import { type Served, served } from './support/serving.ts';

const second = 1000;
const hour = 3_600_000;

/** The machine's time when the cloud's clock is moved: that of every cloud in memory. */
const moved = Date.parse('2026-11-24T12:00:00Z');

/** The machine's time as requests come. */
let now: number;
let place: Served;

beforeEach(async () => {
  now = moved;
  place = await served({ now: () => now });
  await place.ok('s3', 'CreateBucket', { Bucket: 'cat-photos-4821' });
  await place.ok('s3', 'PutObject', { Bucket: 'cat-photos-4821', Key: 'tom.jpg', Body: 'meow' });
});
afterEach(async () => {
  expect(place.faults).toEqual([]);
  await place.close();
});

const link = (at: number, expires: number) =>
  presigned({ url: place.endpoint.url, credentials: place.admin, service: 's3', at }, { method: 'GET', path: '/cat-photos-4821/tom.jpg' }, expires);
const open = (made: ReturnType<typeof link>): Promise<RawAnswer> => send(place.endpoint.url, made);

test("a link ages with the cloud's clock, and tells so", async () => {
  const short = link(moved - 10 * second, 3600);
  const long = link(moved - 10 * second, 3 * 3600);
  expect((await open(short)).body).toBe('meow');
  await place.cloud.advanceClock(2 * hour);
  const late = await open(short);
  expect({ status: late.status, ...refusalOf(late) }).toEqual({ status: 403, code: 'AccessDenied', message: 'Request has expired' });
  expect(late.body).toContain('<Expires>2026-11-24T12:59:50Z</Expires><ServerTime>2026-11-24T14:00:00Z</ServerTime>');
  expect(place.cloud.events({ limit: 1 })[0]).toMatchObject({
    authentication: { signature: { finding: { part: 'date', name: 'X-Amz-Expires', expected: '2026-11-24T12:59:50Z', received: '2026-11-24T14:00:00Z' } } },
  });
  expect((await open(long)).body).toBe('meow');
  await place.cloud.advanceClock(2 * hour);
  expect((await open(long)).status).toBe(403);
});

test('one that was made afterwards is as old as it is', async () => {
  await place.cloud.advanceClock(24 * hour);
  now = moved + 30 * second;
  const made = link(moved + 20 * second, 60);
  expect((await open(made)).body).toBe('meow');
  now = moved + 81 * second;
  expect((await open(made)).status).toBe(403);
});

test('one of the second in which the clock was moved was made before', async () => {
  const made = link(moved, 3600);
  await place.cloud.advanceClock(2 * hour);
  expect((await open(made)).status).toBe(403);
  now = moved + second;
  expect((await open(link(moved + second, 3600))).body).toBe('meow');
});

test('signatures in headers are of now, whatever the cloud has for a time', async () => {
  await place.cloud.advanceClock(24 * hour);
  const request = signed(
    { url: place.endpoint.url, credentials: place.admin, service: 's3', at: moved - 60 * second },
    { method: 'GET', path: '/cat-photos-4821/tom.jpg' },
  );
  expect((await send(place.endpoint.url, request)).body).toBe('meow');
});
