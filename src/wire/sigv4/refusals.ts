import { createHash } from 'node:crypto';
import { AwsError } from '../../kernel/aws-error.ts';
import type { FormProblem } from './presented.ts';
import { isoSecond, signingTimestamp } from './timestamp.ts';

/** The families of services that word a bad signature alike: S3, EC2, the other query and XML services, and those that speak JSON. */
export type SignatureFamily = 's3' | 'ec2' | 'query' | 'json';

/** What can be wrong with a signature of the right form before any secret is looked at. */
export type ScopeProblem =
  | { readonly problem: 'service'; readonly place: 'header' | 'query'; readonly expected: string; readonly value: string }
  | { readonly problem: 'region'; readonly place: 'header' | 'query'; readonly expected: string; readonly value: string }
  | { readonly problem: 'hostNotSigned'; readonly place: 'header' | 'query' }
  | { readonly problem: 'headersNotSigned'; readonly place: 'header' | 'query'; readonly names: readonly string[] }
  | { readonly problem: 'payloadHash'; readonly place: 'header' | 'query'; readonly value: string | undefined };

/** So far may the clock of who signs be from ours, in milliseconds. */
export const largestSkew = 15 * 60_000;

/** A signature's age, as it is refused. Times are in milliseconds since 1970. */
export type AgeProblem =
  | { readonly problem: 'early' | 'late'; readonly place: 'header' | 'query'; readonly signedAt: number; readonly now: number }
  | { readonly problem: 'expired'; readonly place: 'query'; readonly expires: number; readonly expiredAt: number; readonly now: number };

/** Anything that is wrong with a signature whoever's it is. */
export type SignatureProblem = FormProblem | ScopeProblem | AgeProblem;

const hashed = (text: string): string => createHash('sha256').update(text).digest('base64');

/** A refusal in the words of a family. */
export const signatureRefusal = (family: SignatureFamily, found: SignatureProblem): AwsError =>
  family === 's3' ? s3Refusal(found) : otherRefusal(family, found);

/** How to sign is for every service the same: where it is not this way, we say so in our own words. S3 has words for it. */
const unsupported = 'The authorization mechanism you have provided is not supported. Please use AWS4-HMAC-SHA256.';

const malformedHeader = (text: string, details: Readonly<Record<string, string>> = {}): AwsError =>
  new AwsError('AuthorizationHeaderMalformed', `The authorization header is malformed; ${text}`, 400, details);

const malformedQuery = (text: string, details: Readonly<Record<string, string>> = {}): AwsError =>
  new AwsError('AuthorizationQueryParametersError', text, 400, details);

/** A part of the scope, named as S3 names it in each place. */
const inS3Scope = ({ place }: SignatureProblem, text: string, details: Readonly<Record<string, string>> = {}): AwsError =>
  place === 'header' ? malformedHeader(text, details) : malformedQuery(`Error parsing the X-Amz-Credential parameter; ${text}`, details);

const expectedCredential = 'the Credential is mal-formed; expecting "<YOUR-AKID>/YYYYMMDD/REGION/SERVICE/aws4_request".';

const argument = (message: string, name: string, value: string): AwsError =>
  new AwsError('InvalidArgument', message, 400, { ArgumentName: name, ArgumentValue: value });

