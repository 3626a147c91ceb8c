import { isBlobRef } from '../kernel/journal.ts';
import type { OperationModel, Shape, StructureShape } from './model.ts';
import { satisfiesPattern } from './patterns.ts';
import { shapeOf } from './shape-of.ts';
import { codePointLength } from './text-length.ts';

/** What the model asks of a value. For `items`, `keys` and `values` all that is asked of each of them. */
export type Constraint =
  | { readonly type: 'required' }
  | { readonly type: 'pattern'; readonly pattern: string }
  | { readonly type: 'enum'; readonly values: readonly string[] }
  | { readonly type: 'minLength' | 'maxLength' | 'minValue' | 'maxValue'; readonly limit: number }
  | { readonly type: 'items' | 'keys' | 'values'; readonly constraints: readonly Constraint[] };

/** A value that does not satisfy a constraint of the model. */
export interface ConstraintViolation {
  /** Where, as AWS names it: `userName`, `tags.1.member.key`. */
  readonly path: string;
  /** The value as AWS echoes it; `null` where it is missing, `undefined` where it is a secret and not echoed. */
  readonly value: string | null | undefined;
  readonly constraint: Constraint;
}

/** A value with the place where it stands. */
interface Place {
  readonly model: OperationModel;
  readonly path: string;
  readonly found: ConstraintViolation[];
}

/** AWS's services name a member by its Java field: only the first letter is lowered (`sAMLMetadataDocument`). */
const fieldName = (name: string): string => name.charAt(0).toLowerCase() + name.slice(1);

/** A value as Java prints it. */
const echo = (value: unknown): string => {
  if (Array.isArray(value)) return `[${value.map(echo).join(', ')}]`;
  if (value instanceof Date) return value.toISOString();
  if (value instanceof Uint8Array) return `java.nio.HeapByteBuffer[pos=0 lim=${value.byteLength} cap=${value.byteLength}]`;
  if (typeof value === 'object' && value !== null)
    return `{${Object.entries(value)
      .map(([key, item]) => `${key}=${echo(item)}`)
      .join(', ')}}`;
  return String(value);
};

/** Length as AWS counts it: characters (code points), bytes, items or entries; `undefined` for what has no length. */
const lengthOf = (value: unknown): number | undefined => {
  if (typeof value === 'string') return codePointLength(value);
  if (Array.isArray(value)) return value.length;
  if (value instanceof Uint8Array) return value.byteLength;
  if (isBlobRef(value)) return value.size;
  return typeof value === 'object' && value !== null ? Object.keys(value).length : undefined;
};

/** All that a shape asks of a value of its own, in the order in which AWS lists it for the items of a list. */
const constraintsOf = (shape: Shape): Constraint[] => {
  if (shape.type === 'structure' || shape.type === 'boolean' || shape.type === 'timestamp') return [];
  const constraints: Constraint[] = [];
  const numeric = shape.type === 'integer' || shape.type === 'long' || shape.type === 'float' || shape.type === 'double';
  if (shape.max !== undefined) constraints.push({ type: numeric ? 'maxValue' : 'maxLength', limit: shape.max });
  if (shape.min !== undefined) constraints.push({ type: numeric ? 'minValue' : 'minLength', limit: shape.min });
  if (shape.type === 'string' && shape.pattern !== undefined) constraints.push({ type: 'pattern', pattern: shape.pattern });
  if (shape.type === 'string' && shape.enum !== undefined) constraints.push({ type: 'enum', values: shape.enum });
  return constraints;
};

const satisfies = (value: unknown, shape: Shape, constraint: Constraint): boolean => {
  switch (constraint.type) {
    case 'minLength':
      return (lengthOf(value) ?? constraint.limit) >= constraint.limit;
    case 'maxLength':
      return (lengthOf(value) ?? constraint.limit) <= constraint.limit;
    case 'minValue':
      return typeof value !== 'number' || value >= constraint.limit;
    case 'maxValue':
      return typeof value !== 'number' || value <= constraint.limit;
    case 'pattern':
      return typeof value !== 'string' || shape.type !== 'string' || satisfiesPattern(value, shape);
    case 'enum':
      return typeof value !== 'string' || constraint.values.includes(value);
    default:
      return true;
  }
};

const isScalar = (shape: Shape): boolean => shape.type !== 'structure' && shape.type !== 'list' && shape.type !== 'map';

/** Items of a list and entries of a map are named all together, by the whole list or map, when they are scalars. */
const checkTogether = (place: Place, type: 'items' | 'keys' | 'values', items: readonly unknown[], shape: Shape, whole: unknown): void => {
  const constraints = constraintsOf(shape);
  if (items.every((item) => item !== null && constraints.every((constraint) => satisfies(item, shape, constraint)))) return;
  const asked: Constraint[] = items.includes(null) ? [...constraints, { type: 'required' }] : constraints;
  place.found.push({ path: place.path, value: shape.sensitive ? undefined : echo(whole), constraint: { type, constraints: asked } });
};

