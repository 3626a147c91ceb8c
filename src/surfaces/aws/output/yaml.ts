import { type CreateNodeOptions, type DocumentOptions, type ParseOptions, type ScalarTag, type SchemaOptions, stringify, type ToStringOptions } from 'yaml';
import { Float, floatText, isList, isObject, type Printable } from './value.ts';

/** Python prints whole floating-point numbers with `.0`; as JavaScript numbers they would lose it. */
function plain(value: Printable): unknown {
  if (value instanceof Float) return Number.isInteger(value.valueOf()) ? new RawScalar(floatText(value.valueOf())) : value.valueOf();
  if (isList(value)) return value.map(plain);
  if (isObject(value)) return Object.fromEntries(Object.entries(value).map(([key, item]) => [key, plain(item)]));
  return value;
}

/** Text that goes into the document as it stands. */
class RawScalar {
  constructor(readonly text: string) {}
}

const rawTag: ScalarTag = {
  tag: 'tag:yaml.org,2002:float',
  default: true,
  identify: (value: unknown): boolean => value instanceof RawScalar,
  resolve: (text: string): unknown => Number(text),
  stringify: ({ value }) => (value instanceof RawScalar ? value.text : String(value)),
};

const options: DocumentOptions & SchemaOptions & ParseOptions & CreateNodeOptions & ToStringOptions = {
  version: '1.1',
  indent: 2,
  indentSeq: false,
  lineWidth: 0,
  singleQuote: true,
  customTags: [rawTag],
};

/** YAML as the AWS CLI prints it; nothing for an empty answer. */
export function formatYaml(value: Printable): string {
  if (isObject(value) && Object.keys(value).length === 0) return '';
  return stringify(plain(value), options);
}

/** One document a page, each a list of one, as `yaml-stream` has it. */
export function formatYamlStream(page: Printable): string {
  if (isObject(page) && Object.keys(page).length === 0) return '';
  return stringify([plain(page)], options);
}
