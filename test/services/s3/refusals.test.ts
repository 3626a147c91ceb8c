import { describe, expect, it } from 'vitest';
import { testCloud } from '../../support/cloud.ts';
import cases from './refusals.json' with { type: 'json' };

type TestCall = readonly [operation: string, input: Record<string, unknown>];

interface Case {
  readonly name: string;
  readonly before?: readonly TestCall[];
  readonly call: TestCall;
  readonly region?: string;
  readonly error: { readonly code: string; readonly status: number; readonly message: string; readonly details?: Readonly<Record<string, string>> };
}

/** Each case has a bucket `cats` in us-east-1 with one object, `tom.jpg`, that says 123456789. */
describe('S3 refuses', () => {
  it.each(cases as unknown as readonly Case[])('$name', async ({ before = [], call: [operation, input], region = 'us-east-1', error }) => {
    const cloud = await testCloud();
    await cloud.ok('s3', 'CreateBucket', { Bucket: 'cats' });
    await cloud.ok('s3', 'PutObject', { Bucket: 'cats', Key: 'tom.jpg', Body: '123456789' });
    for (const [name, parameters] of before) await cloud.ok('s3', name, parameters);
    const { code, status, message, details } = await cloud.refused('s3', operation, input, { region });
    expect({ code, status, message, details }).toEqual({ details: {}, ...error });
  });
});
