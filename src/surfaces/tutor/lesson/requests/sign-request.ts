import type { Credentials } from '../../../../kernel/call.ts';
import { defaultRegion } from '../../../../kernel/default-region.ts';
import { requestMessages as messages } from '../../../../messages/learn/lesson/requests.ts';
import type { Models } from '../../../../models/models.ts';
import { parseQuery } from '../../../../wire/protocols/form.ts';
import { sha256Hex } from '../../../../wire/sigv4/canonical.ts';
import { type Signed, signHeaders } from '../../../../wire/sigv4/sign.ts';
import type { SigningScope } from '../../../../wire/sigv4/signature.ts';
import { signingTimestamp } from '../../../../wire/sigv4/timestamp.ts';
import { hostAddress } from '../../../http/host-address.ts';
import { headerOf, type RequestFile, RequestProblem } from './request-file.ts';

/** Headers that signing adds; those of an earlier signature go. */
const added: ReadonlySet<string> = new Set(['authorization', 'x-amz-content-sha256', 'x-amz-date', 'x-amz-security-token']);

/** Names as people write them. */
const spelled: Readonly<Record<string, string>> = { authorization: 'Authorization' };

/** A request that was signed, and what the signature was made from. */
export interface SignedRequest extends Omit<Signed, 'signature'> {
  readonly request: RequestFile;
}

/**
 * Signs a request as an SDK does, for the service and Region that its host names.
 * @param now milliseconds since 1970
 * @throws RequestProblem for one without such a host
 */
export function signRequest(request: RequestFile, credentials: Credentials, models: Models, now: number): SignedRequest {
  const scope = scopeOf(headerOf(request, 'host') ?? '', models, now);
  const kept = request.headers.filter(([name]) => !added.has(name.toLowerCase()));
  const names = [...new Set(kept.map(([name]) => name.toLowerCase()))];
  const [path = '/', ...query] = request.target.split('?');
  const { headers, canonicalRequest, stringToSign } = signHeaders(
    {
      method: request.method,
      path,
      query: parseQuery(query.join('?')),
      headers: Object.fromEntries(names.map((name) => [name, headerOf(request, name) ?? ''])),
      payloadHash: sha256Hex(request.body),
    },
    credentials,
    scope,
  );
  const signing = Object.entries(headers).flatMap(([name, value]) => (added.has(name) ? [[spelled[name] ?? name, value] as const] : []));
  return { request: { ...request, headers: [...kept, ...signing] }, canonicalRequest, stringToSign };
}

function scopeOf(host: string, models: Models, now: number): SigningScope {
  const { endpointPrefix, region = defaultRegion } = hostAddress(host);
  const service = models
    .services()
    .map((name) => models.service(name))
    .find((model) => model?.endpointPrefix === endpointPrefix);
  if (endpointPrefix === undefined || service === undefined) throw new RequestProblem(messages.noHost);
  return { timestamp: signingTimestamp(now), region, service: service.signingName };
}
