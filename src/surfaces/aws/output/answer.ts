import { isPlainObject } from '../../../kernel/json.ts';
import type { Member, OperationModel, ServiceModel, Shape } from '../../../models/model.ts';
import { shapeOf } from '../../../models/shape-of.ts';
import { printableTimestamp, type TimestampFormat } from './timestamps.ts';
import { byName, Float, type Printable, type PrintableObject } from './value.ts';

type Protocol = ServiceModel['protocol'];

/** IAM's policy documents travel percent-encoded; botocore shows them as the JSON they are. */
function policyDocument(value: string): Printable {
  try {
    return JSON.parse(value.trimStart().startsWith('{') ? value : decodeURIComponent(value)) as Printable;
  } catch {
    return value;
  }
}

/** Values whose type the model does not tell: document types, and what a policy holds. */
function untyped(value: unknown): Printable {
  if (Array.isArray(value)) return value.map(untyped);
  if (isPlainObject(value)) return Object.fromEntries(Object.entries(value).map(([key, item]) => [key, untyped(item)]));
  return typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean' ? value : null;
}

function scalar(value: unknown, shape: Shape, { shape: name, ...member }: Member, { protocol, timestamps }: Context): Printable {
  switch (shape.type) {
    case 'timestamp':
      return printableTimestamp(value, protocol, shape, { shape: name, ...member }, timestamps);
    case 'blob':
      return value instanceof Uint8Array ? Buffer.from(value).toString('base64') : String(value);
    case 'integer':
    case 'long':
      return Number(value);
    case 'float':
    case 'double':
      return Number.isInteger(Number(value)) ? new Float(Number(value)) : Number(value);
    case 'boolean':
      return value === true || value === 'true';
    default:
      return name === 'policyDocumentType' ? policyDocument(String(value)) : String(value);
  }
}

/** What an answer is read by. */
interface Context {
  readonly model: OperationModel;
  readonly protocol: Protocol;
  readonly timestamps: TimestampFormat;
}

/** REST bindings: headers are read before the body, so their members come first. */
function ordered(members: Readonly<Record<string, Member>>, protocol: Protocol): readonly (readonly [string, Member])[] {
  const entries = Object.entries(members);
  if (!protocol.startsWith('rest-')) return entries;
  const bound = ([, member]: readonly [string, Member]): boolean => member.location !== undefined;
  return [...entries.filter(bound), ...entries.filter((entry) => !bound(entry))];
}

function structure(value: Readonly<Record<string, unknown>>, members: Iterable<readonly [string, Member]>, context: Context): PrintableObject {
  const result: Record<string, Printable> = {};
  for (const [name, member] of members) {
    const item = Object.hasOwn(value, name) ? value[name] : undefined;
    if (item !== undefined) result[name] = printable(item, member, context);
  }
  return result;
}

function printable(value: unknown, member: Member, context: Context): Printable {
  if (value === null) return null;
  const shape = shapeOf(context.model, member.shape);
  if (shape.type === 'list') return Array.isArray(value) ? value.map((item) => printable(item, shape.member, context)) : [];
  if (shape.type !== 'structure' && shape.type !== 'map') return scalar(value, shape, member, context);
  if (!isPlainObject(value)) return untyped(value);
  if (shape.type === 'structure') return shape.document ? untyped(value) : structure(value, Object.entries(shape.members), context);
  const entries = Object.entries(value).filter(([, item]) => item !== undefined);
  return Object.fromEntries(entries.sort(([a], [b]) => byName(a, b)).map(([key, item]) => [key, printable(item, shape.value, context)]));
}

/**
 * An answer as it is printed: members in AWS's order, timestamps in ISO 8601 unless told otherwise, blobs in Base64, policies as JSON.
 * @param without a member that is not shown, such as a streamed body
 */
export function printableAnswer(
  output: Readonly<Record<string, unknown>>,
  model: OperationModel,
  protocol: Protocol,
  without?: string,
  timestamps: TimestampFormat = 'iso8601',
): PrintableObject {
  if (model.output === undefined) return {};
  const shape = shapeOf(model, model.output);
  if (shape.type !== 'structure') return {};
  const shown = without === undefined ? shape.members : Object.fromEntries(Object.entries(shape.members).filter(([name]) => name !== without));
  const answer = structure(output, ordered(shown, protocol), { model, protocol, timestamps });
  // us-east-1 is an empty element on the wire, which botocore reads as null.
  return model.name === 'GetBucketLocation' && answer.LocationConstraint === undefined ? { LocationConstraint: null } : answer;
}
