import type { ListShape, MapShape, Member, OperationModel, StructureShape } from '../../../models/model.ts';
import { shapeOf } from '../../../models/shape-of.ts';
import { elementName, isFlat } from './encode.ts';
import type { XmlElement } from './reader.ts';

/** The children of an element by name, those of one name in order. */
function childrenByName(element: XmlElement): ReadonlyMap<string, readonly XmlElement[]> {
  const found = new Map<string, XmlElement[]>();
  for (const child of element.children) {
    const same = found.get(child.name);
    if (same === undefined) found.set(child.name, [child]);
    else same.push(child);
  }
  return found;
}

/**
 * Reads an element as a structure by its shape. Scalars stay texts: `decodeValue` gives them their types.
 * Members that are bound to headers and the like are not looked for.
 */
export function readStructure(model: OperationModel, shape: StructureShape, element: XmlElement): Record<string, unknown> {
  const children = childrenByName(element);
  const members: [string, unknown][] = [];
  for (const [name, member] of Object.entries(shape.members)) {
    if (member.location !== undefined) continue;
    if (member.xmlAttribute) {
      const value = element.attributes[member.locationName ?? name];
      if (value !== undefined) members.push([name, value]);
      continue;
    }
    const elements = children.get(elementName(model, name, member));
    if (elements !== undefined) members.push([name, readMember(model, member, elements)]);
  }
  return Object.fromEntries(members);
}

/** Reads what elements of one name hold: several only for a flattened list or map. */
function readMember(model: OperationModel, member: Member, elements: readonly XmlElement[]): unknown {
  const shape = shapeOf(model, member.shape);
  const [element] = elements;
  if (element === undefined) return undefined;
  switch (shape.type) {
    case 'structure':
      return readStructure(model, shape, element);
    case 'list':
      return readList(model, member, shape, elements);
    case 'map':
      return readMap(model, member, shape, elements);
    case 'string':
      return element.text;
    default:
      return element.text.trim();
  }
}

function readList(model: OperationModel, member: Member, shape: ListShape, elements: readonly XmlElement[]): unknown {
  const itemName = shape.member.locationName ?? 'member';
  const items = isFlat(member, shape) ? elements : elements.flatMap(({ children }) => children.filter(({ name }) => name === itemName));
  return items.map((item) => readMember(model, shape.member, [item]));
}

function readMap(model: OperationModel, member: Member, shape: MapShape, elements: readonly XmlElement[]): unknown {
  const entries = isFlat(member, shape) ? elements : elements.flatMap(({ children }) => children.filter(({ name }) => name === 'entry'));
  const pairs = entries.flatMap(({ children }) => {
    const key = children.find(({ name }) => name === (shape.key.locationName ?? 'key'));
    const value = children.find(({ name }) => name === (shape.value.locationName ?? 'value'));
    return key === undefined || value === undefined ? [] : [[key.text, readMember(model, shape.value, [value])] as const];
  });
  return Object.fromEntries(pairs);
}
