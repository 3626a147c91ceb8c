import type { SignatureFinding } from '../../kernel/signature.ts';

type Sentence = (finding: Required<Pick<SignatureFinding, 'expected' | 'received' | 'name'>>) => readonly [cause: string, advice: string];

const quoted = (text: string): string => (text === '' ? 'nothing' : `"${text}"`);

/** Why a signature was not accepted, by the part of the request that it is about, and what to do about it. */
const sentences: Readonly<Record<SignatureFinding['part'], Sentence>> = {
  form: ({ name, expected, received }) => [
    expected === ''
      ? `The signature is not of the form that AWS reads${name === '' ? '' : `: ${name} is missing`}${received === '' ? '' : ` (${received})`}.`
      : `The request was signed by ${received}, and only ${expected} (Signature Version 4) is accepted.`,
    'Let an SDK or the AWS CLI sign it, and set its signature version to 4 (s3v4 for S3).',
  ],
  method: ({ expected, received }) => [
    `The method differs: the request was signed for ${expected}, and came as ${received}.`,
    `Send it with ${expected}, or sign it for ${received}. A presigned URL is good for one method only.`,
  ],
  path: ({ expected, received }) => [
    `The path differs: ${quoted(expected)} was signed, and ${quoted(received)} came.`,
    'Send the path as it was signed: encoded once, with the bucket in the place it was signed in, and no slash added or taken away.',
  ],
  query: ({ name, expected, received }) => [
    name === ''
      ? 'The query differs: parameters came that were not signed.'
      : expected === ''
        ? `The query differs: ${name}=${received} came, and was not signed.`
        : `The query differs: ${name} was signed as ${quoted(expected)}, and came as ${quoted(received)}.`,
    'Sign all parameters, and change none of them afterwards. Nothing can be added to a presigned URL.',
  ],
  header: ({ name, expected, received }) => [
    expected === '' && received === ''
      ? `The header ${name} came, and is not among the signed ones.`
      : `The header ${name} differs: it was signed as ${quoted(expected)}, and came as ${quoted(received)}.`,
    name === 'host'
      ? 'Sign for the host and port that the request is sent to; a proxy on the way must leave them as they are.'
      : `Send ${name} as it was signed. A library or a proxy may have changed it on the way.`,
  ],
  body: ({ expected, received }) => [
    expected === ''
      ? 'The body is not held to the signature in a way that S3 knows.'
      : `The body differs: its SHA-256 was signed as ${expected}, and is ${received}.`,
    'Send the bytes that were signed, all of them and no others.',
  ],
  scope: ({ expected, received }) => [
    `The scope differs: the signature is for ${quoted(received)}, and ${quoted(expected)} would be right.`,
    'Sign for the Region and the service that are called, such as 20261124/us-east-1/s3/aws4_request.',
  ],
  date: ({ name, expected, received }) =>
    name === 'X-Amz-Expires'
      ? [
          `The presigned request was good until ${expected}; it came at ${received}.`,
          'Make a new one, with a longer time to expire if need be (a week at most).',
        ]
      : [
          `The date differs: the request was signed for ${quoted(received)}, and ${quoted(expected)} would be right.`,
          'Set the clock of the computer that signs; it may be off by 15 minutes at most. Send a request when it is signed.',
        ],
  key: ({ received }) => [
    received === ''
      ? 'The request reads as any that is signed well, and its signature is another than the secret of this access key gives: it was signed with another secret, or changed on the way.'
      : `The request was signed with the secret access key in another form than it was given out: with ${received}.`,
    'Copy the secret access key again; it is shown only once, when the key is created. If it is lost, create a new access key and delete this one.',
  ],
};

/** Why a signature was not accepted, and what to do about it. */
export const signatureText = ({ part, name = '', expected = '', received = '' }: SignatureFinding): readonly [cause: string, advice: string] =>
  sentences[part]({ name, expected, received });

/** Above what the service signed of the request as it came. */
export const signedHere = { canonicalRequest: 'Signed', stringToSign: 'To sign' } as const;
