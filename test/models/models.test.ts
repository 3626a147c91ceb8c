import { describe, expect, it } from 'vitest';
import { decodeInput, decodeValue } from '../../src/models/decode.ts';
import type { OperationModel } from '../../src/models/model.ts';
import { parameterFaults } from '../../src/models/parameters.ts';
import { inputSkeleton, outputSkeleton } from '../../src/models/skeleton.ts';
import { everyOperation, models, operationModel } from './all-models.ts';

/** Names of shapes that a piece refers to and does not have, and of those that it has and nothing reaches. */
const holes = (model: OperationModel): string[] => {
  const reached = new Set<string>();
  const waiting = [model.input, model.output, ...model.errors].filter((root) => root !== undefined);
  const missing: string[] = [];
  for (let name = waiting.pop(); name !== undefined; name = waiting.pop()) {
    if (reached.has(name)) continue;
    reached.add(name);
    const shape = Object.hasOwn(model.shapes, name) ? model.shapes[name] : undefined;
    if (shape === undefined) missing.push(name);
    else if (shape.type === 'structure') waiting.push(...Object.values(shape.members).map((member) => member.shape));
    else if (shape.type === 'list') waiting.push(shape.member.shape);
    else if (shape.type === 'map') waiting.push(shape.key.shape, shape.value.shape);
  }
  return [...missing, ...Object.keys(model.shapes).filter((name) => !reached.has(name))];
};

describe('the models', () => {
  it('are of the services that the program knows', () => {
    expect(models.services()).toEqual(
      [
        'account',
        'accessanalyzer',
        'cloudfront',
        'cloudtrail',
        'ec2',
        'ec2-instance-connect',
        'iam',
        'organizations',
        'resourcegroupstaggingapi',
        's3',
        's3control',
        'signin',
        'ssm',
        'sts',
      ].sort(),
    );
    expect(everyOperation).toHaveLength(1662);
  });

  it('are each complete in themselves, and hold nothing else', () => {
    expect(everyOperation.filter(([, model]) => holes(model).length > 0).map(([service, { name }]) => `${service} ${name}`)).toEqual([]);
  });

  it('name required members, payloads and tokens that exist', () => {
    const faults: string[] = [];
    for (const [service, model] of everyOperation)
      for (const [name, shape] of Object.entries(model.shapes)) {
        if (shape.type !== 'structure') continue;
        for (const member of [...(shape.required ?? []), ...(shape.payload === undefined ? [] : [shape.payload])])
          if (!Object.hasOwn(shape.members, member)) faults.push(`${service} ${model.name} ${name}.${member}`);
      }
    expect(faults).toEqual([]);
  });

  it('page by lists of expressions', () => {
    expect(operationModel('s3', 'ListObjects').paginator).toEqual({
      inputTokens: ['Marker'],
      outputTokens: ['NextMarker || Contents[-1].Key'],
      limitKey: 'MaxKeys',
      moreResults: 'IsTruncated',
      resultKeys: ['Contents', 'CommonPrefixes'],
      nonAggregateKeys: ['RequestCharged', 'Prefix'],
    });
    expect(operationModel('iam', 'ListUsers').paginator).toEqual({
      inputTokens: ['Marker'],
      outputTokens: ['Marker'],
      limitKey: 'MaxItems',
      moreResults: 'IsTruncated',
      resultKeys: ['Users'],
      nonAggregateKeys: [],
    });
  });

  it('say how waiters poll', () => {
    expect(models.service('s3')?.waiters.BucketExists).toEqual({
      operation: 'HeadBucket',
      delay: 5,
      maxAttempts: 20,
      acceptors: [
        { state: 'success', matcher: 'status', expected: 200 },
        { state: 'success', matcher: 'status', expected: 301 },
        { state: 'success', matcher: 'status', expected: 403 },
        { state: 'retry', matcher: 'status', expected: 404 },
      ],
    });
  });

  it('are read once, and only where they exist', () => {
    expect(models.operation('iam', 'CreateUser')).toBe(models.operation('iam', 'CreateUser'));
    expect(models.operation('iam', 'CreateUnicorn')).toBeUndefined();
    expect(models.service('dynamodb')).toBeUndefined();
  });
});

describe('skeletons', () => {
  it('end, and decode, for every operation', () => {
    for (const [, model] of everyOperation) {
      const input = inputSkeleton(model);
      const known = parameterFaults(model, decodeInput(model, input)).filter(({ type }) => type === 'unknown' || type === 'invalidType');
      expect(known).toEqual([]);
      if (model.output === undefined) continue;
      // Only bytes, which a skeleton shows as null, are not there once it is decoded.
      const output = outputSkeleton(model);
      const shown = Object.keys(output).filter((name) => output[name] !== null);
      expect(Object.keys(decodeValue(model, model.output, output) as object)).toEqual(shown);
    }
  });

  it('are what the AWS CLI prints', () => {
    expect(inputSkeleton(operationModel('iam', 'CreateUser'))).toEqual({ Path: '', UserName: '', PermissionsBoundary: '', Tags: [{ Key: '', Value: '' }] });
    expect(outputSkeleton(operationModel('s3', 'ListBuckets'))).toEqual({
      Buckets: [{ Name: 'Name', CreationDate: '1970-01-01T00:00:00', BucketRegion: 'BucketRegion', BucketArn: 'BucketArn' }],
      Owner: { DisplayName: 'DisplayName', ID: 'ID' },
      ContinuationToken: 'ContinuationToken',
      Prefix: 'Prefix',
    });
    expect(inputSkeleton(operationModel('iam', 'GetAccountSummary'))).toEqual({});
    expect(inputSkeleton(operationModel('ssm', 'SendCommand'))).toMatchObject({ DocumentHashType: 'Sha256', TimeoutSeconds: 0, Parameters: { KeyName: [''] } });
    expect(inputSkeleton(operationModel('ec2', 'RunInstances'))).toMatchObject({ DryRun: true, MinCount: 0, InstanceType: 'a1.medium' });
  });

  it('show a structure within itself as empty', () => {
    const aggregators = (inputSkeleton(operationModel('ssm', 'GetInventory')) as { Aggregators: [{ Aggregators: unknown }] }).Aggregators;
    expect(aggregators[0].Aggregators).toEqual([{}]);
  });
});
