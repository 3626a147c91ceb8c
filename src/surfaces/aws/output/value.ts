/** A whole floating-point number: printed as Python does, `3.0`, where JavaScript would print `3`. */
export class Float extends Number {}

/** What the formats print. */
export type Printable = string | number | boolean | null | Float | readonly Printable[] | PrintableObject;

/** An object of {@link Printable} values, in printing order. */
export type PrintableObject = { readonly [key: string]: Printable };

/** Whether a value is an object with members. */
export const isObject = (value: Printable | undefined): value is PrintableObject =>
  typeof value === 'object' && value !== null && !Array.isArray(value) && !(value instanceof Float);

/** Whether a value is a number that is not whole. */
export const isFraction = (value: Printable | undefined): value is number => typeof value === 'number' && !Number.isInteger(value);

/** Whether a value is a list. */
export const isList = (value: Printable | undefined): value is readonly Printable[] => Array.isArray(value);

/** A floating-point number as Python's `repr` has it: exponents from 1e16 and below 1e-4. */
export function floatText(value: number): string {
  if (!Number.isFinite(value)) return Number.isNaN(value) ? 'nan' : value < 0 ? '-inf' : 'inf';
  if (value === 0) return Object.is(value, -0) ? '-0.0' : '0.0';
  const [digits = '', power = ''] = value.toExponential().split('e');
  const exponent = Number(power);
  if (exponent < -4 || exponent >= 16) return `${digits}e${exponent < 0 ? '-' : '+'}${String(Math.abs(exponent)).padStart(2, '0')}`;
  return Number.isInteger(value) ? `${value}.0` : exponent < 0 ? value.toFixed(digits.replace(/[-.]/g, '').length - 1 - exponent) : String(value);
}

/** Code-point order of member names: Python's `sorted`. */
export const byName = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);
