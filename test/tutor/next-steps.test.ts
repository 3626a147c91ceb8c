import { expect, test } from 'vitest';
import { nextStep, nextSteps } from '../../src/messages/explain/next-steps.ts';
import { renderExplanation } from '../../src/surfaces/tutor/explain/render.ts';
import { testCloud } from '../support/cloud.ts';
import cases from './next-steps.json' with { type: 'json' };

type CallOf = readonly [service: string, operation: string, input: Record<string, unknown>, region?: string];

/** Calls that make a cloud ready, and one that is refused with the code. `{answer.path}` stands for a member of the answer before. */
interface Case {
  readonly code: string;
  readonly calls: readonly CallOf[];
}

const filled = (value: unknown, answer: unknown): unknown => {
  if (typeof value === 'string') return value.replace(/^\{(.+)\}$/, (_, path: string) => String(path.split('.').reduce(memberOf, answer)));
  if (Array.isArray(value)) return value.map((item) => filled(item, answer));
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([name, member]) => [name, filled(member, answer)]));
};
const memberOf = (value: unknown, name: string): unknown => (value as Record<string, unknown>)[name];

test.each(cases as unknown as readonly Case[])('a refusal with $code is explained with what to do', async ({ code, calls }) => {
  const { cloud, call } = await testCloud();
  let answer: Record<string, unknown> = {};
  for (const [index, [service, operation, input, region = 'us-east-1']] of calls.entries()) {
    const result = await call(service, operation, filled(input, answer) as Record<string, unknown>, { region });
    if (index < calls.length - 1) {
      expect(result).toMatchObject({ ok: true });
      if (result.ok) answer = result.output;
      continue;
    }
    expect(result).toMatchObject({ ok: false, error: { code } });
    const [event] = cloud.events({ limit: 1 });
    if (event?.kind !== 'call') throw new Error('The refused call left no event.');
    const text = await renderExplanation(cloud, event, { columns: 80, color: false, program: 'aws' });
    expect(text.replace(/\s+/g, ' ')).toContain(`Next ${nextStep(service, code, 'aws')}`);
    expect(text).toMatch(/not a matter of permissions/);
  }
});

test('every next step has its case', () => {
  const told = Object.entries(nextSteps).flatMap(([service, codes]) => Object.keys(codes).map((code) => `${service} ${code}`));
  expect((cases as unknown as readonly Case[]).map(({ code, calls }) => `${calls.at(-1)?.[0]} ${code}`).sort()).toEqual(told.sort());
});
