import { createHash } from 'node:crypto';
import type { IncomingMessage, ServerResponse } from 'node:http';
import type { Cloud } from '../../engine/cloud.ts';
import { elapsedSince } from '../../engine/cloud-clock.ts';
import { AwsError } from '../../kernel/aws-error.ts';
import type { Call } from '../../kernel/call.ts';
import { defaultRegion } from '../../kernel/default-region.ts';
import type { OperationModel, ServiceModel } from '../../models/model.ts';
import type { BucketRow } from '../../services/s3/state.ts';
import { s3Error } from '../../wire/protocols/errors.ts';
import type { AnswerFacts, WireRequest, WireResponse } from '../../wire/protocols/message.ts';
import { type Presented, presentedSignature } from '../../wire/sigv4/presented.ts';
import type { SignatureFamily } from '../../wire/sigv4/refusals.ts';
import { type WireSignature, wireSignature } from '../../wire/sigv4/verify.ts';
import { factsOf } from './answer-facts.ts';
import { inputOf } from './call-input.ts';
import type { AccessEntry, EndpointOptions } from './endpoint-options.ts';
import { hostAddress } from './host-address.ts';
import { defaultLimits, type RequestHandler } from './listener.ts';
import { asWireRequest, bucketOf, isToldByBody, type Meant, namedOperation, type ServedService, servedServices, takesStream } from './meant-request.ts';
import { type Received, receive, wholeBodyOf } from './received.ts';
import { lengthOf, respond } from './respond.ts';
import { answerAside, bucketRow, isAside } from './s3/beside-operations.ts';
import { redirectOf, regionOfHost } from './s3/bucket-region.ts';
import { crossOriginHeaders } from './s3/cors.ts';
import { servicesOf } from './service-of.ts';
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
  /** The bucket that it is about, where there is one of that name. */
  bucket?: BucketRow | undefined;
}

/** What a signature is held to beside the request. */
interface ToVerify {
  /** The body, where it was read whole. */
  readonly body: Uint8Array | undefined;
  /** The Region of the host that was called, where it has one. */
  readonly region: string | undefined;
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
    const said = await this.answer(passing, request, response).catch((error: unknown) => this.refusal(passing, error, response));
    if (said === undefined) return void response.destroy();
    const answer = acrossOrigins(passing, said);
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
    if (service.service === 's3' && isAside(received, address)) return this.aside(passing, served, { received, address, wire }, request.url ?? '');
    const cloud = await this.cloudOf(presented, service, wire);
    passing.cloud = cloud;
    passing.bucket = service.service === 's3' ? bucketRow(cloud, bucketOf(wire)) : undefined;
    const name = served.router.operationOf(wire);
    const model = name === undefined ? undefined : this.options.models.operation(service.service, name);
    if (model === undefined) throw unknownOperation(service, namedOperation(service, wire), wire);
    passing.model = model;
    return this.call(passing, cloud, served, { received, presented, address, wire, early, model });
  }

  /** Nobody signs these: the bucket tells whose they are. */
  private async aside(passing: Passing, served: ServedService, { received, address, wire }: Pick<Meant, 'received' | 'address' | 'wire'>, url: string) {
    const { models, clouds, tls } = this.options;
    const cloud = (await this.cloudOfBucket(served.service, wire)) ?? (await clouds.chosen());
    passing.cloud = cloud;
    return answerAside({
      served,
      models,
      received,
      address,
      cloud,
      bucket: address.website === true ? address.bucket : bucketOf(wire),
      search: url.includes('?') ? url.slice(url.indexOf('?')) : '',
      scheme: tls === undefined ? 'http:' : 'https:',
      facts: () => this.facts(passing),
    });
  }

  private async call(passing: Passing, cloud: Cloud, served: ServedService, meant: Meant): Promise<WireResponse> {
    const { service, codec } = served;
    const { received, model } = meant;
    const { bucket: row } = passing;
    const misplaced = row && redirectOf(meant, bucketOf(meant.wire) ?? '', row.region);
    if (misplaced) throw misplaced;
    const streams = takesStream(model);
    const body = streams ? undefined : (meant.early ?? (await wholeBodyOf(received, this.mostBody)));
    const signature = this.signature(cloud, service, meant, { body, region: regionOfHost(meant, row?.region) });
    if (signature?.accessKeyId) passing.accessKeyId = signature.accessKeyId;
    const call: Call = {
      service: service.service,
      operation: model.name,
      region: regionOf(meant, row?.region),
      source: { surface: 'http', ip: received.ip, userAgent: received.headers['user-agent'] ?? '-' },
      ...(signature && { signature }),
      ...inputOf(served, meant, body, signature),
    };
    const result = await cloud.call(call);
    if (result.event) passing.requestId = result.event.requestId;
    const facts = this.facts(passing);
    return result.ok
      ? codec.encodeResponse({ service, model }, onTheWire(result.output, cloud, this.options.now()), facts)
      : codec.encodeError({ service, model }, result.error, facts);
  }

  private signature(cloud: Cloud, service: ServiceModel, { received, presented, model }: Meant, { body, region }: ToVerify): WireSignature | undefined {
    if (presented.kind === 'nothing') return undefined;
    const { clock = 'machine', now: read } = this.options;
    const now = read();
    return wireSignature(
      presented,
      { ...received, ...(body && { bodyHash: createHash('sha256').update(body).digest('hex') }) },
      {
        family: familyOf(service),
        service: service.signingName,
        ...(region !== undefined && { region }),
        now,
        since: (second) => (clock === 'cloud' ? now - second : elapsedSince(cloud.facts.clock, second, now)),
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

  private facts(passing: Passing): AnswerFacts {
    passing.requestId ??= this.options.newRequestId();
    return factsOf(passing.requestId);
  }

  /** The answer to what was thrown; none where its sender has gone. */
  private refusal(passing: Passing, error: unknown, response: ServerResponse): WireResponse | undefined {
    if (response.destroyed || response.socket === null || response.socket.destroyed) return undefined;
    const known = error instanceof AwsError;
    if (!known) this.options.onFault(error);
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

const accessKeyOf = (presented: Exclude<Presented, { kind: 'nothing' }>): string =>
  presented.kind === 'signature' ? presented.signature.accessKeyId : presented.accessKeyId;

/** An answer or a refusal as a browser lets scripts of other origins read it, where the bucket's rules do; who sends a request on to another Region has none. */
function acrossOrigins({ received, bucket }: Passing, answer: WireResponse): WireResponse {
  if (received === undefined || bucket?.cors === undefined || answer.status === 301) return answer;
  return { ...answer, headers: { ...answer.headers, ...crossOriginHeaders(received.headers, received.method, bucket.cors) } };
}

/** The Region that is called: the signature's, the host's, or where nobody says, the one where the bucket is. */
const regionOf = ({ presented, address }: Meant, ofBucket = defaultRegion): string =>
  presented.kind === 'signature' ? presented.signature.region : (address.region ?? ofBucket);

async function* bytesIn(cloud: Cloud | undefined, ...[ref, range]: Parameters<Cloud['body']>): AsyncGenerator<Uint8Array> {
  if (cloud !== undefined) yield* cloud.body(ref, range);
}

/** A request's target without what would let its reader make the request again. */
const withoutSignature = (target: string): string => target.replace(/([?&](?:X-Amz-(?:Signature|Security-Token)|Signature)=)[^&]*/g, '$1…');
