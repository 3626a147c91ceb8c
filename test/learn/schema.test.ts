import { expect, it } from 'vitest';
import { isPlainObject } from '../../src/kernel/json.ts';
import { sourceData } from '../support/source-data.ts';

const schema: unknown = JSON.parse(sourceData.text('scenarios/scenario.schema.json') ?? '');

/** What a `$ref` stands for. */
const referred = (reference: string): unknown =>
  reference
    .split('/')
    .slice(1)
    .reduce<unknown>((value, name) => (isPlainObject(value) ? value[name] : undefined), schema);

const isDescribed = (field: unknown): boolean =>
  isPlainObject(field) && (typeof field.description === 'string' || (typeof field.$ref === 'string' && isDescribed(referred(field.$ref))));

/** The fields below a part of the schema that nothing describes. */
function undescribed(part: unknown, path: readonly string[] = []): readonly string[] {
  if (Array.isArray(part)) return part.flatMap((item) => undescribed(item, path));
  if (!isPlainObject(part)) return [];
  const { properties, ...rest } = part;
  const fields = isPlainObject(properties) ? Object.entries(properties) : [];
  return [
    ...fields.flatMap(([name, field]) => [...(isDescribed(field) ? [] : [[...path, name].join('.')]), ...undescribed(field, [...path, name])]),
    ...Object.entries(rest).flatMap(([name, member]) => undescribed(member, [...path, name])),
  ];
}

it('describes every field', () => {
  expect(undescribed(schema)).toEqual([]);
});
