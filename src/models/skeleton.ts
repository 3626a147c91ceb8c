import type { Json, JsonObject } from '../kernel/json.ts';
import type { OperationModel } from './model.ts';
import { shapeOf } from './shape-of.ts';

/** The moment that a skeleton shows for a timestamp, as the AWS CLI prints it (without an offset). */
const epoch = '1970-01-01T00:00:00';

/** What to write for strings: nothing or an enum's first value for an input, the member's own name for an output. */
type Strings = 'input' | 'output';

const skeletonOf = (model: OperationModel, shapeName: string, strings: Strings, stack: readonly string[], name: string): Json => {
  const shape = shapeOf(model, shapeName);
  const inner = [...stack, shapeName];
  switch (shape.type) {
    case 'structure':
      // A structure within itself is shown empty.
      if (stack.includes(shapeName)) return {};
      return Object.fromEntries(Object.entries(shape.members).map(([key, member]) => [key, skeletonOf(model, member.shape, strings, inner, key)]));
    case 'list':
      return [skeletonOf(model, shape.member.shape, strings, inner, shape.member.shape)];
    case 'map':
      return { KeyName: skeletonOf(model, shape.value.shape, strings, inner, '') };
    case 'string':
      if (strings === 'output') return name;
      return shape.enum?.[0] ?? '';
    case 'boolean':
      return true;
    case 'timestamp':
      return epoch;
    case 'blob':
      return null;
    default:
      // 0.0 for floating point, which JSON text written by JavaScript cannot tell from 0.
      return 0;
  }
};

/**
 * What `--generate-cli-skeleton input` prints, as a JSON value: every member with a placeholder of its type. The AWS CLI takes an enum's
 * value at random (botocore's `ArgumentGenerator`, 1.43.11); here it is the first, so that the same command prints the same text.
 */
export function inputSkeleton(model: OperationModel): JsonObject {
  return model.input === undefined ? {} : (skeletonOf(model, model.input, 'input', [], '') as JsonObject);
}

/** What `--generate-cli-skeleton output` prints, as a JSON value: strings are the names of their members. */
export function outputSkeleton(model: OperationModel): JsonObject {
  return model.output === undefined ? {} : (skeletonOf(model, model.output, 'output', [], '') as JsonObject);
}
