import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type RequestFile, readRequest, writeRequest } from '../../src/surfaces/tutor/lesson/requests/request-file.ts';

const name = fc.stringMatching(/^[A-Za-z][A-Za-z0-9-]{0,20}$/);
const value = fc.stringMatching(/^(?:[!-~](?:[ -~]{0,40}[!-~])?)?$/);
const request: fc.Arbitrary<RequestFile> = fc.record({
  method: fc.constantFrom('GET', 'PUT', 'POST', 'DELETE'),
  target: fc.stringMatching(/^\/[!-~]{0,40}$/),
  headers: fc.array(fc.tuple(name, value), { maxLength: 6 }),
  body: fc.string().filter((body) => !body.includes('\r')),
});

describe('a request in a file', () => {
  it('is what was written, whatever its body', () => {
    fc.assert(
      fc.property(request, (written) => {
        expect(readRequest(writeRequest(written))).toEqual(written);
      }),
    );
  });

  it('has a line for each part of its signature, which count as one', () => {
    const signature = 'AWS4-HMAC-SHA256 Credential=AKIA/20261124/us-east-1/s3/aws4_request, SignedHeaders=host, Signature=00';
    const written: RequestFile = { method: 'GET', target: '/', headers: [['Authorization', signature]], body: '' };
    expect(writeRequest(written)).toBe(`GET / HTTP/1.1
Authorization: AWS4-HMAC-SHA256
  Credential=AKIA/20261124/us-east-1/s3/aws4_request,
  SignedHeaders=host,
  Signature=00


`);
    expect(readRequest(writeRequest(written))).toEqual(written);
  });

  it('may come from Windows', () => {
    expect(readRequest('GET / HTTP/1.1\r\nHost: a\r\n\r\none\r\ntwo\r\n')).toEqual({ method: 'GET', target: '/', headers: [['Host', 'a']], body: 'one\ntwo' });
  });

  it.each([
    { text: '', message: 'The file does not begin as a request does. Its first line is such as: PUT /photos/tom.txt HTTP/1.1' },
    { text: 'CONNECT /a HTTP/1.1', message: 'The file does not begin as a request does. Its first line is such as: PUT /photos/tom.txt HTTP/1.1' },
    { text: 'GET / HTTP/1.1\nHost', message: 'Line 2 is no header. A header is a name, a colon and a value; an empty line ends them.' },
    { text: 'GET / HTTP/1.1\nA: b\nX: \u0001', message: 'Line 3 is no header. A header is a name, a colon and a value; an empty line ends them.' },
  ])('is not $text', ({ text, message }) => {
    expect(() => readRequest(text)).toThrow(message);
  });
});
