import { createHash } from 'node:crypto';
import type { IncomingMessage, ServerResponse } from 'node:http';
import type { Cloud } from '../../engine/cloud.ts';
import { AwsError } from '../../kernel/aws-error.ts';
import type { Call } from '../../kernel/call.ts';
import type { OperationModel, ServiceModel } from '../../models/model.ts';
import { buckets } from '../../services/s3/state.ts';
import { s3Error } from '../../wire/protocols/errors.ts';
import type { WireRequest, WireResponse } from '../../wire/protocols/message.ts';
import { type Presented, presentedSignature } from '../../wire/sigv4/presented.ts';
import type { SignatureFamily } from '../../wire/sigv4/refusals.ts';
import { type WireSignature, wireSignature } from '../../wire/sigv4/verify.ts';
import { checksumFault } from './body-checksums.ts';
import type { AccessEntry, EndpointOptions } from './endpoint-options.ts';
import { type HostAddress, hostAddress } from './host-address.ts';
import { defaultLimits, type RequestHandler } from './listener.ts';
import { asWireRequest, isToldByBody, namedOperation, type ServedService, servedServices, takesStream } from './meant-request.ts';
import { type Received, receive, wholeBodyOf } from './received.ts';
import { hostIdOf, lengthOf, respond } from './respond.ts';
import { servicesOf } from './service-of.ts';
import { isChunked, streamedBody } from './streamed-body.ts';
import { unknownOperation, unknownService } from './unknown-requests.ts';
import { onTheWire } from './wire-time.ts';

/** What is known of a request on its way, for the log and for refusals. */
interface Passing {
  received?: Received;
  served?: ServedService;
  model?: OperationModel;
  accessKeyId?: string;
  requestId?: string;
  cloud?: Cloud;
}

/** Which services word a bad signature alike. */
const familyOf = ({ service, protocol }: ServiceModel): SignatureFamily => {
  if (service === 's3' || service === 's3control') return 's3';
  if (protocol === 'ec2') return 'ec2';
  return protocol === 'json' || protocol === 'rest-json' ? 'json' : 'query';
};

const nothing = new Uint8Array();

/** Answers the requests of all services: decodes each, sends it down the pipeline of its cloud, and writes what came of it. */
export function serviceHandler(options: EndpointOptions): RequestHandler {
  const handler = new ServiceHandler(options);
  return (request, response) => handler.handle(request, response);
}

class ServiceHandler {
  private readonly services: ReturnType<typeof servicesOf>;
  private readonly serve: ReturnType<typeof servedServices>;
  private readonly mostBody: number;

  constructor(private readonly options: EndpointOptions) {
    this.services = servicesOf(options.models);
    this.serve = servedServices(options.models);
    this.mostBody = options.limits?.bodyBytes ?? defaultLimits.bodyBytes;
  }

  async handle(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const began = this.options.now();
    const passing: Passing = {};
    const answer = await this.answer(passing, request, response).catch((error: unknown) => this.refusal(passing, error, response));
    if (answer === undefined) return void response.destroy();
    // A body that nobody gave leave for will not come: what comes next on this connection would be taken for it.
    if (passing.received?.waits() === true) response.setHeader('connection', 'close');
    try {
      await respond(response, request.method ?? 'GET', answer, (ref, range) => bytesIn(passing.cloud, ref, range));
    } finally {
      this.log(passing, request, answer, began);
    }
  }

  private async answer(passing: Passing, request: IncomingMessage, response: ServerResponse): Promise<WireResponse> {
    const received = receive(request, response);
    passing.received = received;
    const presented = presentedSignature(received.headers, received.query);
    const signingName = presented.kind === 'signature' ? presented.signature.service : undefined;
    const address = hostAddress(received.headers.host ?? '');
    const form = this.services.needsForm(received, address, signingName) ? await wholeBodyOf(received, this.mostBody) : undefined;
    const service = this.services.of(received, address, signingName, form);
    if (service === undefined) return unknownService(signingName ?? '', received.headers, this.facts(passing));
    const served = await this.serve(service);
    passing.served = served;
    const early = form ?? (isToldByBody(service) ? await wholeBodyOf(received, this.mostBody) : undefined);
    const wire = asWireRequest(received, address, service, early ?? nothing);
    const name = served.router.operationOf(wire);
    const model = name === undefined ? undefined : this.options.models.operation(service.service, name);
    if (model === undefined) throw unknownOperation(service, namedOperation(service, wire));
    passing.model = model;
    const cloud = await this.cloudOf(presented, service, wire);
    passing.cloud = cloud;
    return this.call(passing, cloud, served, { received, presented, address, wire, early, model });
  }

  private async call(passing: Passing, cloud: Cloud, served: ServedService, meant: Meant): Promise<WireResponse> {
    const { service, codec } = served;
    const { received, presented, model } = meant;
    const streams = takesStream(model);
    const body = streams ? undefined : (meant.early ?? (await wholeBodyOf(received, this.mostBody)));
    const signature = this.signature(service, meant, body);
    if (signature?.accessKeyId) passing.accessKeyId = signature.accessKeyId;
    const call: Call = {
      service: service.service,
      operation: model.name,
      region: regionOf(presented, meant, service, cloud),
      source: { surface: 'http', ip: received.ip, userAgent: received.headers['user-agent'] ?? '-' },
      ...(signature && { signature }),
      ...inputOf(served, meant, body, signature),
    };
    const result = await cloud.call(call);
    if (result.event) passing.requestId = result.event.requestId;
    const facts = this.facts(passing);
    if (!result.ok) return codec.encodeError({ service, model }, result.error, facts);
    return codec.encodeResponse({ service, model }, onTheWire(result.output, cloud, this.options.now()), facts);
  }

