import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { decodeInput, decodeValue } from '../../src/models/decode.ts';
import { encodeJson } from '../../src/models/encode.ts';
import type { OperationModel } from '../../src/models/model.ts';
import { isoTimestamp } from '../../src/models/timestamps.ts';
import { everyOperation, operationModel } from './all-models.ts';
import { nativeValue } from './arbitrary-value.ts';

const roots = everyOperation.flatMap(([service, model]) =>
  [model.input, model.output, ...model.errors].filter((root) => root !== undefined).map((root) => ({ service, operation: model.name, root })),
);

const piece = (shapes: OperationModel['shapes']): OperationModel => ({
  name: 'Try',
  http: { method: 'POST', requestUri: '/' },
  input: 'In',
  errors: [],
  shapes,
});

describe('decodeValue and encodeJson', () => {
  it('invert each other over values of every model', () => {
    const anyValue = fc.nat({ max: roots.length - 1 }).chain((index) => {
      const chosen = roots[index];
      if (chosen === undefined) throw new Error('out of range');
      return nativeValue(operationModel(chosen.service, chosen.operation), chosen.root).map((value) => ({ ...chosen, value }));
    });
    fc.assert(
      fc.property(anyValue, ({ service, operation, root, value }) => {
        const model = operationModel(service, operation);
        const json = encodeJson(model, root, value);
        const overTheWire: unknown = JSON.parse(JSON.stringify(json));
        expect(decodeValue(model, root, overTheWire)).toEqual(value);
        expect(encodeJson(model, root, decodeValue(model, root, overTheWire))).toEqual(overTheWire);
      }),
      { numRuns: 600 },
    );
  });

  it('leaves native values as they are', () => {
    fc.assert(
      fc.property(nativeValue(operationModel('ssm', 'PutInventory'), 'PutInventoryRequest'), (value) => {
        expect(decodeInput(operationModel('ssm', 'PutInventory'), value)).toEqual(value);
      }),
    );
  });
});

