import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { CallEvent } from '../../src/kernel/journal.ts';
import { renderExplanation } from '../../src/surfaces/tutor/explain/render.ts';
import { presigned, type RawRequest, type Signer, send, signed } from './support/raw.ts';
import { type Served, served } from './support/serving.ts';

let place: Served;
let signer: (other?: Partial<Signer>) => Signer;

/** The machine's time, by which requests are signed and read. */
const now = Date.parse('2026-11-24T12:00:00Z');
const get: RawRequest = { method: 'GET', path: '/cat-photos-4821/tom.jpg', headers: { host: 's3.us-east-1.amazonaws.com' } };

beforeAll(async () => {
  place = await served({ now: () => now });
  signer = (other = {}) => ({ url: place.endpoint.url, credentials: place.admin, service: 's3', at: now, ...other });
});
afterAll(async () => {
  expect(place.faults).toEqual([]);
  await place.close();
});

/** What `nimbi explain` prints of a request, from its second line on: the first one has the call's number. */
async function explained(request: RawRequest, all = false): Promise<string> {
  await send(place.endpoint.url, request);
  const event = place.cloud.events({ limit: 1 })[0] as CallEvent;
  const text = await renderExplanation(place.cloud, event, { columns: 120, color: false, all });
  return text.slice(text.indexOf('\n') + 1).replaceAll(/[ ]+$/gm, '');
}

const withSecret = (secret: (right: string) => string) => signer({ credentials: { ...place.admin, secretAccessKey: secret(place.admin.secretAccessKey) } });

describe('nimbi explain says which part of a signature is wrong, and what to do', () => {
  const wrongs: readonly { readonly what: string; readonly make: () => RawRequest; readonly code: string; readonly said: readonly string[] }[] = [
    {
      what: 'the method',
      make: () => ({ ...presigned(signer(), get), method: 'HEAD' }),
      code: 'SignatureDoesNotMatch',
      said: [
        'Found     The method differs: the request was signed for GET, and came as HEAD.',
        'Next      Send it with GET, or sign it for HEAD. A presigned URL is good for one method only.',
      ],
    },
    {
      what: 'the secret',
      make: () =>
        signed(
          withSecret((right) => `${right}\n`),
          get,
        ),
      code: 'SignatureDoesNotMatch',
      said: [
        'Found     The request was signed with the secret access key in another form than it was given out: with a line break at',
        '          its end.',
        'Next      Copy the secret access key again; it is shown only once, when the key is created. If it is lost, create a new',
        '          access key and delete this one.',
      ],
    },
    {
      what: 'the Region',
      make: () => signed(signer({ region: 'eu-west-1' }), get),
      code: 'AuthorizationHeaderMalformed',
      said: [
        'Found     The scope differs: the signature is for "eu-west-1", and "us-east-1" would be right.',
        'Next      Sign for the Region and the service that are called, such as 20261124/us-east-1/s3/aws4_request.',
      ],
    },
    {
      what: 'the host',
      make: () => ({ ...signed(signer(), get), headers: { ...signed(signer(), get).headers, host: 's3.us-east-1.amazonaws.com:443' } }),
      code: 'SignatureDoesNotMatch',
      said: [
        'Found     The header host differs: it was signed as "s3.us-east-1.amazonaws.com", and came as',
        '          "s3.us-east-1.amazonaws.com:443".',
        'Next      Sign for the host and port that the request is sent to; a proxy on the way must leave them as they are.',
      ],
    },
    {
      what: 'the time to expire',
      make: () => presigned(signer({ at: now - 120_000 }), get, 60),
      code: 'AccessDenied',
      said: [
        'Found     The presigned request was good until 2026-11-24T11:59:00Z; it came at 2026-11-24T12:00:00Z.',
        'Next      Make a new one, with a longer time to expire if need be (a week at most).',
      ],
    },
  ];
  test.each(wrongs)('$what', async ({ make, code, said }) => {
    expect((await explained(make())).trimEnd()).toBe([`Refused: ${code} (who called could not be proved).`, '', ...said].join('\n'));
  });

  test('and with --all what would have been signed', async () => {
    expect(
      await explained(
        signed(
          withSecret(() => 'other'),
          get,
        ),
        true,
      ),
    ).toContain(`
Signed    GET
          /cat-photos-4821/tom.jpg

          host:s3.us-east-1.amazonaws.com
          x-amz-content-sha256:e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855
          x-amz-date:20261124T120000Z

          host;x-amz-content-sha256;x-amz-date
          e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855
To sign   AWS4-HMAC-SHA256
          20261124T120000Z
          20261124/us-east-1/s3/aws4_request
`);
  });
});