  private signature(service: ServiceModel, meant: Meant, body: Uint8Array | undefined): WireSignature | undefined {
    const { received, presented, address, model } = meant;
    if (presented.kind === 'nothing') return undefined;
    const now = this.options.now();
    return wireSignature(
      presented,
      { ...received, ...(body && { bodyHash: createHash('sha256').update(body).digest('hex') }) },
      {
        family: familyOf(service),
        service: service.signingName,
        ...(address.region !== undefined && { region: address.region }),
        now,
        since: (moment) => now - moment,
        unsignedBody: model.unsignedPayload === true,
      },
    );
  }

  private async cloudOf(presented: Presented, service: ServiceModel, wire: WireRequest): Promise<Cloud> {
    const { clouds } = this.options;
    const found = presented.kind === 'nothing' ? await this.cloudOfBucket(service, wire) : await clouds.byAccessKey(accessKeyOf(presented));
    return found ?? clouds.chosen();
  }

  private async cloudOfBucket(service: ServiceModel, wire: WireRequest): Promise<Cloud | undefined> {
    const bucket = service.service === 's3' ? bucketOf(wire) : undefined;
    return bucket === undefined ? undefined : this.options.clouds.byBucket(bucket);
  }

  private facts(passing: Passing): { readonly requestId: string; readonly hostId: string } {
    passing.requestId ??= this.options.newRequestId();
    return { requestId: passing.requestId, hostId: hostIdOf(passing.requestId) };
  }

  /** The answer to what was thrown; none where its sender has gone. */
  private refusal(passing: Passing, error: unknown, response: ServerResponse): WireResponse | undefined {
    if (response.destroyed || response.socket === null || response.socket.destroyed) return undefined;
    const known = error instanceof AwsError;
    if (!known) this.options.onFault?.(error);
    const refused = known
      ? error
      : new AwsError('InternalFailure', 'The request processing has failed because of an unknown error, exception or failure.', 500);
    const facts = this.facts(passing);
    const { served, model } = passing;
    return served === undefined ? s3Error(refused, facts) : served.codec.encodeError({ service: served.service, ...(model && { model }) }, refused, facts);
  }

  private log(passing: Passing, request: IncomingMessage, answer: WireResponse, began: number): void {
    const { onAccess, now } = this.options;
    if (onAccess === undefined) return;
    const { served, model, accessKeyId, requestId } = passing;
    const entry: AccessEntry = {
      time: began,
      method: request.method ?? '',
      target: withoutSignature(request.url ?? ''),
      status: answer.status,
      bytesOut: request.method === 'HEAD' ? 0 : lengthOf(answer.headers, answer.body),
      took: now() - began,
      ...(served && { service: served.service.service }),
      ...(model && { operation: model.name }),
      ...(accessKeyId !== undefined && { accessKeyId }),
      ...(requestId !== undefined && { requestId }),
    };
    onAccess(entry);
  }
}

/** A request whose service and operation are known. */
interface Meant {
  readonly received: Received;
  readonly presented: Presented;
  readonly address: HostAddress;
  readonly wire: WireRequest;
  /** Its body, where that had to be read to know so much. */
  readonly early: Uint8Array | undefined;
  readonly model: OperationModel;
}

/** The input, or why it can't be read: its sender is told once they are known. */
function inputOf(
  { service, codec }: ServedService,
  { received, wire, model }: Meant,
  whole: Uint8Array | undefined,
  signature: WireSignature | undefined,
): Pick<Call, 'input' | 'unreadable' | 'afterBody'> {
  try {
    if (whole === undefined) {
      const { body, headers, afterBody } = streamedBody(received, () => signature?.chunks());
      const input = codec.decodeRequest({ service, model }, { ...wire, headers, body });
      return { input, ...(afterBody && { afterBody }) };
    }
    if (isChunked(received.headers)) throw new AwsError('NotImplemented', 'A header you provided implies functionality that is not implemented.', 501);
    const fault = service.service === 's3' ? checksumFault(received.headers, whole) : undefined;
    const input = codec.decodeRequest({ service, model }, { ...wire, body: whole });
    return { input, ...(fault && { unreadable: fault }) };
  } catch (error) {
    if (error instanceof AwsError) return { input: {}, unreadable: error };
    throw error;
  }
}

const accessKeyOf = (presented: Exclude<Presented, { kind: 'nothing' }>): string =>
  presented.kind === 'signature' ? presented.signature.accessKeyId : presented.accessKeyId;

/** The bucket that a request of S3's is about. */
function bucketOf({ path }: WireRequest): string | undefined {
  const [, bucket = ''] = path.split('/', 2);
  return bucket === '' ? undefined : decodeURIComponent(bucket);
}

/** The Region that is called: the signature's, the host's, or where nobody says, the one where the bucket is. */
function regionOf(presented: Presented, { address, wire }: Meant, { service }: ServiceModel, cloud: Cloud): string {
  if (presented.kind === 'signature') return presented.signature.region;
  if (address.region !== undefined) return address.region;
  const bucket = service === 's3' ? bucketOf(wire) : undefined;
  return (bucket === undefined ? undefined : cloud.state((state) => state.get(buckets, [bucket])?.region)) ?? 'us-east-1';
}

async function* bytesIn(cloud: Cloud | undefined, ...[ref, range]: Parameters<Cloud['body']>): AsyncGenerator<Uint8Array> {
  if (cloud !== undefined) yield* cloud.body(ref, range);
}

/** A request's target without what would let its reader make the request again. */
const withoutSignature = (target: string): string => target.replace(/([?&](?:X-Amz-(?:Signature|Security-Token)|Signature)=)[^&]*/g, '$1…');
