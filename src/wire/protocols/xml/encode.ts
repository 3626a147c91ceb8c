import type { ListShape, MapShape, Member, OperationModel, Shape, StructureShape } from '../../../models/model.ts';
import { shapeOf } from '../../../models/shape-of.ts';
import { type Fields, fieldsOf, givenEntries, itemsOf } from '../members.ts';
import { scalarText } from '../scalars.ts';
import { type Attributes, type Tags, tagsOf, type XmlWriter } from './writer.ts';

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

/** Writes a value, which is given, as an element, or as several where its list or map is flattened. */
type Write = (writer: XmlWriter, value: unknown) => void;

/** A member that a structure's element holds, with what it is called there. */
interface HeldMember {
  readonly name: string;
  readonly element: string;
  readonly write: Write;
}

/** What of a structure its element holds, in the model's order. */
interface Held {
  readonly attributes: readonly HeldMember[];
  readonly elements: readonly HeldMember[];
}

const known = new WeakMap<StructureShape, Held>();

/** Put together once a shape: a long answer writes the same structures thousands of times. */
function heldMembers(model: OperationModel, shapeName: string): Held {
  const shape = structureShape(model, shapeName);
  const found = known.get(shape);
  if (found !== undefined) return found;
  const inBody = Object.entries(shape.members).flatMap(([name, member]) => {
    if (member.location !== undefined) return [];
    const element = member.xmlAttribute ? (member.locationName ?? name) : elementName(model, name, member);
    return [{ name, element, isAttribute: member.xmlAttribute === true, write: writerOf(model, member, element) }];
  });
  const held = { attributes: inBody.filter(({ isAttribute }) => isAttribute), elements: inBody.filter(({ isAttribute }) => !isAttribute) };
  known.set(shape, held);
  return held;
}

const givenValue = (fields: Fields, name: string): unknown => {
  const value = fields[name];
  return value === undefined || value === null || !Object.hasOwn(fields, name) ? undefined : value;
};

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
  { name, attributes }: { readonly name: string; readonly attributes: Attributes },
): void {
  structureWriter(model, shapeName, name, attributes)(writer, value);
}

/** Writes only the members of a structure, for an element that is open already. */
export function writeMembers(writer: XmlWriter, model: OperationModel, shapeName: string, value: Fields): void {
  const { attributes, elements } = heldMembers(model, shapeName);
  writeElements(writer, attributes, value);
  writeElements(writer, elements, value);
}

/** Writes a value as an element, or as several where its list or map is flattened. */
export function writeMember(writer: XmlWriter, model: OperationModel, member: Member, value: unknown, name: string): void {
  writerOf(model, member, name)(writer, value);
}

const givenAttributes = (attributes: readonly HeldMember[], fields: Fields): Attributes =>
  attributes.flatMap(({ name, element }) => {
    const item = givenValue(fields, name);
    return item === undefined ? [] : [[element, String(item)] as const];
  });

function writeElements(writer: XmlWriter, elements: readonly HeldMember[], fields: Fields): void {
  for (const { name, write } of elements) {
    const item = givenValue(fields, name);
    if (item !== undefined) write(writer, item);
  }
}

/** How the values of a member are written. What they hold in turn is looked up at the first one: a shape may hold itself. */
function writerOf(model: OperationModel, member: Member, name: string): Write {
  const shape = shapeOf(model, member.shape);
  switch (shape.type) {
    case 'structure':
      return structureWriter(model, member.shape, name, namespaces(member.xmlNamespace ?? shape.xmlNamespace));
    case 'list':
      return listWriter(model, member, shape, name);
    case 'map':
      return mapWriter(model, member, shape, name);
    default:
      return scalarWriter(model, member, shape, tagsOf(name, namespaces(member.xmlNamespace)));
  }
}

function structureWriter(model: OperationModel, shapeName: string, name: string, attributes: Attributes): Write {
  const tags = tagsOf(name, attributes);
  let held: Held | undefined;
  return (writer, value) => {
    held ??= heldMembers(model, shapeName);
    const fields = fieldsOf(model, shapeName, value);
    if (held.attributes.length === 0) writer.tag(tags.start);
    else writer.open(name, [...attributes, ...givenAttributes(held.attributes, fields)]);
    writeElements(writer, held.elements, fields);
    writer.tag(tags.end);
  };
}

function scalarWriter(model: OperationModel, member: Member, shape: Shape, tags: Tags): Write {
  const textOf = (value: unknown): string => scalarText(model, member, shape, value, 'iso8601');
  switch (shape.type) {
    case 'string':
      return (writer, value) => writer.element(tags, typeof value === 'string' ? value : textOf(value));
    case 'timestamp':
      return timestampWriter(tags, textOf);
    default:
      return (writer, value) => writer.plain(tags, textOf(value));
  }
}

/** What was made together has the same moment: that is put into words once. */
function timestampWriter(tags: Tags, textOf: (value: unknown) => string): Write {
  let moment: number | undefined;
  let text = '';
  return (writer, value) => {
    const time = value instanceof Date ? value.getTime() : undefined;
    if (time === undefined || time !== moment) text = textOf(value);
    moment = time;
    writer.plain(tags, text);
  };
}

function listWriter(model: OperationModel, member: Member, shape: ListShape, name: string): Write {
  const flat = isFlat(member, shape);
  const itemName = flat ? name : (shape.member.locationName ?? 'member');
  const tags = flat ? undefined : tagsOf(name, namespaces(member.xmlNamespace));
  let writeItem: Write | undefined;
  return (writer, value) => {
    writeItem ??= writerOf(model, shape.member, itemName);
    if (tags) writer.tag(tags.start);
    for (const item of itemsOf(model, member.shape, value)) if (item !== undefined && item !== null) writeItem(writer, item);
    if (tags) writer.tag(tags.end);
  };
}

function mapWriter(model: OperationModel, member: Member, shape: MapShape, name: string): Write {
  const flat = isFlat(member, shape);
  const tags = flat ? undefined : tagsOf(name, namespaces(member.xmlNamespace));
  const entry = tagsOf(flat ? name : 'entry');
  let writeKey: Write | undefined;
  let writeValue: Write | undefined;
  return (writer, value) => {
    writeKey ??= writerOf(model, shape.key, shape.key.locationName ?? 'key');
    writeValue ??= writerOf(model, shape.value, shape.value.locationName ?? 'value');
    if (tags) writer.tag(tags.start);
    for (const [key, item] of givenEntries(fieldsOf(model, member.shape, value))) {
      writer.tag(entry.start);
      writeKey(writer, key);
      writeValue(writer, item);
      writer.tag(entry.end);
    }
    if (tags) writer.tag(tags.end);
  };
}
