import net from 'node:net';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type Served, served } from './support/serving.ts';

let place: Served;

beforeAll(async () => {
  place = await served();
});
afterAll(async () => {
  expect(place.faults).toEqual([]);
  await place.close();
});

/** What comes back for a request with such a host, byte for byte. */
function asked(host: string): Promise<string> {
  return new Promise((resolve) => {
    let text = '';
    const socket = net.connect(place.endpoint.port, '127.0.0.1', () =>
      socket.write(`GET /tom.jpg HTTP/1.1\r\nhost: ${host}\r\nconnection: close\r\n\r\n`, 'latin1'),
    );
    socket.setEncoding('latin1').on('data', (chunk: string) => {
      text += chunk;
    });
    socket.on('error', () => undefined);
    socket.on('close', () => resolve(text));
  });
}

async function isRefused(host: string): Promise<void> {
  const answer = await asked(host);
  expect(answer).toMatch(/^HTTP\/1\.1 4\d\d /);
  expect(answer).toMatch(/<Code>\w+<\/Code>|<li>Code: \w+<\/li>/);
}

const asBytes = (text: string): string => Buffer.from(text, 'utf8').toString('latin1');

describe('a host that no bucket can have is refused as S3 refuses', () => {
  test.each([
    '%zz.s3.localhost',
    '%.localhost',
    '%00.s3.localhost',
    '%2F.s3.localhost',
    'a/b.s3.localhost',
    'a?b.localhost',
    'a#b.s3.amazonaws.com',
    'a b.s3.localhost',
    '<a>&.s3.localhost',
    '%zz.s3-website-us-east-1.amazonaws.com',
    'a/..%2f.s3-website.localhost',
    asBytes('кот.s3.localhost'),
    asBytes('\u{1F408}.localhost'),
    '\u00ff\u00fe.s3.localhost',
    '..s3.localhost',
    '...localhost',
    'a..b.s3.localhost',
    '-.s3.localhost',
    'cat-photos-4821.s3.localhost.',
    'cat-photos-4821.s3.localhost..',
    'cat-photos-4821.s3.localhost:99999999',
    'cat-photos-4821.s3.localhost, other.s3.localhost',
    '[::1]',
    '[::1]:4566',
    '[::1',
    '::1',
    ':',
    '.',
    '',
    '__proto__',
    'constructor.s3.localhost',
  ])('%j', (host) => isRefused(host));

  test.each<readonly [string, string]>([
    ['of 10,000 letters', `${'a'.repeat(10_000)}.s3.localhost`],
    ['of 5,000 labels', `${'a.'.repeat(5_000)}s3.localhost`],
    ['of 200 hyphens', `${'-'.repeat(200)}.amazonaws.com`],
  ])('%s', (_, host) => isRefused(host));

  test('none at all', async () => {
    const answer = await new Promise<string>((resolve) => {
      const socket = net.connect(place.endpoint.port, '127.0.0.1', () => socket.write('GET / HTTP/1.1\r\nconnection: close\r\n\r\n'));
      socket.setEncoding('latin1').once('data', (chunk: string) => resolve(chunk));
    });
    expect(answer).toMatch(/^HTTP\/1\.1 400 Bad Request\r\n/);
  });
});
