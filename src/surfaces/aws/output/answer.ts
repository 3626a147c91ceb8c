import { isPlainObject } from '../../../kernel/json.ts';
import type { Member, OperationModel, ServiceModel, Shape } from '../../../models/model.ts';
import { shapeOf } from '../../../models/shape-of.ts';
import { cliTimestamp, parseTimestamp } from '../../../models/timestamps.ts';
import { byName, Float, type Printable, type PrintableObject } from './value.ts';

type Protocol = ServiceModel['protocol'];

/** Protocols whose timestamps travel without fractions of a second. */
const wholeSeconds: ReadonlySet<Protocol> = new Set(['query', 'ec2', 'rest-xml']);

function timestamp(value: unknown, protocol: Protocol): Printable {
  const date = parseTimestamp(value);
  if (date === undefined) return String(value);
  return cliTimestamp(wholeSeconds.has(protocol) ? new Date(Math.floor(date.getTime() / 1000) * 1000) : date);
}

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

function scalar(value: unknown, shape: Shape, name: string, protocol: Protocol): Printable {
  switch (shape.type) {
    case 'timestamp':
      return timestamp(value, protocol);
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

interface Context {
  readonly model: OperationModel;
  readonly protocol: Protocol;
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
    if (item !== undefined) result[name] = printable(item, member.shape, context);
  }
  return result;
}

function printable(value: unknown, shapeName: string, context: Context): Printable {
  if (value === null) return null;
  const shape = shapeOf(context.model, shapeName);
  if (shape.type === 'list') return Array.isArray(value) ? value.map((item) => printable(item, shape.member.shape, context)) : [];
  if (shape.type !== 'structure' && shape.type !== 'map') return scalar(value, shape, shapeName, context.protocol);
  if (!isPlainObject(value)) return untyped(value);
  if (shape.type === 'structure') return shape.document ? untyped(value) : structure(value, Object.entries(shape.members), context);
  const entries = Object.entries(value).filter(([, item]) => item !== undefined);
  return Object.fromEntries(entries.sort(([a], [b]) => byName(a, b)).map(([key, item]) => [key, printable(item, shape.value.shape, context)]));
}

/**
 * An answer as it is printed: members in AWS's order, timestamps in ISO 8601, blobs in Base64, policies as JSON.
 * @param without a member that is not shown, such as a streamed body
 */
export function printableAnswer(output: Readonly<Record<string, unknown>>, model: OperationModel, protocol: Protocol, without?: string): PrintableObject {
  if (model.output === undefined) return {};
  const shape = shapeOf(model, model.output);
  if (shape.type !== 'structure') return {};
  const shown = without === undefined ? shape.members : Object.fromEntries(Object.entries(shape.members).filter(([name]) => name !== without));
  const answer = structure(output, ordered(shown, protocol), { model, protocol });
  // us-east-1 is an empty element on the wire, which botocore reads as null.
  return model.name === 'GetBucketLocation' && answer.LocationConstraint === undefined ? { LocationConstraint: null } : answer;
}
