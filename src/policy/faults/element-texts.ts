/** The texts of an element that may be one or a list; `undefined` when it holds anything else. */
export function elementTexts(value: unknown): readonly string[] | undefined {
  const items: readonly unknown[] = Array.isArray(value) ? value : [value];
  return items.every((item) => typeof item === 'string') ? items : undefined;
}
