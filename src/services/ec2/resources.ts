import { AwsError } from '../../kernel/aws-error.ts';
import type { Ids } from '../../kernel/context.ts';
import type { Table } from '../../kernel/state.ts';
import type { Reading, Writing } from './contexts.ts';
import { isPattern, textPattern } from './filters.ts';
import { tables } from './state.ts';
import type { TaggedRow } from './tagged-row.ts';

/** A kind of thing in EC2 that has ids and tags. */
export interface ResourceKind<Row extends TaggedRow> {
  /** As ARNs, TagSpecifications and DescribeTags spell it. */
  readonly type: string;
  /** What its ids begin with: `vpc` of `vpc-0123…`. */
  readonly prefix: string;
  readonly table: Table<Row>;
  readonly malformed: string;
  readonly notFound: { readonly code: string; readonly one: string; readonly several: string };
}

const kind = <Row extends TaggedRow>(type: string, prefix: string, table: Table<Row>, error: string, noun: string): ResourceKind<Row> => ({
  type,
  prefix,
  table,
  malformed: `${error}.Malformed`,
  notFound: { code: `${error}.NotFound`, one: `The ${noun} '{ids}' does not exist`, several: `The ${noun}s '{ids}' do not exist` },
});

/** Everything that has an id, by what it is. Codes: EC2 API Reference, "Error codes for the Amazon EC2 API", read 2026-11-24. */
export const kinds = {
  vpc: kind('vpc', 'vpc', tables.vpcs, 'InvalidVpcID', 'vpc ID'),
  subnet: kind('subnet', 'subnet', tables.subnets, 'InvalidSubnetID', 'subnet ID'),
  internetGateway: kind('internet-gateway', 'igw', tables.internetGateways, 'InvalidInternetGatewayID', 'internetGateway ID'),
  routeTable: kind('route-table', 'rtb', tables.routeTables, 'InvalidRouteTableID', 'routeTable ID'),
  networkAcl: kind('network-acl', 'acl', tables.networkAcls, 'InvalidNetworkAclID', 'networkAcl ID'),
  dhcpOptions: kind('dhcp-options', 'dopt', tables.dhcpOptions, 'InvalidDhcpOptionID', 'dhcpOption ID'),
  securityGroup: kind('security-group', 'sg', tables.securityGroups, 'InvalidGroup', 'security group'),
  keyPair: kind('key-pair', 'key', tables.keyPairs, 'InvalidKeyPair', 'key pair ID'),
  instance: kind('instance', 'i', tables.instances, 'InvalidInstanceID', 'instance ID'),
  volume: kind('volume', 'vol', tables.volumes, 'InvalidVolume', 'volume'),
  networkInterface: kind('network-interface', 'eni', tables.networkInterfaces, 'InvalidNetworkInterfaceID', 'networkInterface ID'),
} as const;

/** A new id of 17 hexadecimal digits, the first of them 0, as AWS's are. */
export const newId = (ids: Ids, prefix: string): string => `${prefix}-0${ids.hex(16)}`;

const digits = '(?:[0-9a-f]{8}|[0-9a-f]{17})';
const wellFormed = (prefix: string, id: string): boolean => new RegExp(`^${prefix}-${digits}$`).test(id);

/** The refusal of an id that is not one. */
const malformedId = ({ malformed, prefix }: Pick<ResourceKind<TaggedRow>, 'malformed' | 'prefix'>, id: string): AwsError =>
  new AwsError(malformed, prefix === 'i' ? `Invalid id: "${id}"` : `Invalid id: "${id}" (expecting "${prefix}-...")`);

/** The refusal of ids that nothing has. */
const notFound = ({ notFound: { code, one, several } }: Pick<ResourceKind<TaggedRow>, 'notFound'>, ids: readonly string[]): AwsError =>
  new AwsError(
    code,
    (ids.length === 1 ? one : several).replace('{ids}', () => ids.join(', ')),
  );

