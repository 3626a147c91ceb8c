import { Float, floatText, isFraction, isList, isObject, type Printable } from './value.ts';

/** What is no number in JSON; Python writes it all the same. */
const jsonFloats: Readonly<Record<string, string>> = { nan: 'NaN', inf: 'Infinity', '-inf': '-Infinity' };

/** Python's `json.dumps(ensure_ascii=False)` escapes as JSON.stringify does, and DEL and the line separators not at all. */
function write(value: Printable, indent: string): string {
  const inner = `${indent}    `;
  if (isList(value)) {
    if (value.length === 0) return '[]';
    return `[\n${value.map((item) => inner + write(item, inner)).join(',\n')}\n${indent}]`;
  }
  if (isObject(value)) {
    const members = Object.entries(value);
    if (members.length === 0) return '{}';
    return `{\n${members.map(([key, item]) => `${inner}${JSON.stringify(key)}: ${write(item, inner)}`).join(',\n')}\n${indent}}`;
  }
  if (value instanceof Float || isFraction(value)) return jsonFloats[floatText(value.valueOf())] ?? floatText(value.valueOf());
  return JSON.stringify(value);
}

/** JSON as the AWS CLI prints it: four spaces, no escapes beyond what JSON needs, nothing for an empty answer. */
export function formatJson(value: Printable): string {
  return isObject(value) && Object.keys(value).length === 0 ? '' : `${write(value, '')}\n`;
}
