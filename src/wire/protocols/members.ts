import type { Member, OperationModel, StructureShape } from '../../models/model.ts';
import { shapeOf } from '../../models/shape-of.ts';
import { mismatch } from './scalars.ts';

/** A structure's value, or a map's. */
export type Fields = Readonly<Record<string, unknown>>;

/** Deeper values are refused on the way in; models don't need as much, and recursion must end. */
export const deepest = 128;

/** The structure that an operation's input or output is; `undefined` where it has none. */
export function structureOf(model: OperationModel, shapeName: string | undefined): StructureShape | undefined {
  if (shapeName === undefined) return undefined;
  const shape = shapeOf(model, shapeName);
  if (shape.type !== 'structure') throw new Error(`${model.name}: ${shapeName} is no structure.`);
  return shape;
}

/** A value that must be an object: of a structure or map. */
export function fieldsOf(model: OperationModel, shapeName: string, value: unknown): Fields {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) throw mismatch(model, shapeName, value);
  return value as Fields;
}

/** A value that must be an array: of a list. */
export function itemsOf(model: OperationModel, shapeName: string, value: unknown): readonly unknown[] {
  if (!Array.isArray(value)) throw mismatch(model, shapeName, value);
  return value;
}

/** The members of a structure that have a value, in the model's order. */
export function* givenMembers(shape: StructureShape, fields: Fields): Generator<readonly [name: string, member: Member, value: unknown]> {
  for (const [name, member] of Object.entries(shape.members)) {
    const value = Object.hasOwn(fields, name) ? fields[name] : undefined;
    if (value !== undefined && value !== null) yield [name, member, value];
  }
}

/** The entries of a map that have a value. */
export const givenEntries = (fields: Fields): (readonly [string, unknown])[] =>
  Object.entries(fields).filter(([, value]) => value !== undefined && value !== null);
