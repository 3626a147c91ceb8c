/** A floating-point number of the model: printed as Python does, `3.0`, where JavaScript would print `3`. */
export class Float extends Number {}

/** What the formats print. */
export type Printable = string | number | boolean | null | Float | readonly Printable[] | PrintableObject;

/** An object of {@link Printable} values, in printing order. */
export type PrintableObject = { readonly [key: string]: Printable };

/** Whether a value is an object with members. */
export const isObject = (value: Printable | undefined): value is PrintableObject =>
  typeof value === 'object' && value !== null && !Array.isArray(value) && !(value instanceof Float);

/** Whether a value is a list. */
export const isList = (value: Printable | undefined): value is readonly Printable[] => Array.isArray(value);

/** A floating-point number as Python's `repr` has it. */
export function floatText(value: number): string {
  if (Number.isInteger(value) && Math.abs(value) < 1e16) return `${value}.0`;
  return String(value).replace(/e([+-])(\d)$/, 'e$10$2');
}

/** Code-point order of member names: Python's `sorted`. */
export const byName = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);
