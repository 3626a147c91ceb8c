import { expect, it } from 'vitest';
import cases from './refusals.json' with { type: 'json' };
import { cloudWithRoles } from './roles.ts';

it.each(cases)('STS refuses $operation: $name', async ({ operation, input, code, status, message }) => {
  const cloud = await cloudWithRoles();
  const error = await cloud.refused('sts', operation, input);
  expect({ code: error.code, status: error.status, message: error.message }).toEqual({ code, status, message: message ?? expect.any(String) });
});
