import { Ajv, type ErrorObject, type ValidateFunction } from 'ajv';
import { isPlainObject } from '../../kernel/json.ts';
import { nearest } from '../../kernel/nearest.ts';
import { messages } from '../../messages/learn/format/en.ts';
import type { Path, Problem } from './problem.ts';
import type { YamlSource } from './yaml-source.ts';

let compiled: { readonly schema: string; readonly validate: ValidateFunction } | undefined;

/**
 * Checks a file's data against a JSON Schema. Gives every problem, in the order of the file.
 * @param data what the file says; other than the source's where texts of other files were put in
 */
export function checkSchema(source: YamlSource, schema: string, data: unknown = source.data): readonly Problem[] {
  if (compiled?.schema !== schema) {
    compiled = { schema, validate: new Ajv({ allErrors: true, strict: true, strictRequired: false, verbose: true }).compile(JSON.parse(schema)) };
  }
  const { validate } = compiled;
  if (validate(data)) return [];
  const problems = (validate.errors ?? []).flatMap((error) => inWords(error, source));
  const byPlace = problems.sort((a, b) => a.line - b.line || a.column - b.column);
  return byPlace.filter(({ line, column, message }, index) => {
    const before = byPlace[index - 1];
    return before?.line !== line || before.column !== column || before.message !== message;
  });
}

/** A JSON pointer as a path; indices become numbers. */
const pathOf = (pointer: string): Path =>
  pointer
    .split('/')
    .slice(1)
    .map((part) => (/^\d+$/.test(part) ? Number(part) : part.replaceAll('~1', '/').replaceAll('~0', '~')));

/** A text is itself or names a file: whoever wrote one of these did not mean the other. */
const isOtherBranch = ({ schemaPath, data, params }: ErrorObject): boolean =>
  schemaPath.includes('/anyOf/') && (params.type === 'object' || (params.type === 'string' && isPlainObject(data)));

function inWords(error: ErrorObject, source: YamlSource): readonly Problem[] {
  const path = pathOf(error.instancePath);
  const { keyword, params, parentSchema = {}, data } = error;
  const names = (): readonly string[] => Object.keys((parentSchema.properties as object | undefined) ?? {});
  switch (keyword) {
    case 'additionalProperties':
      return [
        source.problem(
          [...path, params.additionalProperty],
          messages.unknownField(params.additionalProperty, names(), nearest(params.additionalProperty, names())),
          true,
        ),
      ];
    case 'required':
      // The branches of `oneOf` report what each of them misses; `oneOf` itself says it whole.
      return error.schemaPath.includes('/oneOf/') ? [] : [source.problem(path, messages.missing(params.missingProperty))];
    case 'oneOf':
      return [
        source.problem(path, messages.exactlyOne((parentSchema.oneOf as { readonly required: readonly string[] }[]).flatMap(({ required }) => required))),
      ];
    case 'dependencies':
      return [source.problem(path, messages.missing(params.missingProperty))];
    case 'anyOf':
      // Its branches say it: the one that is meant.
      return [];
    case 'type':
      if (isOtherBranch(error)) return [];
      return [source.problem(path, messages.wrongType(params.type, data))];
    case 'enum':
      return [source.problem(path, messages.oneOf(params.allowedValues, data, nearest(String(data), params.allowedValues.map(String))))];
    case 'const':
      return [source.problem(path, messages.oneOf([params.allowedValue], data, []))];
    case 'pattern':
      return [source.problem(path, messages.pattern(params.pattern, data))];
    case 'propertyNames':
      return [source.problem([...path, params.propertyName], messages.badName(params.propertyName), true)];
    case 'minProperties':
    case 'maxProperties':
      return [source.problem(path, messages.members(keyword === 'minProperties' ? 'least' : 'most', params.limit, names()))];
    default:
      // Of a wrong name only `propertyNames` speaks; the rest are bounds, which Ajv words well.
      return error.propertyName === undefined ? [source.problem(path, messages.bound(error.message ?? keyword))] : [];
  }
}