/** Sources: S3 API Reference, "Error responses" and "Authenticating Requests", and answers of S3 quoted in public issues; read 2026-11-24. */
function s3Refusal(found: SignatureProblem): AwsError {
  switch (found.problem) {
    case 'mechanism':
      return found.mechanism === 'other' && found.place === 'header'
        ? argument('Unsupported Authorization Type', 'Authorization', found.value)
        : new AwsError('InvalidRequest', unsupported, 400);
    case 'twice':
      return argument(
        'Only one auth mechanism allowed; only the X-Amz-Algorithm query parameter, Signature query string parameter or the Authorization header should be specified',
        'Authorization',
        'AWS4-HMAC-SHA256',
      );
    case 'incomplete':
      if (found.place === 'query') {
        return malformedQuery(
          'Query-string authentication version 4 requires the X-Amz-Algorithm, X-Amz-Credential, X-Amz-Signature, X-Amz-Date, X-Amz-SignedHeaders, and X-Amz-Expires parameters.',
        );
      }
      return found.missing.includes('Date') && found.missing.length === 1
        ? new AwsError('AccessDenied', 'AWS authentication requires a valid Date or x-amz-date header', 403)
        : malformedHeader('the authorization header requires three components: Credential, SignedHeaders, and Signature.');
    case 'notAPair':
      return malformedHeader(`the authorization component "${found.pair}" is malformed.`);
    case 'credential':
    case 'terminator':
      return inS3Scope(found, expectedCredential);
    case 'date':
      return found.place === 'query'
        ? malformedQuery("X-Amz-Date must be in the ISO8601 Long Format \"yyyyMMdd'T'HHmmss'Z'\"")
        : new AwsError('AccessDenied', 'AWS authentication requires a valid Date or x-amz-date header', 403);
    case 'day':
      return inS3Scope(found, `Invalid credential date "${found.value}". This date is not the same as X-Amz-Date: "${found.timestamp.slice(0, 8)}".`);
    case 'expires':
      return malformedQuery(
        /^\d+$/.test(found.value)
          ? 'X-Amz-Expires must be less than a week (in seconds); that is, the given X-Amz-Expires must be less than 604800 seconds'
          : /^-\d+$/.test(found.value)
            ? 'X-Amz-Expires must be non-negative'
            : 'X-Amz-Expires should be a number',
      );
    default:
      return s3ScopeRefusal(found);
  }
}

function s3ScopeRefusal(found: ScopeProblem | AgeProblem): AwsError {
  switch (found.problem) {
    case 'service':
      return inS3Scope(found, `incorrect service "${found.value}". This endpoint belongs to "${found.expected}".`);
    case 'region':
      return inS3Scope(found, `the region '${found.value}' is wrong; expecting '${found.expected}'`, { Region: found.expected });
    case 'hostNotSigned':
      return new AwsError('AccessDenied', 'There were headers present in the request which were not signed', 403, { HeadersNotSigned: 'host' });
    case 'headersNotSigned':
      return new AwsError('AccessDenied', 'There were headers present in the request which were not signed', 403, { HeadersNotSigned: found.names.join(', ') });
    case 'payloadHash':
      return found.value === undefined
        ? new AwsError('InvalidRequest', 'Missing required header for this request: x-amz-content-sha256', 400)
        : argument(
            'x-amz-content-sha256 must be UNSIGNED-PAYLOAD, STREAMING-UNSIGNED-PAYLOAD-TRAILER, STREAMING-AWS4-HMAC-SHA256-PAYLOAD, STREAMING-AWS4-HMAC-SHA256-PAYLOAD-TRAILER or a valid sha256 value.',
            'x-amz-content-sha256',
            found.value,
          );
    case 'early':
      if (found.place === 'query') return new AwsError('AccessDenied', 'Request is not valid yet', 403, { ServerTime: isoSecond(found.now) });
      return tooSkewed(found);
    case 'late':
      return tooSkewed(found);
    case 'expired':
      return new AwsError('AccessDenied', 'Request has expired', 403, {
        'X-Amz-Expires': String(found.expires),
        Expires: isoSecond(found.expiredAt),
        ServerTime: isoSecond(found.now),
      });
  }
}

const tooSkewed = ({ signedAt, now }: { readonly signedAt: number; readonly now: number }): AwsError =>
  new AwsError('RequestTimeTooSkewed', 'The difference between the request time and the current time is too large.', 403, {
    RequestTime: signingTimestamp(signedAt),
    ServerTime: isoSecond(now),
    MaxAllowedSkewMilliseconds: String(largestSkew),
  });

/** Codes and statuses, by family. Sources: "Common errors" of the IAM, EC2 and Systems Manager API references, read 2026-11-24. */
const codes = {
  query: { incomplete: ['IncompleteSignature', 400], mismatch: ['SignatureDoesNotMatch', 403], expired: ['SignatureDoesNotMatch', 403] },
  ec2: { incomplete: ['IncompleteSignature', 400], mismatch: ['AuthFailure', 401], expired: ['RequestExpired', 400] },
  json: { incomplete: ['IncompleteSignatureException', 400], mismatch: ['InvalidSignatureException', 400], expired: ['InvalidSignatureException', 400] },
} as const;

