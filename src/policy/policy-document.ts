import { isPlainObject } from '../kernel/json.ts';

/** One value or a list: most elements of a policy may be either. */
const asList = (value: unknown): readonly unknown[] => (value === undefined ? [] : Array.isArray(value) ? value : [value]);

/** The texts of an element: numbers and booleans as JSON writes them; anything else is left out. */
export const asTexts = (value: unknown): readonly string[] =>
  asList(value).flatMap((item) => (typeof item === 'string' ? [item] : typeof item === 'number' || typeof item === 'boolean' ? [String(item)] : []));

/** The statements of a parsed document. */
export const statementsOf = (document: unknown): readonly Readonly<Record<string, unknown>>[] =>
  isPlainObject(document) ? asList(document.Statement).filter(isPlainObject) : [];
