import { describe, expect, it } from 'vitest';
import { type } from './support/type.ts';

const bucket = 'cat-photos-5606';
const host = `${bucket}.s3.us-east-1.amazonaws.com`;
const first = ['2', 'send photo.http', ''];
const signed = ['sign photo.http', 'send photo.http', ''];
const body = ['3', '2', 'change photo.http asleep awake', 'send photo.http', ''];
const headers = [
  '2',
  'sign photo.http',
  'change photo.http by-hand/1.0 somebody/6.6',
  'send photo.http',
  'change photo.http application/octet-stream text/html',
  'send photo.http',
  '',
];
const key = ['3', 'sign photo.http --profile thief', 'send photo.http', 'sign photo.http', 'send photo.http', ''];
const times = ['1', 'send photo.http', '', '2', 'send photo.http', ''];
const presign = (seconds: number, profile = ''): string => `aws s3 presign s3://${bucket}/photos/tom.txt --expires-in ${seconds}${profile}`;
const link = ['2', presign(300, ' --profile intern'), 'send', '', 'send', ''];
const detach = 'aws iam detach-user-policy --user-name intern --policy-arn arn:aws:iam::aws:policy/AmazonS3ReadOnlyAccess';

describe('signed calls', () => {
  it('is played to its end, and says why each request was refused', async () => {
    const last = ['1', presign(604_800, ' --profile intern'), 'send', detach, 'send', 'quit'];
    const screen = await type('signed-calls', [...first, ...signed, ...body, ...headers, ...key, ...times, ...link, ...last]);
    expect(screen).toContain('403 Forbidden\nAccessDenied: Access Denied\n  Caller:   nobody (anonymous)\n\n[pass] Refused. To S3, nobody was asking.\n');
    expect(screen).toContain(`What the signature covers, the canonical request:
  PUT
  /photos/tom.txt

  content-type:application/octet-stream
  host:${host}
  x-amz-content-sha256:
    809f3732ce63da866bb96261601f8923f33153140404bdeda6be32e445b04833
  x-amz-date:20261124T120000Z

  content-type;host;x-amz-content-sha256;x-amz-date
  809f3732ce63da866bb96261601f8923f33153140404bdeda6be32e445b04833

Signed with the secret of profile default: the signature stands in photo.http,
the secret does not.
`);
    expect(screen).toContain('XAmzContentSHA256Mismatch: The provided');
    expect(screen).toContain(`  Why:      The header content-type differs: it was signed as
            "application/octet-stream", and came as "text/html".
`);
    expect(screen).toContain('another than the secret of this access key gives');
    expect(screen).toContain('[pass] Stored again. A copy is as good as the original.\nYou said: Refused. A signature is good once. Not so.\n');
    expect(screen).toContain('RequestTimeTooSkewed: The difference between the request time and the current\ntime is too large.');
    expect(screen).toContain('200 OK\nTom is awake.\n  Caller:   arn:aws:iam::123456789012:user/intern\n\n[pass] The stranger read it.');
    expect(screen).toContain('AccessDenied: Request has expired\n');
    expect(screen).toContain('because no identity-based policy allows the s3:GetObject action\n');
    expect(screen).toContain('You finished "Signed calls".');
    expect(screen.endsWith('> quit\n')).toBe(true);
  });

  it('says what a wrong turn lacks', async () => {
    const screen = await type('signed-calls', [
      ...first,
      'sign',
      'sign photo.http --profile tom',
      'send nothing.http',
      'send',
      'change photo.http "x',
      'change photo.http Asleep awake',
      'change photo.http asleep',
      'send photo.http',
      'hint',
      ...signed,
      '1',
      'edit photo.http',
      'q',
      '3',
      '1',
      'change photo.http asleep awake',
      'sign photo.http',
      'send photo.http',
      'quit',
    ]);
    expect(screen).toContain('> sign\nSign what? sign FILE, or with another key: sign FILE --profile NAME\n');
    expect(screen).toContain('There is no profile tom. There are: default, intern, thief\n');
    expect(screen).toContain('There is no file nothing.http. There are: photo.http\n');
    expect(screen).toContain('> send\nSend what? send FILE, or send URL\n');
    expect(screen).toContain('A quotation mark was left open, so nothing was run.\n');
    expect(screen).toContain('photo.http has no "Asleep" in it. Capitals count.\n');
    expect(screen).toContain('Change what? change FILE OLD NEW; put a text that has blanks in quotes.\n');
    expect(screen).toContain('Hint 1 of 1 (free): First sign photo.http, then send photo.http.');
    expect(screen).toContain('Not quite: Its id and its secret.\nLook at the part Signature=.');
    expect(screen).toContain(`Not yet (0 of 1)
[fail] Refused. The body is not the one that was signed.
  Expected: photo.http sent with a changed body, under the old signature
  Found:    s3:PutObject by arn:aws:iam::123456789012:user/admin in us-east-1,
            allowed
  Next:     hint, or sign photo.http again and change the body after that
`);
  });

  it('sends a request that cannot be meant no further than it can be read', async () => {
    const screen = await type('signed-calls', [
      ...first,
      'change photo.http "PUT " "PUT"',
      'send photo.http',
      'change photo.http PUT "PUT "',
      `change photo.http ${host} example.com`,
      'sign photo.http',
      `change photo.http example.com ${host}`,
      'change photo.http /photos/tom.txt /photos/%ff',
      'send photo.http',
      `send https://${host}/photos/tom.txt`,
      'send https://',
      'quit',
    ]);
    expect(screen).toContain('The file does not begin as a request does.');
    expect(screen).toContain('For the signature one has to know which service is meant, and where.');
    expect(screen).toContain("400 Bad Request\nInvalidURI: Couldn't parse the specified URI.\n");
    expect(screen).toContain(`> send https://${host}/photos/tom.txt\n403 Forbidden\nAccessDenied: Access Denied\n  Caller:   nobody (anonymous)\n`);
    expect(screen).toContain('> send https://\nThat is no address that can be opened.\n');
  });

  it('does not take a link of somebody else for the one that is asked for', async () => {
    const screen = await type('signed-calls', [...first, ...signed, ...body, ...headers, ...key, ...times, '2', presign(300), 'send', 'hint', 'quit']);
    expect(screen).toContain('200 OK\nTom is awake.\n  Caller:   arn:aws:iam::123456789012:user/admin\n');
    expect(screen).not.toContain('[pass] The stranger read it.');
  });
});
