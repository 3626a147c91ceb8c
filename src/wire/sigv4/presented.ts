import type { Headers, Query } from '../protocols/message.ts';
import { algorithm } from './signature.ts';
import { timestampOf } from './timestamp.ts';

/** A signature as a request presents it: not yet believed. */
export interface PresentedSignature {
  readonly place: 'header' | 'query';
  readonly accessKeyId: string;
  /** The scope's day, `20261124`. */
  readonly day: string;
  readonly region: string;
  /** The signing name. */
  readonly service: string;
  /** When it was signed: `20261124T120000Z`. */
  readonly timestamp: string;
  readonly signedHeaders: readonly string[];
  readonly signature: string;
  readonly sessionToken?: string;
  /** Seconds, of a presigned request; absent where it does not say. */
  readonly expires?: number;
}

/** Why what is presented can't be a signature of ours, before any secret is looked at. */
export type FormProblem =
  /** Another way to sign. */
  | { readonly problem: 'mechanism'; readonly place: 'header' | 'query'; readonly mechanism: 'SigV2' | 'SigV4a' | 'other'; readonly value: string }
  /** In the header and in the query. */
  | { readonly problem: 'twice'; readonly place: 'header'; readonly value: string }
  | { readonly problem: 'incomplete'; readonly place: 'header' | 'query'; readonly missing: readonly string[]; readonly value: string }
  | { readonly problem: 'notAPair'; readonly place: 'header'; readonly pair: string; readonly value: string }
  | { readonly problem: 'credential'; readonly place: 'header' | 'query'; readonly value: string }
  | { readonly problem: 'terminator'; readonly place: 'header' | 'query'; readonly value: string }
  /** Neither X-Amz-Date nor Date, or none that can be read. */
  | { readonly problem: 'date'; readonly place: 'header' | 'query'; readonly value: string }
  | { readonly problem: 'day'; readonly place: 'header' | 'query'; readonly value: string; readonly timestamp: string }
  | { readonly problem: 'expires'; readonly place: 'query'; readonly value: string };

/** What a request shows of its sender. */
export type Presented =
  | { readonly kind: 'nothing' }
  | { readonly kind: 'signature'; readonly signature: PresentedSignature }
  | { readonly kind: 'problem'; readonly accessKeyId: string; readonly problem: FormProblem };

/** A week, in seconds: so long a presigned request is good at most. */
const longestExpiry = 604_800;

/** Reads how a request is signed. Parameters of the query are told apart by case, headers are not. */
export function presentedSignature(headers: Headers, query: Query): Presented {
  const { authorization } = headers;
  const parameters = new Map(query);
  const inQuery = parameters.has('X-Amz-Algorithm') || parameters.has('X-Amz-Signature') || (parameters.has('Signature') && parameters.has('AWSAccessKeyId'));
  if (authorization === undefined) return inQuery ? fromQuery(parameters) : { kind: 'nothing' };
  if (inQuery) return problem({ problem: 'twice', place: 'header', value: authorization });
  return fromHeader(authorization, headers);
}

const problem = (found: FormProblem, accessKeyId = ''): Presented => ({ kind: 'problem', accessKeyId, problem: found });

function fromHeader(authorization: string, headers: Headers): Presented {
  const place = 'header';
  const [scheme = ''] = authorization.split(' ', 1);
  const mechanism = mechanismOf(scheme);
  if (mechanism !== undefined) {
    const accessKeyId = mechanism === 'SigV2' ? (/^AWS ([^:]*):/.exec(authorization)?.[1] ?? '') : '';
    return problem({ problem: 'mechanism', place, mechanism, value: scheme }, accessKeyId);
  }
  const parts = new Map<string, string>();
  for (const pair of authorization.slice(scheme.length).split(',')) {
    const text = pair.trim();
    const at = text.indexOf('=');
    if (at < 0 && text !== '') return problem({ problem: 'notAPair', place, pair: text, value: authorization });
    if (at >= 0) parts.set(text.slice(0, at), text.slice(at + 1));
  }
  const missing = ['Credential', 'Signature', 'SignedHeaders'].filter((name) => !parts.get(name));
  const date = headers['x-amz-date'] ?? headers.date;
  if (missing.length > 0 || date === undefined) {
    return problem({ problem: 'incomplete', place, missing: [...missing, ...(date === undefined ? ['Date'] : [])], value: authorization });
  }
  const sessionToken = headers['x-amz-security-token'];
  return assembled({ place, credential: parts.get('Credential') ?? '', signedHeaders: parts.get('SignedHeaders') ?? '', date }, (read) => ({
    kind: 'signature',
    signature: { ...read, signature: parts.get('Signature') ?? '', ...(sessionToken !== undefined && { sessionToken }) },
  }));
}

