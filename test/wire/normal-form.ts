import type { Member, OperationModel, ServiceModel } from '../../src/models/model.ts';
import { shapeOf } from '../../src/models/shape-of.ts';
import { isStreaming } from '../../src/wire/protocols/rest-bindings.ts';

/** Which way a message travels. */
export type Way = 'request' | 'response';

/** What a protocol can't tell from nothing. */
interface Losses {
  readonly emptyStructures: boolean;
  readonly emptyLists: boolean;
  readonly emptyMaps: boolean;
  /** Flattened lists and maps that are empty leave no trace in XML, and in a form only lists do. */
  readonly emptyFlattened: boolean;
}

const lossesOf = (protocol: ServiceModel['protocol'], way: Way): Losses => {
  const form = way === 'request' && (protocol === 'query' || protocol === 'ec2');
  const json = protocol === 'json' || protocol === 'rest-json';
  return { emptyStructures: form, emptyLists: form && protocol === 'ec2', emptyMaps: form, emptyFlattened: !json };
};

const isEmpty = (value: object): boolean => Object.keys(value).length === 0;

/** A value without what its protocol cannot carry, so that what was sent and what was read can be compared. */
export function normalForm(service: ServiceModel, model: OperationModel, shapeName: string | undefined, value: unknown, way: Way): unknown {
  if (shapeName === undefined) return {};
  const losses = lossesOf(service.protocol, way);
  const inner = (member: Member, item: unknown): unknown => {
    const shape = shapeOf(model, member.shape);
    const flat = member.flattened === true || (shape.type === 'list' && shape.flattened === true) || (shape.type === 'map' && shape.flattened === true);
    if (item === null || item === undefined) return undefined;
    // A header that is there says something: an empty list has none.
    const lostHere = member.location === undefined ? losses.emptyFlattened && flat : true;
    if (shape.type === 'list' && Array.isArray(item)) {
      if (item.length === 0 && (losses.emptyLists || lostHere)) return undefined;
      // In a form an item without parameters is not there.
      const items = item.flatMap((part) => {
        const kept = inner(shape.member, part);
        return kept === undefined ? (losses.emptyStructures ? [] : [emptyOf(model, shape.member)]) : [kept];
      });
      return items.length === 0 && item.length > 0 ? undefined : items;
    }
    if (shape.type === 'map' && typeof item === 'object') {
      if (isEmpty(item) && (losses.emptyMaps || lostHere)) return undefined;
      return Object.fromEntries(Object.entries(item).map(([key, part]) => [key, inner(shape.value, part) ?? emptyOf(model, shape.value)]));
    }
    if (shape.type === 'structure' && !shape.document && typeof item === 'object') {
      if (shape.eventstream && Array.isArray(item)) return item.map((event) => inner({ shape: member.shape }, event) ?? {});
      const members = Object.entries(shape.members).flatMap(([name, of]) => {
        if (of.deprecated) return [];
        const part = inner(of, Object.hasOwn(item, name) ? (item as Record<string, unknown>)[name] : undefined);
        return part === undefined ? [] : [[name, part] as const];
      });
      return members.length === 0 && losses.emptyStructures ? undefined : Object.fromEntries(members);
    }
    // Bytes of any kind compare as plain ones.
    return item instanceof Uint8Array ? Uint8Array.from(item) : item;
  };
  const normal = (inner({ shape: shapeName }, value) ?? {}) as Record<string, unknown>;
  // The answer of GetBucketLocation is its one member; an empty one is us-east-1, and is read as absent.
  if (model.name === 'GetBucketLocation' && normal.LocationConstraint === '') return {};
  return withPayload(service, model, shapeName, normal);
}

/** A body that is bytes is always there, and so is one that is JSON; a body that is a text is not there when it is empty. */
function withPayload(service: ServiceModel, model: OperationModel, shapeName: string, value: Record<string, unknown>): Record<string, unknown> {
  const shape = shapeOf(model, shapeName);
  if (shape.type !== 'structure' || shape.payload === undefined) return value;
  const member = shape.members[shape.payload];
  if (member === undefined) return value;
  const target = shapeOf(model, member.shape);
  const { [shape.payload]: body, ...others } = value;
  if (target.type === 'structure' && target.eventstream) return { ...value, [shape.payload]: body ?? [] };
  if (target.type === 'blob' || isStreaming(model, shapeName)) return { ...value, [shape.payload]: body ?? new Uint8Array() };
  if (target.type === 'structure' && service.protocol === 'rest-json') return { ...value, [shape.payload]: body ?? {} };
  return target.type === 'string' && body === '' ? others : value;
}

function emptyOf(model: OperationModel, member: Member): unknown {
  const { type } = shapeOf(model, member.shape);
  return type === 'list' ? [] : type === 'structure' || type === 'map' ? {} : '';
}