/** The row of that id; `undefined` when there is none. */
export const find = <Row extends TaggedRow>({ state, accountId, region }: Reading, { table }: ResourceKind<Row>, id: string): Row | undefined =>
  state.get(table, [accountId, region, id]);

/** The rows of a kind in the account and Region, in the order of their ids; read as they are asked for. */
export function* scan<Row extends TaggedRow>(
  { state, accountId, region }: Reading,
  { table }: Pick<ResourceKind<Row>, 'table'>,
  after?: string,
): Generator<Row> {
  const range = { prefix: [accountId, region], ...(after !== undefined && { after: [accountId, region, after] }) };
  for (const { value } of state.list(table, range)) yield value;
}

/** All rows of a kind in the account and Region, in the order of their ids. */
export const all = <Row extends TaggedRow>(context: Reading, kind: Pick<ResourceKind<Row>, 'table'>): Row[] => [...scan(context, kind)];

/**
 * The rows of those ids, in the order of the request.
 * @param exists tells rows that count as gone
 * @throws the kind's Malformed or NotFound
 */
export function get<Row extends TaggedRow>(
  context: Reading,
  kind: ResourceKind<Row>,
  ids: readonly string[],
  exists: (row: Row) => boolean = () => true,
): Row[] {
  const malformed = ids.find((id) => !wellFormed(kind.prefix, id));
  if (malformed !== undefined) throw malformedId(kind, malformed);
  const rows = [...new Set(ids)].map((id) => ({ id, row: find(context, kind, id) }));
  const missing = rows.filter(({ row }) => row === undefined || !exists(row)).map(({ id }) => id);
  if (missing.length > 0) throw notFound(kind, missing);
  return rows.flatMap(({ row }) => (row === undefined ? [] : [row]));
}

/** The row of that id. @throws the kind's Malformed or NotFound */
export function getOne<Row extends TaggedRow>(context: Reading, kind: ResourceKind<Row>, id: string, exists?: (row: Row) => boolean): Row {
  const [row] = get(context, kind, [id], exists);
  if (row === undefined) throw notFound(kind, [id]);
  return row;
}

/** Brings the index of tags from what a resource's tags were to what they are. */
export function reindex({ state, accountId, region }: Writing, type: string, id: string, before: TaggedRow['tags'], after: TaggedRow['tags']): void {
  for (const [key, value] of Object.entries(before)) if (after[key] !== value) state.remove(tables.tags, [accountId, region, type, key, value, id]);
  for (const [key, value] of Object.entries(after)) if (before[key] !== value) state.put(tables.tags, [accountId, region, type, key, value, id], true);
}

/** Writes a row under an id, and keeps the index of tags true. */
export function put<Row extends TaggedRow>(context: Writing, { table, type }: Pick<ResourceKind<Row>, 'table' | 'type'>, id: string, row: Row): void {
  const key = [context.accountId, context.region, id];
  reindex(context, type, id, context.state.get(table, key)?.tags ?? {}, row.tags);
  context.state.put(table, key, row);
}

/** Removes a row and its tags from the index. */
export function remove<Row extends TaggedRow>(context: Writing, { table, type }: Pick<ResourceKind<Row>, 'table' | 'type'>, id: string): void {
  const key = [context.accountId, context.region, id];
  reindex(context, type, id, context.state.get(table, key)?.tags ?? {}, {});
  context.state.remove(table, key);
}

/** The ids of those of a type that carry a tag whose value matches a filter's, by the index. */
export function* taggedIds({ state, accountId, region }: Reading, type: string, key: string, pattern: string): Generator<string> {
  const matches = textPattern(pattern);
  const exact = isPattern(pattern) ? [] : [pattern];
  for (const { key: parts } of state.list(tables.tags, { prefix: [accountId, region, type, key, ...exact] })) {
    const [value = '', id = ''] = parts.slice(-2);
    if (matches(value)) yield id;
  }
}
