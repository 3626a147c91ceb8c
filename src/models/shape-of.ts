import type { OperationModel, Shape } from './model.ts';

/** A shape of a piece, by name. A piece is complete in itself, so a missing one is a fault of ours. */
export function shapeOf(model: OperationModel, name: string): Shape {
  const { shapes } = model;
  const shape = Object.hasOwn(shapes, name) ? shapes[name] : undefined;
  if (shape === undefined) throw new Error(`The model of ${model.name} has no shape ${name}.`);
  return shape;
}
