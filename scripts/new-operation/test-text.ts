import type { OperationFacts } from './facts.ts';
import { placeholder, requiredInput, structure } from './required-input.ts';

/** An operation's test: it calls as a learner would, and fails until the operation is written and what is expected is said. */
export function testText({ service, model, action }: OperationFacts): string {
  const members = Object.keys(structure(model, model.output)?.members ?? {});
  const answer = Object.fromEntries(members.map((member) => [member, placeholder]));
  const call = `'${service.service}', '${model.name}'`;
  return `import { describe, expect, it } from 'vitest';
import { testCloud } from '../../support/cloud.ts';

const input = ${JSON.stringify(requiredInput(model))};

describe('${service.service} ${model.name}', () => {
  it('answers as AWS documents', async () => {
    const cloud = await testCloud();
    expect(await cloud.ok(${call}, input)).toEqual(${JSON.stringify(answer)});
  });

  it('needs ${action}', async () => {
    const cloud = await testCloud();
    const denied = { Version: '2012-10-17', Statement: [{ Effect: 'Deny', Action: '${action}', Resource: '*' }, { Effect: 'Allow', Action: '*', Resource: '*' }] };
    const intern = await cloud.user('intern', { policies: [denied] });
    const { message } = await cloud.refused(${call}, input, { as: intern });
    expect(message).toContain('is not authorized to perform: ${action}');
  });
});
`;
}
