/** Values for the `${name}` of a scenario's texts. */
export type Values = Readonly<Record<string, string>>;

/** `${name}`: letters and digits only, so that IAM's policy variables (`${aws:username}`) stay as they are. */
const placeholder = /\$\{([a-z][a-zA-Z0-9]*)\}/g;

/** The names that a text or the texts inside a value use. */
export function namesIn(value: unknown): readonly string[] {
  const names = new Set<string>();
  walkTexts(value, (text) => {
    for (const [, name = ''] of text.matchAll(placeholder)) names.add(name);
  });
  return [...names];
}

function walkTexts(value: unknown, see: (text: string) => void): void {
  if (typeof value === 'string') see(value);
  else if (Array.isArray(value)) for (const item of value) walkTexts(item, see);
  else if (typeof value === 'object' && value !== null) for (const item of Object.values(value)) walkTexts(item, see);
}

/** A value with the placeholders in all its texts filled in; names without a value stay as they are. */
export function fill<Value>(value: Value, values: Values): Value {
  const filled = (item: unknown): unknown => {
    if (typeof item === 'string') return item.replace(placeholder, (whole, name: string) => (Object.hasOwn(values, name) ? (values[name] ?? whole) : whole));
    if (Array.isArray(item)) return item.map(filled);
    if (typeof item === 'object' && item !== null) return Object.fromEntries(Object.entries(item).map(([name, member]) => [name, filled(member)]));
    return item;
  };
  return filled(value) as Value;
}
