/** A value that survives every store and the journal unchanged: no `undefined`, dates or bytes. */
export type Json = string | number | boolean | null | readonly Json[] | { readonly [key: string]: Json };

/** An object of {@link Json} values. */
export type JsonObject = { readonly [key: string]: Json };

/**
 * JSON text in which the members of every object stand in code-unit order, so that equal values give equal text.
 * @param value what `JSON.stringify` takes; members that are `undefined` are left out.
 */
export function canonicalJson(value: unknown): string {
  return JSON.stringify(value, (_key, item: unknown) =>
    isPlainObject(item) ? Object.fromEntries(Object.entries(item).sort(([a], [b]) => (a < b ? -1 : 1))) : item,
  );
}

/** Whether `value` is an object with members of its own: not null, not an array, not a class instance such as Date. */
export function isPlainObject(value: unknown): value is Record<string, unknown> {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return false;
  const prototype: unknown = Object.getPrototypeOf(value);
  return prototype === Object.prototype || prototype === null;
}
