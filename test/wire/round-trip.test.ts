import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { loadCodec } from '../../src/wire/protocols/codec.ts';
import { routerOf } from '../../src/wire/protocols/router.ts';
import { everyOperation, models } from '../models/all-models.ts';
import { messageValue } from './arbitrary.ts';
import { normalForm } from './normal-form.ts';

const services = models.services().flatMap((name) => models.service(name) ?? []);

describe('what we write we read', () => {
  test.each(services.map((service) => [service.service, service] as const))('%s', async (_, service) => {
    const codec = await loadCodec(service.protocol);
    const router = routerOf(models, service);
    for (const [, model] of everyOperation.filter(([name]) => name === service.service)) {
      const operation = { service, model };
      fc.assert(
        fc.property(messageValue(model, model.input), (input) => {
          const request = codec.encodeRequest(operation, input);
          expect(normalForm(service, model, model.input, codec.decodeRequest(operation, request), 'request'), model.name).toEqual(
            normalForm(service, model, model.input, input, 'request'),
          );
        }),
        { numRuns: 8 },
      );
      fc.assert(
        fc.property(messageValue(model, model.output), (output) => {
          const response = codec.encodeResponse(operation, output, { requestId: 'request-1' });
          expect(normalForm(service, model, model.output, codec.decodeResponse(operation, response), 'response'), model.name).toEqual(
            normalForm(service, model, model.output, output, 'response'),
          );
        }),
        { numRuns: 8 },
      );
    }
    expect(router).toBeDefined();
  });
});
