import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { decodeValue } from '../../src/models/decode.ts';
import type { OperationModel, ServiceModel } from '../../src/models/model.ts';
import { loadCodec } from '../../src/wire/protocols/codec.ts';
import type { Codec, WireRequest } from '../../src/wire/protocols/message.ts';
import { isStreaming } from '../../src/wire/protocols/rest-bindings.ts';
import { type Router, routerOf } from '../../src/wire/protocols/router.ts';
import { everyOperation, models } from '../models/all-models.ts';
import { messageValue } from './arbitrary.ts';
import { normalForm } from './normal-form.ts';
import { type SdkCall, sdkCall, sdkHas, sdkServices } from './sdk-clients.ts';

const services = sdkServices.flatMap((name) => models.service(name) ?? []);

/** The SDK gives a streamed body as a stream, and events one by one. */
async function withWholeBody(model: OperationModel, output: Record<string, unknown>): Promise<Record<string, unknown>> {
  const shape = model.output === undefined ? undefined : model.shapes[model.output];
  const name = shape?.type === 'structure' ? shape.payload : undefined;
  if (name === undefined) return output;
  const body = output[name];
  if (isStreaming(model, model.output)) return { ...output, [name]: await (body as { transformToByteArray(): Promise<Uint8Array> }).transformToByteArray() };
  if (typeof body !== 'object' || body === null || !(Symbol.asyncIterator in body)) return output;
  const events: unknown[] = [];
  for await (const event of body as AsyncIterable<unknown>) events.push(event);
  return { ...output, [name]: events };
}

/** Members that the SDK itself changes or adds: it encodes keys of the customer's, describes bodies, and signs a link for CopySnapshot. */
const changedBySdk =
  /^(?:SSECustomerKey|SSECustomerKeyMD5|CopySourceSSECustomerKey|CopySourceSSECustomerKeyMD5|Checksum.*|ContentMD5|PresignedUrl|DestinationRegion|ContentType|ContentLength)$/;

const withoutChanged = (input: object): Record<string, unknown> => Object.fromEntries(Object.entries(input).filter(([name]) => !changedBySdk.test(name)));

/** Two operations that only their host tells apart: directory buckets are in another zone's service. */
const toldByHost = new Set(['ListDirectoryBuckets']);

/** The SDK assigns a map's entries one by one, so that one named `__proto__` sets its prototype and is lost. */
const sdkKeeps = (value: unknown): boolean =>
  typeof value !== 'object' || value === null || (!Object.hasOwn(value, '__proto__') && Object.values(value).every(sdkKeeps));

const exchanged = (model: OperationModel, shape: string | undefined) => messageValue(model, shape).filter(sdkKeeps);

interface Parties {
  readonly service: ServiceModel;
  readonly codec: Codec;
  readonly router: Router;
  readonly call: SdkCall;
}

async function exchange(
  { service, codec, router, call }: Parties,
  model: OperationModel,
  given: Record<string, unknown>,
  output: Record<string, unknown>,
): Promise<void> {
  const operation = { service, model };
  let sent: WireRequest | undefined;
  const read = await call(model.name, withoutChanged(given), (request) => {
    sent = request;
    return codec.encodeResponse(operation, output, { requestId: 'request-1' });
  });
  if (sent === undefined) throw new Error('The SDK sent nothing.');
  if (!toldByHost.has(model.name)) expect(router.operationOf({ ...sent, query: sent.query.filter(([name]) => name !== 'x-id') })).toBe(model.name);
  expect(normalForm(service, model, model.input, withoutChanged(codec.decodeRequest(operation, sent)), 'request')).toEqual(
    normalForm(service, model, model.input, withoutChanged(given), 'request'),
  );
  const { $metadata, ...members } = await withWholeBody(model, read);
  expect($metadata).toMatchObject({ requestId: 'request-1' });
  // The SDK's models have texts where ours have numbers, in places.
  const typed = model.output === undefined ? {} : decodeValue(model, model.output, members);
  expect(normalForm(service, model, model.output, typed, 'response')).toEqual(normalForm(service, model, model.output, output, 'response'));
}

describe("the JavaScript SDK's calls are read as it meant them, and reads our answers as we meant them", () => {
  test.each(services.map((service) => [service.service, service] as const))('%s', async (_, service) => {
    const parties = { service, codec: await loadCodec(service.protocol), router: routerOf(models, service), call: sdkCall(service.service) };
    const failures: string[] = [];
    for (const [, model] of everyOperation.filter(([name, { name: operation }]) => name === service.service && sdkHas(name, operation))) {
      const result = await fc.check(
        fc.asyncProperty(exchanged(model, model.input), exchanged(model, model.output), (input, output) => exchange(parties, model, input, output)),
        { numRuns: 2 },
      );
      if (result.failed) failures.push(`${model.name}: ${JSON.stringify(result.counterexample)} ${String(result.errorInstance).slice(0, 600)}`);
    }
    expect(failures.length, failures.slice(0, 6).join('\n\n')).toBe(0);
  });
});
