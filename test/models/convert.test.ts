import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { SourceService } from '../../scripts/models/botocore-model.ts';
import { compactService } from '../../scripts/models/compact.ts';
import { readBotocore } from '../../scripts/models/read-source.ts';

const source: SourceService = {
  source: 'botocore 9.9.9',
  service: 'cats',
  model: {
    metadata: {
      apiVersion: '2026-01-01',
      endpointPrefix: 'cats',
      protocol: 'rest-xml',
      serviceFullName: 'AWS Cats',
      serviceId: 'Cats',
      uid: 'cats-2026-01-01',
    },
    operations: {
      PutCat: {
        http: { method: 'PUT', requestUri: '/{Name}' },
        input: { shape: 'PutCatRequest', locationName: 'Cat', xmlNamespace: { uri: 'http://cats/' } },
        errors: [{ shape: 'NoSuchCat' }],
        endpoint: { hostPrefix: '{Name}.' },
        httpChecksumRequired: true,
      },
      ListCats: { http: { method: 'GET', requestUri: '/' }, output: { shape: 'ListCatsResult', resultWrapper: 'Wrapped' }, authtype: 'v4-unsigned-body' },
    },
    shapes: {
      PutCatRequest: { type: 'structure', required: [], members: { Name: { shape: 'Name', location: 'uri' }, Toys: { shape: 'Toys' } } },
      ListCatsResult: { type: 'structure', members: { Cats: { shape: 'Toys', locationName: 'Cat' } } },
      Toys: { type: 'list', member: { shape: 'Name', flattened: false }, locationName: 'Toy', max: 3 },
      Name: { type: 'string', min: 1, sensitive: true },
      NoSuchCat: { type: 'structure', members: {}, exception: true, error: { httpStatusCode: 404 } },
      Unused: { type: 'string' },
    },
  },
  pagination: { ListCats: { input_token: 'Marker', output_token: ['Next'], result_key: 'Cats' } },
  waiters: { CatExists: { operation: 'PutCat', delay: 1, maxAttempts: 2, acceptors: [{ state: 'success', matcher: 'status', expected: 200 }] } },
};

describe('compactService', () => {
  const { service, operations } = compactService(source);

  it('keeps what is true of the whole service', () => {
    expect(service).toEqual({
      service: 'cats',
      source: 'botocore 9.9.9',
      apiVersion: '2026-01-01',
      protocol: 'rest-xml',
      endpointPrefix: 'cats',
      signingName: 'cats',
      serviceId: 'Cats',
      fullName: 'AWS Cats',
      operations: ['PutCat', 'ListCats'],
      waiters: source.waiters,
    });
  });

  it('makes each operation complete in itself', () => {
    expect(operations).toEqual([
      {
        name: 'PutCat',
        http: { method: 'PUT', requestUri: '/{Name}' },
        input: 'PutCatRequest',
        errors: ['NoSuchCat'],
        hostPrefix: '{Name}.',
        httpChecksum: { requestChecksumRequired: true },
        shapes: {
          Name: { type: 'string', min: 1, sensitive: true },
          NoSuchCat: { type: 'structure', members: {}, exception: true, error: { httpStatusCode: 404 } },
          PutCatRequest: {
            type: 'structure',
            members: { Name: { shape: 'Name', location: 'uri' }, Toys: { shape: 'Toys', locationName: 'Toy' } },
            locationName: 'Cat',
            xmlNamespace: { uri: 'http://cats/' },
          },
          Toys: { type: 'list', member: { shape: 'Name' }, max: 3 },
        },
      },
      {
        name: 'ListCats',
        http: { method: 'GET', requestUri: '/' },
        output: 'ListCatsResult',
        resultWrapper: 'Wrapped',
        errors: [],
        paginator: { inputTokens: ['Marker'], outputTokens: ['Next'], resultKeys: ['Cats'], nonAggregateKeys: [] },
        unsignedPayload: true,
        shapes: {
          ListCatsResult: { type: 'structure', members: { Cats: { shape: 'Toys', locationName: 'Cat' } } },
          Name: { type: 'string', min: 1, sensitive: true },
          Toys: { type: 'list', member: { shape: 'Name' }, max: 3 },
        },
      },
    ]);
  });

  it('refuses a model that refers to a shape it does not have', () => {
    const { Name: _, ...shapes } = source.model.shapes;
    expect(() => compactService({ ...source, model: { ...source.model, shapes } })).toThrow('The model refers to a shape that it does not have: Name.');
  });
});

describe('readBotocore', () => {
  const folder = mkdtempSync(join(tmpdir(), 'botocore-'));
  const write = (path: string, value: object): void => {
    const text = JSON.stringify(value);
    writeFileSync(join(folder, path), path.endsWith('.gz') ? gzipSync(text) : text);
  };

  beforeAll(() => {
    writeFileSync(join(folder, '__init__.py'), "__version__ = '9.9.9'\n");
    for (const version of ['2020-01-01', '2026-01-01']) mkdirSync(join(folder, 'data/cats', version), { recursive: true });
    write('data/cats/2020-01-01/service-2.json', { metadata: { apiVersion: 'old' }, operations: {}, shapes: {} });
    write('data/cats/2026-01-01/service-2.json.gz', { metadata: { apiVersion: 'new' }, operations: {}, shapes: { A: { type: 'string', min: 1 } } });
    write('data/cats/2026-01-01/service-2.sdk-extras.json', { version: 1, merge: { shapes: { A: { type: 'timestamp' } } } });
    write('data/cats/2026-01-01/paginators-1.json', { pagination: { L: { input_token: 'a', output_token: 'b' } } });
  });
  afterAll(() => rmSync(folder, { recursive: true }));

  it('takes the newest version, gzipped or not, with the extras laid over it', () => {
    expect(readBotocore(join(folder, 'data'), ['cats'])).toEqual([
      {
        source: 'botocore 9.9.9',
        service: 'cats',
        model: { metadata: { apiVersion: 'new' }, operations: {}, shapes: { A: { type: 'timestamp', min: 1 } } },
        pagination: { L: { input_token: 'a', output_token: 'b' } },
        waiters: {},
      },
    ]);
  });
});