/** Another mechanism than ours, by its name. */
function mechanismOf(scheme: string): 'SigV2' | 'SigV4a' | 'other' | undefined {
  if (scheme === algorithm) return undefined;
  if (scheme === 'AWS') return 'SigV2';
  return scheme.startsWith('AWS4-ECDSA-') ? 'SigV4a' : 'other';
}

const queryNames = ['X-Amz-Algorithm', 'X-Amz-Credential', 'X-Amz-Signature', 'X-Amz-Date', 'X-Amz-SignedHeaders'] as const;

function fromQuery(parameters: ReadonlyMap<string, string>): Presented {
  const place = 'query';
  const oldKey = parameters.get('AWSAccessKeyId');
  if (oldKey !== undefined && !parameters.has('X-Amz-Algorithm')) {
    return problem({ problem: 'mechanism', place, mechanism: 'SigV2', value: 'AWSAccessKeyId' }, oldKey);
  }
  const missing = queryNames.filter((name) => !parameters.get(name));
  if (missing.length > 0) return problem({ problem: 'incomplete', place, missing, value: '' });
  const named = parameters.get('X-Amz-Algorithm') ?? '';
  if (named !== algorithm) return problem({ problem: 'mechanism', place, mechanism: mechanismOf(named) ?? 'other', value: named });
  const expiry = parameters.get('X-Amz-Expires');
  const expires = expiry === undefined ? undefined : Number(expiry);
  if (expiry !== undefined && !(/^\d{1,9}$/.test(expiry) && Number(expiry) <= longestExpiry)) return problem({ problem: 'expires', place, value: expiry });
  const sessionToken = parameters.get('X-Amz-Security-Token');
  const given = {
    place,
    credential: parameters.get('X-Amz-Credential') ?? '',
    signedHeaders: parameters.get('X-Amz-SignedHeaders') ?? '',
    date: parameters.get('X-Amz-Date') ?? '',
  } as const;
  return assembled(given, (read) => ({
    kind: 'signature',
    signature: {
      ...read,
      signature: parameters.get('X-Amz-Signature') ?? '',
      ...(sessionToken !== undefined && { sessionToken }),
      ...(expires !== undefined && { expires }),
    },
  }));
}

interface Given {
  readonly place: 'header' | 'query';
  readonly credential: string;
  readonly signedHeaders: string;
  readonly date: string;
}

/** The scope and the date, where they are of the right form and belong together. */
function assembled(given: Given, finish: (read: Omit<PresentedSignature, 'signature'>) => Presented): Presented {
  const { place, credential, date } = given;
  const parts = credential.split('/');
  // A key's id has no slash; what has more of them is as wrong as what has fewer.
  const [accessKeyId = '', day = '', region = '', service = '', terminator = ''] = parts;
  if (parts.length !== 5 || !/^\d{8}$/.test(day) || accessKeyId === '') return problem({ problem: 'credential', place, value: credential });
  if (terminator !== 'aws4_request') return problem({ problem: 'terminator', place, value: terminator }, accessKeyId);
  const timestamp = timestampOf(date);
  if (timestamp === undefined) return problem({ problem: 'date', place, value: date }, accessKeyId);
  if (timestamp.slice(0, 8) !== day) return problem({ problem: 'day', place, value: day, timestamp }, accessKeyId);
  const signedHeaders = given.signedHeaders.split(';').map((name) => name.toLowerCase());
  return finish({ place, accessKeyId, day, region, service, timestamp, signedHeaders });
}
