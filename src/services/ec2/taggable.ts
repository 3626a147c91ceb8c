import { AwsError } from '../../kernel/aws-error.ts';
import type { LocateContext, OperationContext } from '../../kernel/context.ts';
import { errors } from './errors.ts';
import { exists } from './instances/lifecycle.ts';
import { ec2Arn } from './needs.ts';
import { getOne, kinds, put, type ResourceKind } from './resources.ts';
import { groupErrors } from './security-groups/errors.ts';
import { retagRule } from './security-groups/rules.ts';
import { type SecurityGroupRuleRow, tables } from './state.ts';
import type { TaggedRow } from './tagged-row.ts';
import type { Tags } from './tags.ts';

/** Something that tags can be put on. */
export interface Taggable {
  readonly arn: string;
  readonly tags: Tags;
  save(context: OperationContext, tags: Tags): void;
}

function findRule({ state, accountId, region }: LocateContext, id: string): SecurityGroupRuleRow | undefined {
  for (const { value } of state.list(tables.securityGroupRules, { prefix: [accountId, region] })) if (value.ruleId === id) return value;
  return undefined;
}

function taggableRule(context: LocateContext, id: string): Taggable {
  const rule = findRule(context, id);
  if (rule === undefined) throw groupErrors.ruleIdNotFound({ id });
  return { arn: ec2Arn(context, 'security-group-rule', id), tags: rule.tags, save: (writable, tags) => retagRule(writable, rule, tags) };
}

function taggableRow<Row extends TaggedRow>(context: LocateContext, kind: ResourceKind<Row>, id: string, visible?: (row: Row) => boolean): Taggable {
  const row = getOne(context, kind, id, visible);
  return { arn: ec2Arn(context, kind.type, id), tags: row.tags, save: (writable, tags) => put(writable, kind, id, { ...row, tags }) };
}

/** How to find each kind by its id's prefix. */
const byPrefix = new Map<string, (context: LocateContext, id: string) => Taggable>(
  Object.entries({
    i: (context, id) => taggableRow(context, kinds.instance, id, (row) => exists(row, context)),
    sgr: taggableRule,
    vpc: (context, id) => taggableRow(context, kinds.vpc, id),
    subnet: (context, id) => taggableRow(context, kinds.subnet, id),
    igw: (context, id) => taggableRow(context, kinds.internetGateway, id),
    rtb: (context, id) => taggableRow(context, kinds.routeTable, id),
    acl: (context, id) => taggableRow(context, kinds.networkAcl, id),
    dopt: (context, id) => taggableRow(context, kinds.dhcpOptions, id),
    sg: (context, id) => taggableRow(context, kinds.securityGroup, id),
    key: (context, id) => taggableRow(context, kinds.keyPair, id),
    vol: (context, id) => taggableRow(context, kinds.volume, id),
    eni: (context, id) => taggableRow(context, kinds.networkInterface, id),
  }),
);

const prefixOf = (id: string): string => id.slice(0, Math.max(0, id.lastIndexOf('-')));

/** What an id stands for. @throws InvalidID, or the Malformed or NotFound of its kind */
export function getTaggable(context: LocateContext, id: string): Taggable {
  const taggable = byPrefix.get(prefixOf(id));
  if (taggable === undefined) throw errors.invalidId({ id });
  return taggable(context, id);
}

/** The ARN and tags of an id, as far as there is such a thing: what authorization looks at before existence is told. */
export function lookAt(context: LocateContext, id: string): Pick<Taggable, 'arn' | 'tags'> {
  try {
    return getTaggable(context, id);
  } catch (error) {
    if (!(error instanceof AwsError)) throw error;
    const kind = Object.values(kinds).find(({ prefix }) => prefix === prefixOf(id));
    return { arn: ec2Arn(context, kind?.type ?? '*', id), tags: {} };
  }
}
