import type { OperationModel, ServiceModel } from '../../models/model.ts';
import type { Models } from '../../models/models.ts';
import { loadCodec } from '../../wire/protocols/codec.ts';
import { percentEncode } from '../../wire/protocols/form.ts';
import { formParameters } from '../../wire/protocols/form-request.ts';
import type { Codec, Query, WireRequest } from '../../wire/protocols/message.ts';
import { isStreaming } from '../../wire/protocols/rest-bindings.ts';
import { type Router, routerOf } from '../../wire/protocols/router.ts';
import type { Presented } from '../../wire/sigv4/presented.ts';
import type { HostAddress } from './host-address.ts';
import type { Received } from './received.ts';

/** A service as requests meet it. */
export interface ServedService {
  readonly service: ServiceModel;
  readonly codec: Codec;
  readonly router: Router;
}

/** Gives each service's codec and router, made when it is first asked for. */
export function servedServices(models: Models): (service: ServiceModel) => Promise<ServedService> {
  const served = new Map<string, Promise<ServedService>>();
  return (service) => {
    const known = served.get(service.service);
    if (known !== undefined) return known;
    const made = loadCodec(service.protocol).then((codec) => ({ service, codec, router: routerOf(models, service) }));
    served.set(service.service, made);
    // What failed once may work the next time.
    made.catch(() => served.delete(service.service));
    return made;
  };
}

/** Whether a service's operations can only be told from the body, which has to be whole for it. */
export const isToldByBody = ({ protocol }: ServiceModel): boolean => protocol === 'query' || protocol === 'ec2';

/** A request as its service reads it: S3's with the bucket in its path, wherever it was named; without what only the signature is about. */
export function asWireRequest({ method, path, query, headers }: Received, { bucket }: HostAddress, service: ServiceModel, body: Uint8Array): WireRequest {
  const isVirtual = service.service === 's3' && bucket !== undefined;
  return {
    method,
    path: isVirtual ? `/${percentEncode(bucket)}${path}` : path,
    query: query.some(isOfSignature) ? query.filter((pair) => !isOfSignature(pair)) : query,
    headers,
    body,
  };
}

const isOfSignature = ([name]: Query[number]): boolean => name.startsWith('X-Amz-');

/** What a request names as its operation, for a refusal to say. */
export const namedOperation = (service: ServiceModel, request: WireRequest): string | undefined =>
  isToldByBody(service) ? formParameters(request).find(([name]) => name === 'Action')?.[1] : undefined;

/** Whether the body of an operation's request is handed on as it comes. */
export const takesStream = (model: OperationModel): boolean => isStreaming(model, model.input);

/** A request whose service and operation are known. */
export interface Meant {
  readonly received: Received;
  readonly presented: Presented;
  readonly address: HostAddress;
  readonly wire: WireRequest;
  /** Its body, where that had to be read to know so much. */
  readonly early: Uint8Array | undefined;
  readonly model: OperationModel;
}

/** The bucket that a request of S3's is about. */
export function bucketOf({ path }: WireRequest): string | undefined {
  const [, bucket = ''] = path.split('/', 2);
  return bucket === '' ? undefined : decodeURIComponent(bucket);
}
