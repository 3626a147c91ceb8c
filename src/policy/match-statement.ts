import { type CallerName, callerNames, isSpared, type Naming, namingOf } from './caller.ts';
import type { CompiledStatement } from './compiled-policy.ts';
import type { DecisionRequest } from './decision-request.ts';
import { type RequestContext, requestContext } from './request-context.ts';

/** A request made ready for statements to be matched against. */
export interface Subject {
  readonly request: DecisionRequest;
  readonly context: RequestContext;
  /** Worked out when a policy first names a principal. */
  names(): readonly CallerName[];
}

/** Makes a request ready. */
export function subjectOf(request: DecisionRequest): Subject {
  const context = requestContext(request.context);
  let names: readonly CallerName[] | undefined;
  return { request, context, names: () => (names ??= callerNames(request.principal, context)) };
}

/** Whether the statement's `Resource` or `NotResource` applies. A statement without either, as in trust policies, is about what it is attached to. */
function matchesResource({ resource: list }: CompiledStatement, { request, context }: Subject): boolean {
  if (list === undefined) return true;
  for (const pattern of list.patterns) if (pattern.matches(request.resource, context)) return !list.not;
  return list.not;
}

/** How the statement's `Principal` names the caller; `undefined` when it does not apply to them. A statement without one is about whom it is attached to. */
export function matchesPrincipal({ principal: element, effect }: CompiledStatement, subject: Subject): Naming | undefined {
  if (element === undefined) return 'everyone';
  if (!element.not) return namingOf(element, subject.names());
  return isSpared(element, subject.names(), effect) ? undefined : 'everyone';
}

/** Whether every condition of the statement is met. */
function meetsConditions({ conditions }: CompiledStatement, { context }: Subject): boolean {
  for (const condition of conditions) if (!condition.isMet(context)) return false;
  return true;
}

/** How a statement that applies to the action applies to the whole request; `undefined` when it does not. */
export function matchStatement(statement: CompiledStatement, subject: Subject): Naming | undefined {
  if (!matchesResource(statement, subject)) return undefined;
  const naming = matchesPrincipal(statement, subject);
  return naming !== undefined && meetsConditions(statement, subject) ? naming : undefined;
}
