import type { ListShape, MapShape, Member, OperationModel, Shape, StructureShape } from '../../../models/model.ts';
import { shapeOf } from '../../../models/shape-of.ts';
import { type Fields, fieldsOf, givenEntries, itemsOf } from '../members.ts';
import { scalarText } from '../scalars.ts';
import type { XmlWriter } from './writer.ts';

type Attributes = readonly (readonly [string, string])[];

/** The name of a structure's member as an element. A flattened list's items carry the name of the items where they have one. */
export function elementName(model: OperationModel, name: string, member: Member): string {
  const shape = shapeOf(model, member.shape);
  if (shape.type === 'list' && isFlat(member, shape)) return shape.member.locationName ?? member.locationName ?? name;
  return member.locationName ?? name;
}

/** Whether a list's or map's entries stand in their parent, without an element around them. */
export const isFlat = (member: Member, shape: ListShape | MapShape): boolean => member.flattened === true || shape.flattened === true;

const none: Attributes = [];

const namespaces = (xmlNamespace: Member['xmlNamespace']): Attributes =>
  xmlNamespace === undefined ? none : [[xmlNamespace.prefix === undefined ? 'xmlns' : `xmlns:${xmlNamespace.prefix}`, xmlNamespace.uri]];

/** A member that a structure's element holds, with what it is called there. */
interface HeldMember {
  readonly name: string;
  readonly member: Member;
  readonly element: string;
}

/** What of a structure its element holds, in the model's order. */
interface Held {
  readonly attributes: readonly HeldMember[];
  readonly elements: readonly HeldMember[];
}

const known = new WeakMap<StructureShape, Held>();

/** Looked up once a shape: a long answer writes the same structures thousands of times. */
function heldMembers(model: OperationModel, shape: StructureShape): Held {
  const found = known.get(shape);
  if (found !== undefined) return found;
  const inBody = Object.entries(shape.members).filter(([, { location }]) => location === undefined);
  const held = {
    attributes: inBody.flatMap(([name, member]) => (member.xmlAttribute ? [{ name, member, element: member.locationName ?? name }] : [])),
    elements: inBody.flatMap(([name, member]) => (member.xmlAttribute ? [] : [{ name, member, element: elementName(model, name, member) }])),
  };
  known.set(shape, held);
  return held;
}

const givenValue = (fields: Fields, name: string): unknown => (Object.hasOwn(fields, name) ? (fields[name] ?? undefined) : undefined);

function structureShape(model: OperationModel, shapeName: string): StructureShape {
  const shape = shapeOf(model, shapeName);
  if (shape.type !== 'structure') throw new Error(`${model.name}: ${shapeName} is no structure.`);
  return shape;
}

/** Writes a structure's members: attributes of its element first. */
export function writeStructure(
  writer: XmlWriter,
  model: OperationModel,
  shapeName: string,
  value: unknown,
  element: { readonly name: string; readonly attributes: Attributes },
): void {
  const held = heldMembers(model, structureShape(model, shapeName));
  const fields = fieldsOf(model, shapeName, value);
  writer.open(element.name, held.attributes.length === 0 ? element.attributes : [...element.attributes, ...givenAttributes(held, fields)]);
  writeElements(writer, model, held, fields);
  writer.close(element.name);
}

/** Writes only the members of a structure, for an element that is open already. */
export function writeMembers(writer: XmlWriter, model: OperationModel, shapeName: string, value: Fields): void {
  const { attributes, elements } = heldMembers(model, structureShape(model, shapeName));
  writeElements(writer, model, { elements: attributes.length === 0 ? elements : [...attributes, ...elements] }, value);
}

const givenAttributes = ({ attributes }: Held, fields: Fields): Attributes =>
  attributes.flatMap(({ name, element }) => {
    const item = givenValue(fields, name);
    return item === undefined ? [] : [[element, String(item)] as const];
  });

function writeElements(writer: XmlWriter, model: OperationModel, { elements }: Pick<Held, 'elements'>, fields: Fields): void {
  for (const { name, member, element } of elements) {
    const item = givenValue(fields, name);
    if (item !== undefined) writeMember(writer, model, member, item, element);
  }
}

/** Writes a value as an element, or as several where its list or map is flattened. */
export function writeMember(writer: XmlWriter, model: OperationModel, member: Member, value: unknown, name: string): void {
  const shape = shapeOf(model, member.shape);
  switch (shape.type) {
    case 'structure': {
      writeStructure(writer, model, member.shape, value, { name, attributes: namespaces(member.xmlNamespace ?? shape.xmlNamespace) });
      break;
    }
    case 'list':
      writeList(writer, model, member, shape, itemsOf(model, member.shape, value), name);
      break;
    case 'map':
      writeMap(writer, model, member, shape, fieldsOf(model, member.shape, value), name);
      break;
    default:
      writeScalar(writer, model, member, shape, value, name);
  }
}

function writeScalar(writer: XmlWriter, model: OperationModel, member: Member, shape: Shape, value: unknown, name: string): void {
  writer.leaf(name, scalarText(model, member, shape, value, 'iso8601'), namespaces(member.xmlNamespace));
}

function writeList(writer: XmlWriter, model: OperationModel, member: Member, shape: ListShape, items: readonly unknown[], name: string): void {
  const flat = isFlat(member, shape);
  const itemName = flat ? name : (shape.member.locationName ?? 'member');
  if (!flat) writer.open(name, namespaces(member.xmlNamespace));
  for (const item of items) if (item !== undefined && item !== null) writeMember(writer, model, shape.member, item, itemName);
  if (!flat) writer.close(name);
}

function writeMap(writer: XmlWriter, model: OperationModel, member: Member, shape: MapShape, fields: Fields, name: string): void {
  const flat = isFlat(member, shape);
  const entryName = flat ? name : 'entry';
  if (!flat) writer.open(name, namespaces(member.xmlNamespace));
  for (const [key, item] of givenEntries(fields)) {
    writer.open(entryName);
    writeMember(writer, model, shape.key, key, shape.key.locationName ?? 'key');
    writeMember(writer, model, shape.value, item, shape.value.locationName ?? 'value');
    writer.close(entryName);
  }
  if (!flat) writer.close(name);
}
