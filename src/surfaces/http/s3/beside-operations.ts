import type { Cloud } from '../../../engine/cloud.ts';
import { defaultRegion } from '../../../kernel/default-region.ts';
import type { Models } from '../../../models/models.ts';
import { type BucketRow, buckets } from '../../../services/s3/state.ts';
import { percentEncode } from '../../../wire/protocols/form.ts';
import type { AnswerFacts, Headers, WireResponse } from '../../../wire/protocols/message.ts';
import { factsOf } from '../answer-facts.ts';
import type { HostAddress } from '../host-address.ts';
import type { ServedService } from '../meant-request.ts';
import type { Received } from '../received.ts';
import { answerPreflight, crossOriginHeaders } from './cors.ts';
import { answerVisit, type Fetched, type WebsiteBucket } from './website.ts';

/** A request that names none of S3's operations: a browser asks before it calls, or visits a website. */
export interface Aside {
  readonly served: ServedService;
  readonly models: Models;
  readonly received: Received;
  readonly address: HostAddress;
  /** The bucket that is meant, and its cloud. */
  readonly bucket: string | undefined;
  readonly cloud: Cloud;
  /** The query as it came, with its question mark. */
  readonly search: string;
  readonly scheme: 'http:' | 'https:';
  facts(): AnswerFacts;
}

/** Whether S3 answers a request without an operation. */
export const isAside = ({ method }: Received, { website }: HostAddress): boolean => website === true || method === 'OPTIONS';

/** A bucket's row, for what S3 does with a request before it looks who sent it. */
export const bucketRow = (cloud: Cloud, bucket: string | undefined): BucketRow | undefined =>
  bucket === undefined ? undefined : cloud.state((state) => state.get(buckets, [bucket]));

/** Answers it. @throws AwsError for a question that is answered with no */
export async function answerAside(aside: Aside): Promise<WireResponse> {
  const { received, address, bucket, cloud } = aside;
  const row = bucketRow(cloud, bucket);
  if (received.method === 'OPTIONS') {
    const isObject = address.bucket === undefined ? /^\/[^/]+\/./.test(received.path) : received.path !== '/';
    return answerPreflight(received.headers, row?.cors, isObject ? 'OBJECT' : 'BUCKET');
  }
  const { method, path, headers } = received;
  const site: WebsiteBucket = {
    row,
    fetch: (key, { about = false, headers: asked = {} } = {}) => fetchAsAnybody(aside, about ? 'HeadObject' : 'GetObject', key, asked),
    facts: aside.facts,
  };
  const visit = {
    method,
    path,
    headers,
    search: aside.search,
    scheme: aside.scheme,
    ...(bucket !== undefined && { bucket }),
    ...(address.region !== undefined && { region: address.region }),
  };
  const answer = await answerVisit(visit, site);
  return { ...answer, headers: { ...answer.headers, ...crossOriginHeaders(headers, method, row?.cors) } };
}

/** Reads an object as anybody may; a call like any other. */
async function fetchAsAnybody(aside: Aside, operation: 'GetObject' | 'HeadObject', key: string, headers: Headers): Promise<Fetched> {
  const { served, models, received, bucket = '', cloud } = aside;
  const { service, codec } = served;
  const model = models.operation(service.service, operation);
  if (model === undefined) throw new Error(`There is no model of ${operation}.`);
  const path = `/${bucket}/${percentEncode(key, '/')}`;
  const result = await cloud.call({
    service: service.service,
    operation,
    region: bucketRow(cloud, bucket)?.region ?? defaultRegion,
    input: codec.decodeRequest({ service, model }, { method: model.http.method, path, query: [], headers, body: new Uint8Array() }),
    source: { surface: 'http', ip: received.ip, userAgent: received.headers['user-agent'] ?? '-' },
  });
  const facts = result.event === undefined ? aside.facts() : factsOf(result.event.requestId);
  if (!result.ok) return { ok: false, error: result.error, facts };
  return { ok: true, answer: codec.encodeResponse({ service, model }, result.output, facts), facts };
}
