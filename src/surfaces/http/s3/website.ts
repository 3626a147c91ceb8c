import { AwsError } from '../../../kernel/aws-error.ts';
import type { BucketRow } from '../../../services/s3/state.ts';
import type { WebsiteConfigurationRow } from '../../../services/s3/website.ts';
import { percentEncode } from '../../../wire/protocols/form.ts';
import type { AnswerFacts, Headers, WireResponse } from '../../../wire/protocols/message.ts';
import { errorHeaders, errorPage, redirect } from './website-pages.ts';
import { redirectionBy } from './website-rules.ts';

/** What became of an object that nobody signed for. */
export type Fetched =
  | { readonly ok: true; readonly answer: WireResponse; readonly facts: AnswerFacts }
  | { readonly ok: false; readonly error: AwsError; readonly facts: AnswerFacts };

/** A visit to a website. */
export interface Visit {
  readonly method: string;
  /** Percent-encoded. */
  readonly path: string;
  /** With its question mark; empty where there is none. */
  readonly search: string;
  readonly headers: Headers;
  readonly scheme: 'http:' | 'https:';
  /** The bucket whose website it is; absent for the host of all websites. */
  readonly bucket?: string;
  /** The Region that the host names. */
  readonly region?: string;
}

/** Where a website's objects are. */
export interface WebsiteBucket {
  readonly row: BucketRow | undefined;
  /** Fetches an object as anybody may; its bytes are not needed with `about`. */
  fetch(key: string, options?: { readonly about?: boolean; readonly headers?: Headers }): Promise<Fetched>;
  facts(): AnswerFacts;
}

const conditions = ['if-match', 'if-none-match', 'if-modified-since', 'if-unmodified-since', 'range'];

/**
 * Answers as the endpoint of a bucket's website does: with its index documents, its error document, its redirections, and in HTML.
 * Sources: S3 User Guide, "Website endpoints", "Configuring an index document", "Configuring a custom error document", read 2026-11-24.
 */
export async function answerVisit(visit: Visit, bucket: WebsiteBucket): Promise<WireResponse> {
  if (visit.bucket === undefined) return redirect(301, 'https://aws.amazon.com/s3/', bucket.facts());
  const website = websiteOf(visit, bucket.row);
  if (website instanceof AwsError) return errorPage(website, bucket.facts());
  const { RedirectAllRequestsTo: elsewhere, RoutingRules: rules = [] } = website;
  if (elsewhere !== undefined) {
    const scheme = elsewhere.Protocol === undefined ? visit.scheme : `${elsewhere.Protocol}:`;
    return redirect(301, `${scheme}//${elsewhere.HostName ?? ''}${visit.path}${visit.search}`, bucket.facts());
  }
  const key = decodeURIComponent(visit.path.slice(1));
  const visited = { scheme: visit.scheme, host: visit.headers.host ?? '', key };
  const before = redirectionBy(rules, visited);
  if (before !== undefined) return redirect(before.status, before.location, bucket.facts());
  const suffix = website.IndexDocument?.Suffix ?? '';
  const isFolder = key === '' || key.endsWith('/');
  const asked = Object.fromEntries(Object.entries(visit.headers).filter(([name]) => conditions.includes(name)));
  const fetched = await bucket.fetch(isFolder ? `${key}${suffix}` : key, { about: visit.method === 'HEAD', headers: asked });
  if (fetched.ok) return shown(fetched);
  const { error, facts } = fetched;
  if (error.status === 304) return { status: 304, headers: error.headers, body: new Uint8Array() };
  if (!isFolder && isAbsence(error) && (await bucket.fetch(`${key}/${suffix}`, { about: true })).ok)
    return redirect(302, `/${percentEncode(key, '/')}/`, facts);
  const after = redirectionBy(rules, { ...visited, status: error.status });
  return after === undefined ? refused(fetched, website, bucket) : redirect(after.status, after.location, facts);
}

/** Whether there may be nothing under a key: who may not list a bucket is not told. */
const isAbsence = ({ status }: AwsError): boolean => status === 404 || status === 403;

/** A bucket's website, or what is wrong with a visit to it. */
function websiteOf({ method, bucket = '', region }: Visit, row: BucketRow | undefined): WebsiteConfigurationRow | AwsError {
  if (row === undefined) return new AwsError('NoSuchBucket', 'The specified bucket does not exist', 404, { BucketName: bucket });
  if (region !== undefined && region !== row.region) {
    const endpoint = `${bucket}.s3-website-${row.region}.amazonaws.com`;
    const text = 'The specified bucket exists in another region. Please direct requests to the specified endpoint.';
    return new AwsError('IncorrectEndpoint', text, 400, { Endpoint: endpoint });
  }
  if (row.website === undefined)
    return new AwsError('NoSuchWebsiteConfiguration', 'The specified bucket does not have a website configuration', 404, { BucketName: bucket });
  if (method === 'GET' || method === 'HEAD') return row.website;
  const details = { Method: method, ResourceType: 'OBJECT' };
  return new AwsError('MethodNotAllowed', 'The specified method is not allowed against this resource.', 405, details);
}

/** An object, or where it says that it is to be found. */
function shown({ answer, facts }: Extract<Fetched, { ok: true }>): WireResponse {
  const { 'x-amz-website-redirect-location': location } = answer.headers;
  return location === undefined ? answer : redirect(301, location, facts);
}

/** The website's own page for an error, or S3's where it has none. */
async function refused({ error, facts }: Extract<Fetched, { ok: false }>, website: WebsiteConfigurationRow, bucket: WebsiteBucket): Promise<WireResponse> {
  const page = website.ErrorDocument?.Key;
  if (page === undefined || error.status < 400 || error.status >= 500) return errorPage(error, facts);
  const document = await bucket.fetch(page);
  if (!document.ok) return errorPage(error, facts, document.error);
  return { ...document.answer, status: error.status, headers: { ...document.answer.headers, ...errorHeaders(error) } };
}