/** The words of AWS's services but S3, which have theirs in common. */
function otherRefusal(family: 'ec2' | 'query' | 'json', found: SignatureProblem): AwsError {
  const [kind, text] = otherWords(found);
  if (kind === 'notSimulated') return new AwsError('NotSimulated', text, 501);
  const [code, status] = codes[family][kind];
  return new AwsError(code, family === 'ec2' && kind === 'expired' ? 'Request has expired.' : text, status);
}

type Words = readonly [kind: 'incomplete' | 'mismatch' | 'expired' | 'notSimulated', text: string];

function otherWords(found: SignatureProblem): Words {
  switch (found.problem) {
    case 'mechanism':
      return found.mechanism === 'other'
        ? ['incomplete', `Unsupported AWS 'algorithm': '${found.value}' (only AWS4-HMAC-SHA256 for now).`]
        : [
            'notSimulated',
            `nimbi does not simulate ${found.mechanism === 'SigV2' ? 'Signature Version 2' : 'Signature Version 4A'}: sign with AWS4-HMAC-SHA256.`,
          ];
    case 'twice':
      return ['incomplete', 'Only one way to authenticate is allowed: the Authorization header or the X-Amz-Algorithm parameter.'];
    case 'incomplete':
      return ['incomplete', incompleteText(found)];
    case 'notAPair':
      return [
        'incomplete',
        `Invalid key=value pair (missing equal-sign) in Authorization header (hashed with SHA-256 and encoded with Base64): '${hashed(found.value)}'.`,
      ];
    case 'credential':
      return ['incomplete', `Credential must have exactly 5 slash-delimited elements, e.g. keyid/date/region/service/term, got '${found.value}'`];
    case 'terminator':
      return ['mismatch', `Credential should be scoped with a valid terminator: 'aws4_request', not '${found.value}'.`];
    case 'date':
      return ['incomplete', `Date must be in ISO-8601 'basic format'. Got '${found.value}'. See http://en.wikipedia.org/wiki/ISO_8601`];
    case 'day':
      return [
        'mismatch',
        `Date in Credential scope does not match YYYYMMDD from ISO-8601 version of date from HTTP: '${found.value}' != '${found.timestamp.slice(0, 8)}', from '${found.timestamp}'.`,
      ];
    case 'expires':
      return ['incomplete', `X-Amz-Expires must be a number of seconds from 0 to 604800, got '${found.value}'.`];
    default:
      return otherScopeWords(found);
  }
}

function incompleteText({ place, missing, value }: Extract<FormProblem, { problem: 'incomplete' }>): string {
  if (place === 'query')
    return `AWS query-string parameters must include ${missing.map((name) => `'${name}'`).join(', ')}. Re-examine the query-string parameters.`;
  const sentences = missing.map((name) =>
    name === 'Date'
      ? "Authorization header requires existence of either a 'X-Amz-Date' or a 'Date' header."
      : `Authorization header requires '${name}' parameter.`,
  );
  return `${sentences.join(' ')} (Hashed with SHA-256 and encoded with Base64) Authorization=${hashed(value)}`;
}

function otherScopeWords(found: ScopeProblem | AgeProblem): Words {
  switch (found.problem) {
    case 'service':
      return ['mismatch', `Credential should be scoped to correct service: '${found.expected}'. `];
    case 'region':
      return ['mismatch', `Credential should be scoped to a valid region, not '${found.value}'. `];
    case 'hostNotSigned':
      return ['mismatch', "'Host' or ':authority' must be a 'SignedHeader' in the AWS Authorization."];
    case 'headersNotSigned':
      return ['mismatch', `Headers must be signed: ${found.names.join(', ')}.`];
    case 'payloadHash':
      return ['mismatch', 'The payload hash is of an unknown form.'];
    case 'late':
      return ['expired', expiredText(found.signedAt, found.now)];
    case 'expired':
      return ['expired', `Signature expired: ${signingTimestamp(found.expiredAt)} is now earlier than ${signingTimestamp(found.now)}`];
    case 'early': {
      const limit = signingTimestamp(found.now + largestSkew);
      return [
        'expired',
        `Signature not yet current: ${signingTimestamp(found.signedAt)} is still later than ${limit} (${signingTimestamp(found.now)} + 15 min.)`,
      ];
    }
  }
}

const expiredText = (signedAt: number, now: number): string =>
  `Signature expired: ${signingTimestamp(signedAt)} is now earlier than ${signingTimestamp(now - largestSkew)} (${signingTimestamp(now)} - 15 min.)`;
