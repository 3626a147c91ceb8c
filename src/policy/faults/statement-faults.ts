import { actionFaults } from './action-faults.ts';
import { conditionFaults } from './condition-faults.ts';
import { type DocumentKind, type Fault, faultIn, type StatementView } from './fault.ts';
import { principalFaults } from './principal-faults.ts';
import { resourceFaults } from './resource-faults.ts';

const FIELDS: ReadonlySet<string> = new Set(['Sid', 'Effect', 'Principal', 'NotPrincipal', 'Action', 'NotAction', 'Resource', 'NotResource', 'Condition']);

/** What is wrong with a statement. */
export function* statementFaults(statement: StatementView, kind: DocumentKind, bucket: string | undefined): Iterable<Fault> {
  for (const field of Object.keys(statement.fields)) if (!FIELDS.has(field)) yield faultIn(statement, 'unknownField', { field });
  yield* effectFaults(statement);
  yield* sidFaults(statement, kind);
  yield* principalFaults(statement, kind);
  yield* actionFaults(statement, kind);
  yield* resourceFaults(statement, kind, bucket);
  yield* conditionFaults(statement);
}

function* effectFaults(statement: StatementView): Iterable<Fault> {
  const { Effect: effect } = statement.fields;
  if (effect === undefined) yield faultIn(statement, 'missingField', { field: 'Effect' });
  else if (effect !== 'Allow' && effect !== 'Deny') yield faultIn(statement, 'invalidEffect', { effect: String(effect) });
}

function* sidFaults(statement: StatementView, kind: DocumentKind): Iterable<Fault> {
  const { Sid: sid } = statement.fields;
  if (sid === undefined) return;
  if (typeof sid !== 'string') yield faultIn(statement, 'syntax');
  else if (kind !== 'resource' && !/^[0-9A-Za-z]*$/.test(sid)) yield faultIn(statement, 'sidCharacters');
}
