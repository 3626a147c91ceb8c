/**
 * Values as the AWS CLI's messages show them, which are Python's. The mapping:
 *
 * | JavaScript | Python |
 * | --- | --- |
 * | string | str |
 * | whole number, bigint | int |
 * | other number | float |
 * | boolean | bool |
 * | null | NoneType |
 * | array | list |
 * | Date | datetime.datetime |
 * | Uint8Array | bytes |
 * | any other object | dict |
 */
export function pythonType(value: unknown): string {
  if (value === null || value === undefined) return "<class 'NoneType'>";
  if (Array.isArray(value)) return "<class 'list'>";
  if (value instanceof Date) return "<class 'datetime.datetime'>";
  if (value instanceof Uint8Array) return "<class 'bytes'>";
  switch (typeof value) {
    case 'string':
      return "<class 'str'>";
    case 'boolean':
      return "<class 'bool'>";
    case 'number':
      return Number.isInteger(value) ? "<class 'int'>" : "<class 'float'>";
    case 'bigint':
      return "<class 'int'>";
    default:
      return "<class 'dict'>";
  }
}

const escapes: Readonly<Record<string, string>> = { '\\': '\\\\', '\n': '\\n', '\r': '\\r', '\t': '\\t' };

/** A text as Python's `repr` quotes it: in single quotes, unless it holds some and no double ones. */
const quoted = (text: string): string => {
  const quote = text.includes("'") && !text.includes('"') ? '"' : "'";
  const body = text.replace(/[\\\n\r\t]/g, (character) => escapes[character] ?? character);
  return quote + (quote === "'" ? body.replaceAll("'", "\\'") : body) + quote;
};

/** How much of a value is shown, as its size and depth are the caller's to choose: levels, and bytes of a binary one. */
const DEEPEST = 100;
const LONGEST = 1024;

const bytesText = (bytes: Uint8Array): string => {
  const shown = Array.from(bytes.subarray(0, LONGEST), (byte) => {
    const character = String.fromCharCode(byte);
    if (character in escapes) return escapes[character];
    return byte >= 0x20 && byte < 0x7f ? character : `\\x${byte.toString(16).padStart(2, '0')}`;
  }).join('');
  return `b'${shown.replaceAll("'", "\\'")}'${bytes.length > LONGEST ? '...' : ''}`;
};

const inside = (value: unknown, depth: number): string => (typeof value === 'string' ? quoted(value) : pythonText(value, depth));

/** A value as Python's `str` prints it: `True`, `None`, `['a', 1]`, `{'Key': 'x'}`; `...` stands for what is too deep or too long. */
export function pythonText(value: unknown, depth = 0): string {
  if (depth > DEEPEST) return '...';
  if (value === null || value === undefined) return 'None';
  if (typeof value === 'boolean') return value ? 'True' : 'False';
  if (typeof value === 'number') {
    if (Number.isNaN(value)) return 'nan';
    return Number.isFinite(value) ? String(value) : value < 0 ? '-inf' : 'inf';
  }
  if (Array.isArray(value)) return `[${value.map((item) => inside(item, depth + 1)).join(', ')}]`;
  if (value instanceof Date) return `${value.toISOString().replace('T', ' ').replace('.000Z', '').replace('Z', '000')}+00:00`;
  if (value instanceof Uint8Array) return bytesText(value);
  if (typeof value === 'object') {
    const members = Object.entries(value).map(([key, item]) => `${quoted(key)}: ${inside(item, depth + 1)}`);
    return `{${members.join(', ')}}`;
  }
  return String(value);
}
