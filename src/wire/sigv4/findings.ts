import type { SignatureFault, SignatureFinding, SignedPart } from '../../kernel/signature.ts';
import { type SignatureFamily, type SignatureProblem, signatureRefusal } from './refusals.ts';
import { isoSecond } from './timestamp.ts';

/** What of a request is about its problem, for whoever asks why. */
const partOf: Readonly<Record<SignatureProblem['problem'], SignedPart>> = {
  mechanism: 'form',
  twice: 'form',
  incomplete: 'form',
  notAPair: 'form',
  credential: 'form',
  terminator: 'scope',
  date: 'date',
  day: 'date',
  expires: 'form',
  service: 'scope',
  region: 'scope',
  hostNotSigned: 'header',
  headersNotSigned: 'header',
  payloadHash: 'body',
  early: 'date',
  late: 'date',
  expired: 'date',
};

/** What a problem says of what was expected and what came. */
function findingOf(found: SignatureProblem): SignatureFinding {
  const part = partOf[found.problem];
  switch (found.problem) {
    case 'service':
    case 'region':
      return { part, expected: found.expected, received: found.value };
    case 'hostNotSigned':
      return { part, name: 'host' };
    case 'headersNotSigned':
      return { part, name: found.names.join(', ') };
    case 'early':
    case 'late':
      return { part, expected: isoSecond(found.now), received: isoSecond(found.signedAt) };
    case 'expired':
      return { part, name: 'X-Amz-Expires', expected: isoSecond(found.expiredAt), received: isoSecond(found.now) };
    case 'day':
      return { part, expected: found.timestamp.slice(0, 8), received: found.value };
    case 'mechanism':
      return { part, expected: 'AWS4-HMAC-SHA256', received: found.mechanism === 'other' ? found.value : found.mechanism };
    case 'payloadHash':
      return { part, name: 'x-amz-content-sha256', ...(found.value !== undefined && { received: found.value }) };
    case 'terminator':
      return { part, expected: 'aws4_request', received: found.value };
    case 'incomplete':
      return { part, name: found.missing.join(', ') };
    case 'twice':
    case 'notAPair':
      return { part };
    default:
      return { part, received: found.value };
  }
}

/** A problem as the pipeline is told of it: refused in the words of a family, with what was found for whoever asks why. */
export const faultOf = (family: SignatureFamily, found: SignatureProblem): SignatureFault => ({
  error: signatureRefusal(family, found),
  finding: findingOf(found),
});
