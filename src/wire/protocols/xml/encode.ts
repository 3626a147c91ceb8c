import type { ListShape, MapShape, Member, OperationModel, Shape } from '../../../models/model.ts';
import { shapeOf } from '../../../models/shape-of.ts';
import { type Fields, fieldsOf, givenEntries, givenMembers, itemsOf } from '../members.ts';
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

const namespaces = ({ xmlNamespace }: Pick<Member, 'xmlNamespace'>): Attributes =>
  xmlNamespace === undefined ? [] : [[xmlNamespace.prefix === undefined ? 'xmlns' : `xmlns:${xmlNamespace.prefix}`, xmlNamespace.uri]];

/** Writes a structure's members: attributes of its element first. `body` is asked of each member whether it belongs there. */
export function writeStructure(
  writer: XmlWriter,
  model: OperationModel,
  shapeName: string,
  value: unknown,
  element: { readonly name: string; readonly attributes: Attributes },
): void {
  const shape = shapeOf(model, shapeName);
  if (shape.type !== 'structure') throw new Error(`${model.name}: ${shapeName} is no structure.`);
  const fields = fieldsOf(model, shapeName, value);
  const given = [...givenMembers(shape, fields)].filter(([, member]) => member.location === undefined);
  const attributes = given.flatMap(([name, member, item]): Attributes => (member.xmlAttribute ? [[member.locationName ?? name, String(item)]] : []));
  writer.open(element.name, [...element.attributes, ...attributes]);
  for (const [name, member, item] of given) if (!member.xmlAttribute) writeMember(writer, model, member, item, elementName(model, name, member));
  writer.close(element.name);
}

/** Writes only the members of a structure, for an element that is open already. */
export function writeMembers(writer: XmlWriter, model: OperationModel, shapeName: string, value: Fields): void {
  const shape = shapeOf(model, shapeName);
  if (shape.type !== 'structure') throw new Error(`${model.name}: ${shapeName} is no structure.`);
  for (const [name, member, item] of givenMembers(shape, value)) {
    if (member.location === undefined) writeMember(writer, model, member, item, elementName(model, name, member));
  }
}

/** Writes a value as an element, or as several where its list or map is flattened. */
export function writeMember(writer: XmlWriter, model: OperationModel, member: Member, value: unknown, name: string): void {
  const shape = shapeOf(model, member.shape);
  switch (shape.type) {
    case 'structure': {
      const ownNamespace = member.xmlNamespace ?? shape.xmlNamespace;
      writeStructure(writer, model, member.shape, value, { name, attributes: namespaces(ownNamespace ? { xmlNamespace: ownNamespace } : {}) });
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
  writer.leaf(name, scalarText(model, member, shape, value, 'iso8601'), namespaces(member));
}

function writeList(writer: XmlWriter, model: OperationModel, member: Member, shape: ListShape, items: readonly unknown[], name: string): void {
  const flat = isFlat(member, shape);
  const itemName = flat ? name : (shape.member.locationName ?? 'member');
  if (!flat) writer.open(name, namespaces(member));
  for (const item of items) if (item !== undefined && item !== null) writeMember(writer, model, shape.member, item, itemName);
  if (!flat) writer.close(name);
}

function writeMap(writer: XmlWriter, model: OperationModel, member: Member, shape: MapShape, fields: Fields, name: string): void {
  const flat = isFlat(member, shape);
  const entryName = flat ? name : 'entry';
  if (!flat) writer.open(name, namespaces(member));
  for (const [key, item] of givenEntries(fields)) {
    writer.open(entryName);
    writeMember(writer, model, shape.key, key, shape.key.locationName ?? 'key');
    writeMember(writer, model, shape.value, item, shape.value.locationName ?? 'value');
    writer.close(entryName);
  }
  if (!flat) writer.close(name);
}
