import type { Member, OperationModel } from '../../models/model.ts';

const texts = (names: readonly string[]): Readonly<Record<string, Member>> => Object.fromEntries(names.map((name) => [name, { shape: 'Text' }]));

/**
 * The model of something that a person does on the sign-in page: AWS publishes none, as no program calls it.
 * @param input the texts that are given
 * @param output the texts that are answered
 */
export const pageModel = (name: string, input: readonly string[], output: readonly string[]): OperationModel => ({
  name,
  http: { method: 'POST', requestUri: '/' },
  input: 'Input',
  output: 'Output',
  errors: [],
  shapes: { Input: { type: 'structure', members: texts(input) }, Output: { type: 'structure', members: texts(output) }, Text: { type: 'string' } },
});
