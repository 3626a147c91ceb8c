import type { DataSource } from '../../ports/data-source.ts';
import { type PackedPolicy, shardOf } from './format.ts';

/** An AWS managed policy, without its document. Times are milliseconds since 1970. */
export interface AwsManagedPolicy {
  readonly policyName: string;
  readonly policyId: string;
  readonly arn: string;
  readonly path: string;
  readonly defaultVersionId: string;
  readonly createdAt: number;
  readonly updatedAt: number;
  /** False for the policies of service-linked roles, which only AWS attaches. */
  readonly attachable: boolean;
}

const prefix = 'arn:aws:iam::aws:policy';
const loaded = new WeakMap<DataSource, ReadonlyMap<string, AwsManagedPolicy>>();

/** Every AWS managed policy, in the order of their names. */
export function awsManagedPolicies(data: DataSource): Iterable<AwsManagedPolicy> {
  return index(data).values();
}

/** The AWS managed policy with that ARN. */
export function awsManagedPolicy(data: DataSource, arn: string): AwsManagedPolicy | undefined {
  return arn.startsWith(`${prefix}/`) ? index(data).get(arn) : undefined;
}

/** The document of the policy's default version, as JSON text. */
export function awsManagedPolicyDocument(data: DataSource, policy: AwsManagedPolicy): string {
  const path = `world/managed-policies/documents-${shardOf(policy.policyName)}.txt`;
  const lines = `\n${data.text(path) ?? ''}`;
  const start = lines.indexOf(`\n${policy.policyName}\t`);
  if (start < 0) throw new Error(`The data file ${path} does not hold the policy ${policy.policyName}.`);
  const from = start + policy.policyName.length + 2;
  return lines.slice(from, lines.indexOf('\n', from));
}

function index(data: DataSource): ReadonlyMap<string, AwsManagedPolicy> {
  const known = loaded.get(data);
  if (known !== undefined) return known;
  const rows = JSON.parse(data.text('world/managed-policies/index.json') ?? '[]') as readonly PackedPolicy[];
  const policies = new Map(rows.map((row) => [`${prefix}${row[1]}${row[0]}`, unpack(row)]));
  loaded.set(data, policies);
  return policies;
}

function unpack([policyName, path, policyId, defaultVersionId, createdAt, updatedAt]: PackedPolicy): AwsManagedPolicy {
  return {
    policyName,
    policyId,
    arn: `${prefix}${path}${policyName}`,
    path,
    defaultVersionId,
    createdAt: createdAt * 1000,
    updatedAt: updatedAt * 1000,
    attachable: path !== '/aws-service-role/',
  };
}
