import { expect, it } from 'vitest';
import { testCloud } from '../../support/cloud.ts';
import cases from './refusals.json' with { type: 'json' };

it.each(cases)('IAM refuses $operation: $name', async ({ before, operation, input, code, status, message }) => {
  const cloud = await testCloud();
  for (const [earlier, earlierInput] of before) await cloud.ok('iam', String(earlier), earlierInput as Record<string, unknown>);
  const error = await cloud.refused('iam', operation, input);
  expect({ code: error.code, status: error.status, message: error.message }).toEqual({ code, status, message });
});