describe('decodeInput', () => {
  it('reads every form of a timestamp, ISO 8601 without an offset as UTC', () => {
    const model = operationModel('cloudtrail', 'LookupEvents');
    const forms = [
      '2026-11-24T12:00:00Z',
      '2026-11-24T12:00:00',
      '2026-11-24 12:00',
      '2026-11-24T14:00:00+02:00',
      '20261124T120000Z',
      1795521600,
      '1795521600',
      1795521600.0,
      'Tue, 24 Nov 2026 12:00:00 GMT',
      new Date(1795521600000),
    ];
    for (const StartTime of forms) expect(decodeInput(model, { StartTime })).toEqual({ StartTime: new Date(1795521600000) });
    expect(decodeInput(model, { StartTime: '2026-11-24' })).toEqual({ StartTime: new Date(Date.UTC(2026, 10, 24)) });
    expect(decodeInput(model, { StartTime: 1.1 })).toEqual({ StartTime: new Date(1100) });
  });

  it.each(['yesterday', '2026-02-30', '2026-13-01', '2026-11-24T25:00:00Z', Number.NaN, ''])('refuses %s as a timestamp', (StartTime) => {
    expect(() => decodeInput(operationModel('cloudtrail', 'LookupEvents'), { StartTime })).toThrow(/can not be converted to a Timestamp/);
  });

  it('drops what the model does not know, and null members', () => {
    expect(decodeInput(operationModel('iam', 'CreateUser'), { UserName: 'intern', Shoe: 44, Path: null })).toEqual({ UserName: 'intern' });
  });

  it('takes no member from a prototype', () => {
    const model = piece({ In: { type: 'structure', members: { constructor: { shape: 'S' }, toString: { shape: 'S' } } }, S: { type: 'string' } });
    expect(decodeInput(model, {})).toEqual({});
    expect(decodeInput(model, { toString: 'data' })).toEqual({ toString: 'data' });
  });

  it('keeps __proto__ as an ordinary key of a map', () => {
    const model = piece({
      In: { type: 'structure', members: { M: { shape: 'M' } } },
      M: { type: 'map', key: { shape: 'S' }, value: { shape: 'S' } },
      S: { type: 'string' },
    });
    const decoded = decodeInput(model, JSON.parse('{"M":{"__proto__":"x"}}'));
    expect(Object.entries(decoded.M as object)).toEqual([['__proto__', 'x']]);
    expect(JSON.stringify(encodeJson(model, 'In', decoded))).toBe('{"M":{"__proto__":"x"}}');
  });

  it('leaves documents as they are', () => {
    const model = piece({ In: { type: 'structure', members: { D: { shape: 'D' } } }, D: { type: 'structure', members: {}, document: true } });
    expect(decodeInput(model, { D: { a: [1, null, 'x'] } })).toEqual({ D: { a: [1, null, 'x'] } });
  });

  it('reads base64 and bytes, and leaves a body taken in', () => {
    const body = { size: 3, sha256: 'aa', md5: 'bb', crc64nvme: 'cc' };
    const model = operationModel('s3', 'PutObject');
    expect(decodeInput(model, { Body: 'AQID' })).toEqual({ Body: new Uint8Array([1, 2, 3]) });
    expect(decodeInput(model, { Body: new Uint8Array([1]) })).toEqual({ Body: new Uint8Array([1]) });
    expect(decodeInput(model, { Body: body })).toEqual({ Body: body });
    expect(() => decodeInput(model, { Body: 'not base64!' })).toThrow('STRING_VALUE can not be converted to a Blob');
  });

  it.each([
    ['iam', 'CreateUser', { UserName: 5 }, 'NUMBER_VALUE can not be converted to a String'],
    ['iam', 'CreateUser', { UserName: ['x'] }, 'Start of list found where not expected'],
    ['iam', 'CreateUser', { UserName: { a: 1 } }, 'Start of structure or map found where not expected.'],
    ['iam', 'ListUsers', { MaxItems: 'many' }, 'STRING_VALUE can not be converted to an Integer'],
    ['iam', 'ListUsers', { MaxItems: 1.5 }, 'NUMBER_VALUE can not be converted to an Integer'],
    ['iam', 'ListUsers', { MaxItems: true }, 'TRUE_VALUE can not be converted to an Integer'],
    ['ec2', 'DescribeVpcs', { DryRun: 'yes' }, 'STRING_VALUE can not be converted to a Boolean'],
    ['iam', 'CreateUser', { Tags: 'a=b' }, 'Unexpected value of type STRING_VALUE where a list is expected'],
    ['iam', 'CreateUser', 'intern', 'Unexpected value of type STRING_VALUE where a structure is expected'],
  ])('refuses %s %s %j', (service, name, input, message) => {
    expect(() => decodeInput(operationModel(service, name), input)).toThrow(expect.objectContaining({ code: 'SerializationException', message }));
  });

  it('refuses values nested without end', () => {
    const model = piece({ In: { type: 'structure', members: { In: { shape: 'In' } } } });
    const nested = (depth: number): object => (depth === 0 ? {} : { In: nested(depth - 1) });
    expect(decodeInput(model, nested(100))).toEqual(nested(100));
    expect(() => decodeInput(model, nested(2000))).toThrow('nested deeper than 128 levels');
  });
});

describe('encodeJson', () => {
  it('writes members in the order of the model, without those that are absent', () => {
    const model = operationModel('iam', 'CreateUser');
    expect(JSON.stringify(encodeJson(model, 'CreateUserRequest', { UserName: 'a', Tags: undefined, Path: '/' }))).toBe('{"Path":"/","UserName":"a"}');
  });

  it('writes milliseconds only where there are any', () => {
    expect(isoTimestamp(new Date(1795521600000))).toBe('2026-11-24T12:00:00Z');
    expect(isoTimestamp(new Date(1795521600120))).toBe('2026-11-24T12:00:00.120Z');
  });
});
