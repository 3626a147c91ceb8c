import type { Json } from '../../src/kernel/json.ts';
import type { OperationModel, StructureShape } from '../../src/models/model.ts';
import { inputSkeleton } from '../../src/models/skeleton.ts';

/** The structure of that name in a model, if it is one. */
export function structure(model: OperationModel, name: string | undefined): StructureShape | undefined {
  const shape = name === undefined ? undefined : model.shapes[name];
  return shape?.type === 'structure' ? shape : undefined;
}

/** What stands where a value must be thought of. */
export const placeholder = 'REPLACE';

const filled = (value: Json): Json => {
  if (value === '') return placeholder;
  if (Array.isArray(value)) return value.map(filled);
  return typeof value === 'object' && value !== null ? Object.fromEntries(Object.entries(value).map(([key, item]) => [key, filled(item)])) : value;
};

/** The members that an operation requires, each as `--generate-cli-skeleton` shows it, with a placeholder for empty texts. */
export function requiredInput(model: OperationModel): Record<string, Json> {
  const skeleton = inputSkeleton(model);
  return Object.fromEntries((structure(model, model.input)?.required ?? []).map((member) => [member, filled(skeleton[member] ?? '')]));
}
