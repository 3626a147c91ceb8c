import * as accessanalyzer from '@aws-sdk/client-accessanalyzer';
import * as account from '@aws-sdk/client-account';
import * as cloudfront from '@aws-sdk/client-cloudfront';
import * as cloudtrail from '@aws-sdk/client-cloudtrail';
import * as ec2 from '@aws-sdk/client-ec2';
import * as ec2InstanceConnect from '@aws-sdk/client-ec2-instance-connect';
import * as iam from '@aws-sdk/client-iam';
import * as organizations from '@aws-sdk/client-organizations';
import * as tagging from '@aws-sdk/client-resource-groups-tagging-api';
import * as s3 from '@aws-sdk/client-s3';
import * as s3control from '@aws-sdk/client-s3-control';
import * as ssm from '@aws-sdk/client-ssm';
import * as sts from '@aws-sdk/client-sts';
import { parseQuery } from '../../src/wire/protocols/form.ts';
import type { WireRequest, WireResponse } from '../../src/wire/protocols/message.ts';

/** The JavaScript SDK's client of each service, by the models' names. There is none of `signin`. */
const packages: Readonly<Record<string, Readonly<Record<string, unknown>>>> = {
  accessanalyzer,
  account,
  cloudfront,
  cloudtrail,
  ec2,
  'ec2-instance-connect': ec2InstanceConnect,
  iam,
  organizations,
  resourcegroupstaggingapi: tagging,
  s3,
  s3control,
  ssm,
  sts,
};

/** The services that the SDK has a client of. */
export const sdkServices: readonly string[] = Object.keys(packages);

/** What the SDK hands to a request handler. */
interface SdkRequest {
  readonly method: string;
  readonly path: string;
  readonly query?: Readonly<Record<string, string | readonly string[] | null>>;
  readonly headers: Readonly<Record<string, string>>;
  readonly body?: unknown;
}

interface SdkClient {
  send(command: unknown): Promise<Record<string, unknown>>;
}

type Constructor = new (input: unknown) => unknown;

const bytesOf = (body: unknown): Uint8Array => {
  if (body === undefined || body === null) return new Uint8Array();
  if (typeof body === 'string') return Buffer.from(body, 'utf8');
  if (body instanceof Uint8Array) return body;
  throw new Error(`The SDK sent a body of another kind: ${String(body)}.`);
};

/** The SDK's request in our form. */
function wireRequest({ method, path, query = {}, headers, body }: SdkRequest): WireRequest {
  const pairs = Object.entries(query).flatMap(([name, value]) => (Array.isArray(value) ? value : [value ?? '']).map((item: string) => [name, item] as const));
  const [pathname = '', inPath = ''] = path.split('?', 2);
  return {
    method,
    path: pathname,
    query: [...parseQuery(inPath), ...pairs],
    headers: Object.fromEntries(Object.entries(headers).map(([name, value]) => [name.toLowerCase(), String(value)])),
    body: bytesOf(body),
  };
}

/** Sends an operation through the SDK's own client to a handler of ours. */
export type SdkCall = (operation: string, input: unknown, answer: (request: WireRequest) => WireResponse) => Promise<Record<string, unknown>>;

/** Whether the SDK has the operation; it leaves out deprecated ones, and its models are of another day. */
export const sdkHas = (service: string, operation: string): boolean => packages[service]?.[`${operation}Command`] !== undefined;

/** The SDK's client of a service, over no network. */
export function sdkCall(service: string): SdkCall {
  const own = packages[service] ?? {};
  const clientName = Object.keys(own).find((name) => name.endsWith('Client') && name !== '__Client') ?? '';
  let answer: ((request: WireRequest) => WireResponse) | undefined;
  const handle = async (request: SdkRequest) => {
    if (answer === undefined) throw new Error('Nothing was asked.');
    const { status, headers, body } = answer(wireRequest(request));
    const { Readable } = await import('node:stream');
    return { response: { statusCode: status, headers, body: Readable.from([Buffer.from(body as Uint8Array)]) } };
  };
  const client = new (own[clientName] as Constructor)({
    region: 'us-east-1',
    credentials: { accessKeyId: 'AKIDEXAMPLE', secretAccessKey: 'secret' },
    endpoint: 'https://endpoint.example',
    forcePathStyle: true,
    maxAttempts: 1,
    requestHandler: { handle, destroy: () => undefined, metadata: { handlerProtocol: 'http/1.1' } },
    requestChecksumCalculation: 'WHEN_REQUIRED',
    responseChecksumValidation: 'WHEN_REQUIRED',
  }) as SdkClient;
  return (operation, input, answering) => {
    answer = answering;
    return client.send(new (own[`${operation}Command`] as Constructor)(input));
  };
}