const checkStructure = (place: Place, shape: StructureShape, value: Readonly<Record<string, unknown>>): void => {
  for (const name in shape.members) {
    const given = Object.hasOwn(value, name) ? value[name] : undefined;
    const member = shape.members[name];
    const isGiven = member !== undefined && given !== undefined && given !== null;
    if (!isGiven && !shape.required?.includes(name)) continue;
    const path = place.path === '' ? fieldName(name) : `${place.path}.${fieldName(name)}`;
    if (isGiven) check({ model: place.model, found: place.found, path }, member.shape, given);
    else place.found.push({ path, value: null, constraint: { type: 'required' } });
  }
};

const check = (place: Place, shapeName: string, value: unknown): void => {
  const shape = shapeOf(place.model, shapeName);
  // Patterns are named before lengths: so CloudFormation and Cognito answer, in what people quote of them.
  const failed = constraintsOf(shape).filter((constraint) => !satisfies(value, shape, constraint));
  if (failed.length > 0) {
    for (const constraint of [...failed.filter(({ type }) => type === 'pattern'), ...failed.filter(({ type }) => type !== 'pattern')])
      place.found.push({ path: place.path, value: shape.sensitive ? undefined : echo(value), constraint });
  }
  if (shape.type === 'structure' && !shape.document && typeof value === 'object' && value !== null && !Array.isArray(value))
    checkStructure(place, shape, value as Readonly<Record<string, unknown>>);
  if (shape.type === 'list' && Array.isArray(value)) {
    const item = shapeOf(place.model, shape.member.shape);
    if (isScalar(item)) checkTogether(place, 'items', value, item, value);
    else for (const [index, each] of value.entries()) check({ ...place, path: `${place.path}.${index + 1}.member` }, shape.member.shape, each);
  }
  if (shape.type === 'map' && typeof value === 'object' && value !== null) {
    const item = shapeOf(place.model, shape.value.shape);
    checkTogether(place, 'keys', Object.keys(value), shapeOf(place.model, shape.key.shape), value);
    if (isScalar(item)) checkTogether(place, 'values', Object.values(value), item, value);
    else for (const [key, each] of Object.entries(value)) check({ ...place, path: `${place.path}.${key}.member` }, shape.value.shape, each);
  }
};

/** Everything in a call's input, in native form, that does not satisfy the model; members in the model's order. */
export function constraintViolations(model: OperationModel, input: Readonly<Record<string, unknown>>): ConstraintViolation[] {
  const found: ConstraintViolation[] = [];
  if (model.input !== undefined) check({ model, path: '', found }, model.input, input);
  return found;
}

const wordConstraint = (constraint: Constraint): string => {
  switch (constraint.type) {
    case 'required':
      return 'Member must not be null';
    case 'pattern':
      return `Member must satisfy regular expression pattern: ${constraint.pattern}`;
    case 'enum':
      return `Member must satisfy enum value set: [${constraint.values.join(', ')}]`;
    case 'minLength':
      return `Member must have length greater than or equal to ${constraint.limit}`;
    case 'maxLength':
      return `Member must have length less than or equal to ${constraint.limit}`;
    case 'minValue':
      return `Member must have value greater than or equal to ${constraint.limit}`;
    case 'maxValue':
      return `Member must have value less than or equal to ${constraint.limit}`;
    case 'items':
      return `Member must satisfy constraint: [${constraint.constraints.map(wordConstraint).join(', ')}]`;
    case 'keys':
      return `Map keys must satisfy constraint: [${constraint.constraints.map(wordConstraint).join(', ')}]`;
    case 'values':
      return `Map value must satisfy constraint: [${constraint.constraints.map(wordConstraint).join(', ')}]`;
  }
};

/** The longest value that is echoed, in UTF-16 units; one line of error is not to fill a screen, or a journal, with what was wrong. */
const LONGEST_ECHO = 4096;

const wordValue = (value: string | null | undefined): string => {
  if (value === undefined || (value !== null && value.length > LONGEST_ECHO)) return 'Value';
  return value === null ? 'Value null' : `Value '${value}'`;
};

/**
 * Words violations as AWS's query and JSON services do: `1 validation error detected: Value 'x y' at 'userName' failed to satisfy
 * constraint: Member must satisfy regular expression pattern: [\w+=,.@-]+`. Secrets and very long values are not echoed (`Value at 'password' failed …`).
 */
const formatViolations = (violations: readonly ConstraintViolation[]): string => {
  const count = violations.length;
  const details = violations.map(
    ({ path, value, constraint }) => `${wordValue(value)} at '${path}' failed to satisfy constraint: ${wordConstraint(constraint)}`,
  );
  return `${count} validation error${count === 1 ? '' : 's'} detected: ${details.join('; ')}`;
};

/** The message with which a service refuses an input that does not satisfy the model; `undefined` when it does. */
export function constraintViolation(model: OperationModel, input: Readonly<Record<string, unknown>>): string | undefined {
  const violations = constraintViolations(model, input);
  return violations.length === 0 ? undefined : formatViolations(violations);
}
