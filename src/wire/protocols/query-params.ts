import { AwsError } from '../../kernel/aws-error.ts';
import type { ListShape, MapShape, Member, OperationModel, StructureShape } from '../../models/model.ts';
import { shapeOf } from '../../models/shape-of.ts';
import { deepest, fieldsOf, givenEntries, givenMembers, itemsOf } from './members.ts';
import type { Query } from './message.ts';
import { scalarText } from './scalars.ts';
import { isFlat } from './xml/encode.ts';

/** In what the two query protocols differ: how members are named, and how lists are written. */
export interface QueryDialect {
  memberName(name: string, member: Member): string;
  /** What stands between a list's name and an item's number; the list's own name may be replaced by a flattened list's item name. */
  listPrefix(prefix: string, member: Member, shape: ListShape): string;
  /** Whether an empty list is written, as a name without a value. */
  readonly emptyLists: boolean;
}

/** `aws-query`: `Tags.member.1.Key`. */
export const queryDialect: QueryDialect = {
  memberName: (name, member) => member.locationName ?? name,
  listPrefix: (prefix, member, shape) => {
    if (!isFlat(member, shape)) return `${prefix}.${shape.member.locationName ?? 'member'}`;
    return shape.member.locationName === undefined ? prefix : [...prefix.split('.').slice(0, -1), shape.member.locationName].join('.');
  },
  emptyLists: true,
};

/** `ec2-query`: `TagSpecification.1.Tag.1.Key`; names begin with a capital, lists have no level of their own. */
export const ec2Dialect: QueryDialect = {
  memberName: (name, member) =>
    member.queryName ?? (member.locationName === undefined ? name : member.locationName.charAt(0).toUpperCase() + member.locationName.slice(1)),
  listPrefix: (prefix) => prefix,
  emptyLists: false,
};

/** Writes the members of an input as parameters. */
export function queryParameters(model: OperationModel, shape: StructureShape, value: unknown, dialect: QueryDialect): Query {
  const parameters: (readonly [string, string])[] = [];
  const structure = (of: StructureShape, shapeName: string, item: unknown, prefix: string): void => {
    for (const [name, member, inner] of givenMembers(of, fieldsOf(model, shapeName, item))) {
      const own = dialect.memberName(name, member);
      write(member, inner, prefix === '' ? own : `${prefix}.${own}`);
    }
  };
  const map = (member: Member, of: MapShape, item: unknown, prefix: string): void => {
    const full = isFlat(member, of) ? prefix : `${prefix}.entry`;
    for (const [index, [key, inner]] of givenEntries(fieldsOf(model, member.shape, item)).entries()) {
      write(of.key, key, `${full}.${index + 1}.${of.key.locationName ?? 'key'}`);
      write(of.value, inner, `${full}.${index + 1}.${of.value.locationName ?? 'value'}`);
    }
  };
  const write = (member: Member, item: unknown, prefix: string): void => {
    const of = shapeOf(model, member.shape);
    if (of.type === 'structure') structure(of, member.shape, item, prefix);
    else if (of.type === 'map') map(member, of, item, prefix);
    else if (of.type === 'list') {
      const items = itemsOf(model, member.shape, item).filter((inner) => inner !== undefined && inner !== null);
      if (items.length === 0 && dialect.emptyLists) parameters.push([prefix, '']);
      for (const [index, inner] of items.entries()) write(of.member, inner, `${dialect.listPrefix(prefix, member, of)}.${index + 1}`);
    } else parameters.push([prefix, scalarText(model, member, of, item, 'iso8601')]);
  };
  structure(shape, model.input ?? '', value, '');
  return parameters;
}

/** Parameters as the tree that their dotted names make. */
interface Node {
  value?: string;
  readonly children: Map<string, Node>;
}

const newNode = (): Node => ({ children: new Map() });

const tree = (parameters: Query): Node => {
  const root = newNode();
  for (const [name, value] of parameters) {
    const path = name.split('.', deepest + 1);
    if (path.length > deepest) throw new AwsError('MalformedQueryString', `A parameter's name has more than ${deepest} parts.`, 400);
    let node = root;
    for (const part of path) {
      const next = node.children.get(part) ?? newNode();
      node.children.set(part, next);
      node = next;
    }
    node.value = value;
  }
  return root;
};

/** The node at a dotted path. */
const at = (node: Node, path: string): Node | undefined => {
  let found: Node | undefined = node;
  for (const part of path.split('.')) found = found?.children.get(part);
  return found;
};

/** The numbered children of a node, in their order; gaps close, as AWS's services read them. */
const numbered = (node: Node): readonly Node[] =>
  [...node.children]
    .filter(([name]) => /^\d{1,9}$/.test(name))
    .sort(([a], [b]) => Number(a) - Number(b))
    .map(([, child]) => child);

/** Reads parameters as an input: scalars stay texts, for `decodeInput` to type. */
export function readParameters(model: OperationModel, shape: StructureShape, parameters: Query, dialect: QueryDialect): Record<string, unknown> {
  const structure = (of: StructureShape, node: Node, depth: number): Record<string, unknown> =>
    Object.fromEntries(
      Object.entries(of.members).flatMap(([name, member]) => {
        const value = read(member, node, dialect.memberName(name, member), depth);
        return value === undefined ? [] : [[name, value] as const];
      }),
    );
  const list = (member: Member, of: ListShape, parent: Node, name: string, depth: number): unknown => {
    const own = at(parent, name);
    const items = at(parent, dialect.listPrefix(name, member, of));
    if (items !== undefined && items.children.size > 0) return numbered(items).map((item) => value(of.member, item, depth));
    return own === undefined ? undefined : [];
  };
  const map = (member: Member, of: MapShape, node: Node, depth: number): unknown => {
    const entries = isFlat(member, of) ? node : node.children.get('entry');
    const pairs = (entries === undefined ? [] : numbered(entries)).flatMap((entry) => {
      const key = entry.children.get(of.key.locationName ?? 'key')?.value;
      const inner = entry.children.get(of.value.locationName ?? 'value');
      return key === undefined ? [] : [[key, inner === undefined ? '' : value(of.value, inner, depth)] as const];
    });
    return Object.fromEntries(pairs);
  };
  /** What stands at a node itself. */
  const value = (member: Member, node: Node, depth: number): unknown => {
    const of = shapeOf(model, member.shape);
    if (of.type === 'structure') return structure(of, node, depth + 1);
    if (of.type === 'map') return map(member, of, node, depth + 1);
    if (of.type === 'list')
      return numbered(at(node, dialect.listPrefix('', member, of).replace(/^\./, '')) ?? node).map((item) => value(of.member, item, depth + 1));
    return node.value ?? '';
  };
  const read = (member: Member, parent: Node, name: string, depth: number): unknown => {
    const of = shapeOf(model, member.shape);
    if (of.type === 'list') return list(member, of, parent, name, depth);
    const node = at(parent, name);
    return node === undefined ? undefined : value(member, node, depth);
  };
  return structure(shape, tree(parameters), 0);
}
