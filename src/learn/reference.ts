import type { Cloud } from '../engine/cloud.ts';
import { AwsError } from '../kernel/aws-error.ts';
import { canonicalJson, isPlainObject } from '../kernel/json.ts';
import { messages } from '../messages/learn/checks/reference.ts';
import type { Reference } from './scenario.ts';

/** The reference of a step that is done, and how the learner's way differs from it. Texts are filled in. */
export interface ToldReference {
  readonly text: string;
  /** Present where permissions are compared: in short phrases what only the reference has, and what only the learner has. Both are empty for the same permissions. */
  readonly permissions?: { readonly onlyReference: readonly string[]; readonly onlyLearner: readonly string[] };
}

/** Any action will do to learn which policies a principal has. */
const question = { action: 'sts:GetCallerIdentity', resource: '*' } as const;

/** Sets a reference beside what the learner made. */
export async function toldReference(cloud: Cloud, { text, permissions }: Reference): Promise<ToldReference> {
  if (permissions === undefined) return { text };
  const wanted = grantsOf(permissions.statements);
  const made = grantsOf(await statementsOf(cloud, permissions.of));
  return {
    text,
    permissions: {
      onlyReference: [...wanted].filter((grant) => !made.has(grant)),
      onlyLearner: [...made].filter((grant) => !wanted.has(grant)),
    },
  };
}

/** The statements of all identity-based policies of a principal; none for one that does not exist. */
async function statementsOf(cloud: Cloud, as: string): Promise<readonly unknown[]> {
  try {
    const { policies } = await cloud.probe({ as, ...question });
    const hashes = new Set(policies.filter(({ kind }) => kind === 'identity').map(({ hash }) => hash));
    return [...hashes].flatMap((hash) => {
      const document: unknown = JSON.parse(cloud.policyDocument(hash) ?? '{}');
      return isPlainObject(document) ? listed(document.Statement) : [];
    });
  } catch (error) {
    if (error instanceof AwsError) return [];
    throw error;
  }
}

/** One thing after the other that the statements say, so that the order and grouping of statements do not matter. */
function grantsOf(statements: readonly unknown[]): ReadonlySet<string> {
  const grants = new Set<string>();
  for (const statement of statements) {
    if (!isPlainObject(statement)) continue;
    const { Effect, Action, NotAction, Resource, NotResource, Condition } = statement;
    const condition = Condition === undefined ? undefined : canonicalJson(Condition);
    for (const action of listed(Action ?? NotAction)) {
      for (const resource of listed(Resource ?? NotResource)) {
        grants.add(
          messages.grant(String(Effect), {
            action: String(action),
            resource: String(resource),
            allActionsBut: Action === undefined,
            allResourcesBut: Resource === undefined,
            ...(condition !== undefined && { condition }),
          }),
        );
      }
    }
  }
  return grants;
}

const listed = (value: unknown): readonly unknown[] => (value === undefined ? [] : Array.isArray(value) ? value : [value]);
