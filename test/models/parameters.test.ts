import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { OperationModel } from '../../src/models/model.ts';
import { formatParameterFaults, parameterFaults } from '../../src/models/parameters.ts';
import { pythonText, pythonType } from '../../src/models/python-values.ts';
import { everyOperation, operationModel } from './all-models.ts';
import { nativeValue } from './arbitrary-value.ts';
import cases from './parameters.cases.json' with { type: 'json' };

describe('parameterFaults', () => {
  // The reports are botocore's own, by scripts/models/parameter-cases.py.
  it.each(cases as [string, string, unknown, string][])('%s %s %j', (service, operation, input, report) => {
    const faults = parameterFaults(operationModel(service, operation), input);
    expect(formatParameterFaults(faults)).toBe(report === '' ? 'Parameter validation failed:' : `Parameter validation failed:\n${report}`);
  });

  it('finds no wrong type in native values of any model', () => {
    const inputs = everyOperation.filter(([, model]) => model.input !== undefined);
    const anyInput = fc.nat({ max: inputs.length - 1 }).chain((index) => {
      const [service, model] = inputs[index] ?? ['', undefined];
      if (model?.input === undefined) throw new Error('out of range');
      return nativeValue(model, model.input).map((value) => ({ service, operation: model.name, value }));
    });
    fc.assert(
      fc.property(anyInput, ({ service, operation, value }) => {
        const types = parameterFaults(operationModel(service, operation), value).map(({ type }) => type);
        expect(types.filter((type) => type === 'invalidType' || type === 'unknown')).toEqual([]);
      }),
      { numRuns: 200 },
    );
  });

  it('shows no more of a value than a screen takes, however long or deep it is', () => {
    const nested: unknown = JSON.parse(`${'['.repeat(100_000)}${']'.repeat(100_000)}`);
    for (const value of [nested, new Uint8Array(10_000_000)]) {
      const report = formatParameterFaults(parameterFaults(operationModel('iam', 'CreateUser'), { UserName: value }));
      expect(report).toMatch(/^Parameter validation failed:\nInvalid type for parameter UserName, value: .*\.\.\..*, valid types: <class 'str'>$/);
      expect(report.length).toBeLessThan(5_000);
    }
  });

  it('takes Dates, bytes and bodies by reference', () => {
    expect(parameterFaults(operationModel('cloudtrail', 'LookupEvents'), { StartTime: new Date(0) })).toEqual([]);
    expect(parameterFaults(operationModel('s3', 'PutObject'), { Bucket: 'b', Key: 'k', Body: new Uint8Array(1) })).toEqual([]);
    const body = { size: 0, sha256: 'a', md5: 'b', crc64nvme: 'c' };
    expect(parameterFaults(operationModel('s3', 'PutObject'), { Bucket: 'b', Key: 'k', Body: body })).toEqual([]);
  });

  it('treats undefined as absent, and does not ask for a token that the client fills in', () => {
    const report = (service: string, operation: string, input: unknown): string =>
      formatParameterFaults(parameterFaults(operationModel(service, operation), input));
    expect(report('iam', 'CreateUser', { UserName: undefined })).toBe('Parameter validation failed:\nMissing required parameter in input: "UserName"');
    const token = parameterFaults(operationModel('ec2', 'CreateCapacityReservationFleet'), { ClientToken: undefined });
    expect(token.filter((fault) => fault.type === 'missing' && fault.required === 'ClientToken')).toEqual([]);
  });

  it('looks into documents', () => {
    const model: OperationModel = {
      name: 'Try',
      http: { method: 'POST', requestUri: '/' },
      input: 'In',
      errors: [],
      shapes: { In: { type: 'structure', members: { D: { shape: 'D' } } }, D: { type: 'structure', members: {}, document: true } },
    };
    expect(parameterFaults(model, { D: { a: [1, null, 'x', { b: true }] } })).toEqual([]);
    expect(formatParameterFaults(parameterFaults(model, { D: { a: [new Date(0)] } }))).toBe(
      "Parameter validation failed:\nInvalid type for document parameter a[0], value: 1970-01-01 00:00:00+00:00, type: <class 'datetime.datetime'>, valid types: <class 'str'>, <class 'int'>, <class 'bool'>, <class 'float'>, <class 'list'>, <class 'dict'>",
    );
  });
});

describe('Python values', () => {
  it.each([
    ['text', 'text', "<class 'str'>"],
    [["it's", 'a"b', 'a\'b"c', 'x\\y'], `["it's", 'a"b', 'a\\'b"c', 'x\\\\y']`, "<class 'list'>"],
    [{ a: null, b: true }, "{'a': None, 'b': True}", "<class 'dict'>"],
    [1.5, '1.5', "<class 'float'>"],
    [5n, '5', "<class 'int'>"],
    [Number.NaN, 'nan', "<class 'float'>"],
    [new Uint8Array([65, 0, 10, 39, 255]), "b'A\\x00\\n\\'\\xff'", "<class 'bytes'>"],
    [new Date(1500), '1970-01-01 00:00:01.500000+00:00', "<class 'datetime.datetime'>"],
    [null, 'None', "<class 'NoneType'>"],
  ])('%s is %s', (value, text, type) => {
    expect(pythonText(value)).toBe(text);
    expect(pythonType(value)).toBe(type);
  });
});
