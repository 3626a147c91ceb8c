import type { OperationModel, Shape } from '../../../../models/model.ts';
import { shapeOf } from '../../../../models/shape-of.ts';
import { takesShorthand } from '../../parsing/values.ts';

/** Deeper than this, shorthand is not for people. As the AWS CLI decides. */
const maximumDepth = 3;

class TooDeep extends Error {}

function write(model: OperationModel, name: string, stack: readonly string[]): string {
  if (stack.length > maximumDepth || stack.includes(name)) throw new TooDeep();
  const shape = shapeOf(model, name);
  const inner = [...stack, name];
  if (shape.type === 'structure') {
    const members = Object.entries(shape.members).map(([member, reference]) => `${member}=${write(model, reference.shape, inner)}`);
    return stack.length === 0 ? members.join(',') : `{${members.join(',')}}`;
  }
  if (shape.type === 'list') {
    const element = write(model, shape.member.shape, inner);
    const complex = ['structure', 'list', 'map'].includes(shapeOf(model, shape.member.shape).type);
    return complex || stack.length > 1 ? `[${element},${element}]` : `${element},${element}`;
  }
  if (shape.type === 'map') {
    const value = write(model, shape.value.shape, inner);
    const text = `KeyName1=${value},KeyName2=${value}`;
    return stack.length === 0 ? text : `{${text}}`;
  }
  return shape.type;
}

/** How an argument is written in shorthand; `undefined` where it is not understood, or too deep to be written down. */
export function shorthandSyntax(model: OperationModel, name: string, shape: Shape): string | undefined {
  if (!takesShorthand(shape, model)) return undefined;
  try {
    return shape.type === 'list' ? `${write(model, shape.member.shape, [])} ...` : write(model, name, []);
  } catch (error) {
    if (error instanceof TooDeep) return undefined;
    throw error;
  }
}

/** How an argument is written in JSON. */
export function jsonSyntax(model: OperationModel, name: string): string {
  const value = (shapeName: string, indent: string, stack: readonly string[]): string => {
    const shape = shapeOf(model, shapeName);
    const inner = `${indent}  `;
    const deeper = [...stack, shapeName];
    if (stack.includes(shapeName)) return `{ ... recursive ... }`;
    switch (shape.type) {
      case 'structure': {
        const members = Object.entries(shape.members).map(([member, reference]) => `${inner}"${member}": ${value(reference.shape, inner, deeper)}`);
        return members.length === 0 ? '{}' : `{\n${members.join(',\n')}\n${indent}}`;
      }
      case 'list':
        return `[${value(shape.member.shape, indent, deeper)}, ...]`;
      case 'map':
        return `{"string": ${value(shape.value.shape, indent, deeper)}\n${indent}  ...}`;
      case 'string':
        return shape.enum === undefined ? '"string"' : shape.enum.map((item) => `"${item}"`).join('|');
      case 'boolean':
        return 'true|false';
      case 'timestamp':
        return 'timestamp';
      case 'blob':
        return 'blob';
      default:
        return shape.type;
    }
  };
  return value(name, '', []);
}
