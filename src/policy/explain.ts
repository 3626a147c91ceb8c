import type { PolicyReference } from '../kernel/need.ts';
import type { CompiledLookup, CompiledPrincipal, CompiledStatement, PatternList } from './compiled-policy.ts';
import type { DecisionRequest } from './decision-request.ts';
import type { ConditionFinding, Mismatch, PolicyFinding, StatementFinding } from './finding.ts';
import { matchesPrincipal, type Subject, subjectOf } from './match-statement.ts';
import { nearestPattern } from './nearest.ts';
import { variablesIn } from './pattern.ts';
import { bindsPrincipal } from './policy-kinds.ts';

/** Says of every statement of every policy whether it applies to the request and on what it fails. It takes what `decide` takes and agrees with it. */
export function explain(request: DecisionRequest, policies: readonly PolicyReference[], compiled: CompiledLookup): readonly PolicyFinding[] {
  const subject = subjectOf(request);
  return policies.map(({ kind, hash }, policy) => ({
    policy,
    kind,
    applies: bindsPrincipal(kind, request.principal),
    statements: compiled(hash).statements.map((statement) => statementFinding(statement, subject)),
  }));
}

function statementFinding(statement: CompiledStatement, subject: Subject): StatementFinding {
  const { sid, effect, index, principal } = statement;
  const conditions = conditionFindings(statement, subject);
  const naming = matchesPrincipal(statement, subject);
  const mismatches: readonly Mismatch[] = [
    ...actionMismatch(statement, subject),
    ...resourceMismatch(statement, subject),
    ...(principal !== undefined && naming === undefined ? [principalMismatch(principal)] : []),
    ...conditions.flatMap(({ met }, condition): Mismatch[] => (met ? [] : [{ on: 'condition', condition }])),
  ];
  const matched = mismatches.length === 0;
  return {
    statement: index,
    ...(sid === undefined ? {} : { sid }),
    effect,
    matched,
    ...(matched && principal !== undefined && naming !== undefined ? { naming } : {}),
    mismatches,
    conditions,
  };
}

/** The pattern of the list that matches. */
const matching = (list: PatternList, text: string, { context }: Subject): string | undefined =>
  list.patterns.find((pattern) => pattern.matches(text, context))?.source;

function actionMismatch({ action: list }: CompiledStatement, subject: Subject): readonly Mismatch[] {
  const { action } = subject.request;
  if (list === undefined) return [{ on: 'action', patterns: [] }];
  const pattern = matching(list, action, subject);
  if (list.not) return pattern === undefined ? [] : [{ on: 'notAction', pattern }];
  return pattern !== undefined ? [] : [{ on: 'action', ...wanted(list, action) }];
}

function resourceMismatch({ resource: list }: CompiledStatement, subject: Subject): readonly Mismatch[] {
  const { resource } = subject.request;
  if (list === undefined) return [];
  const pattern = matching(list, resource, subject);
  if (list.not) return pattern === undefined ? [] : [{ on: 'notResource', pattern }];
  if (pattern !== undefined) return [];
  const patterns = wanted(list, resource);
  const variables = patterns.nearest === undefined ? [] : variablesIn(patterns.nearest);
  const unresolved = variables.filter((name) => typeof subject.context.get({ name, lower: name.toLowerCase() }) !== 'string');
  return [{ on: 'resource', ...patterns, unresolved }];
}

function wanted({ patterns }: PatternList, text: string): { readonly patterns: readonly string[]; readonly nearest?: string } {
  const nearest = nearestPattern(patterns, text);
  return { patterns: patterns.map(({ source }) => source), ...(nearest === undefined ? {} : { nearest }) };
}

function principalMismatch({ not, everyone, named }: CompiledPrincipal): Mismatch {
  const names = Object.values(named).flatMap((texts) => [...texts]);
  return { on: not ? 'notPrincipal' : 'principal', named: everyone && names.length === 0 ? ['*'] : names };
}

function conditionFindings({ conditions }: CompiledStatement, { context }: Subject): readonly ConditionFinding[] {
  return conditions.map((condition) => {
    const actual = context.get(condition.key);
    const { operator, key, wanted: values } = condition;
    return { operator, key: key.name, wanted: values, ...(actual === undefined ? {} : { actual }), met: condition.isMet(context) };
  });
}
