import { isPlainObject } from '../kernel/json.ts';
import type { CompiledPolicy, CompiledPrincipal, CompiledStatement, Effect, PatternList, PrincipalType } from './compiled-policy.ts';
import { type CompiledCondition, compileCondition } from './conditions/condition.ts';
import { compilePattern, type PatternOptions } from './pattern.ts';
import { asTexts, statementsOf } from './policy-document.ts';

/** How many actions a policy remembers the applicable statements of, before it forgets them all. */
const REMEMBERED_ACTIONS = 256;

/**
 * Prepares a policy document for decisions.
 * @param text a document in which `policyFaults` found nothing
 * @throws SyntaxError when it is not JSON
 */
export function parsePolicy(text: string): CompiledPolicy {
  const document: unknown = JSON.parse(text);
  const version = isPlainObject(document) && document.Version === '2012-10-17' ? '2012-10-17' : '2008-10-17';
  const statements = statementsOf(document).map((statement, index) => new ParsedStatement(statement, index, version === '2012-10-17'));
  const remembered = new Map<string, readonly CompiledStatement[]>();
  return {
    version,
    statements,
    statementsFor(action) {
      let found = remembered.get(action);
      if (found === undefined) {
        if (remembered.size >= REMEMBERED_ACTIONS) remembered.clear();
        found = statements.filter((statement) => appliesToAction(statement, action));
        remembered.set(action, found);
      }
      return found;
    },
  };
}

/** Whether a statement's `Action` or `NotAction` applies to an action. */
const appliesToAction = ({ action: list }: CompiledStatement, action: string): boolean =>
  list !== undefined && list.patterns.some((pattern) => pattern.matches(action, noContext)) !== list.not;

const noContext = { get: () => undefined };

/** Prepares its elements when they are first looked at: most statements fail on the action or the resource, and are never asked for the rest. */
class ParsedStatement implements CompiledStatement {
  readonly index: number;
  readonly sid: string | undefined;
  readonly effect: Effect;
  readonly #fields: Readonly<Record<string, unknown>>;
  readonly #variables: boolean;
  #action: { readonly list: PatternList | undefined } | undefined;
  #resource: { readonly list: PatternList | undefined } | undefined;
  #principal: { readonly element: CompiledPrincipal | undefined } | undefined;
  #conditions: readonly CompiledCondition[] | undefined;

  constructor(fields: Readonly<Record<string, unknown>>, index: number, variables: boolean) {
    this.index = index;
    this.sid = typeof fields.Sid === 'string' ? fields.Sid : undefined;
    this.effect = fields.Effect === 'Allow' ? 'Allow' : 'Deny';
    this.#fields = fields;
    this.#variables = variables;
  }

  get action(): PatternList | undefined {
    this.#action ??= { list: patternList(this.#fields, 'Action', { variables: false, wildcards: true, ignoreCase: true }) };
    return this.#action.list;
  }

  get resource(): PatternList | undefined {
    this.#resource ??= { list: patternList(this.#fields, 'Resource', { variables: this.#variables, wildcards: true }) };
    return this.#resource.list;
  }

  get principal(): CompiledPrincipal | undefined {
    this.#principal ??= { element: principalOf(this.#fields) };
    return this.#principal.element;
  }

  get conditions(): readonly CompiledCondition[] {
    this.#conditions ??= conditionsOf(this.#fields.Condition, this.#variables);
    return this.#conditions;
  }
}

function patternList(statement: Readonly<Record<string, unknown>>, element: 'Action' | 'Resource', options: PatternOptions): PatternList | undefined {
  const not = !Object.hasOwn(statement, element) && Object.hasOwn(statement, `Not${element}`);
  const value = statement[not ? `Not${element}` : element];
  if (value === undefined) return undefined;
  return { not, patterns: asTexts(value).map((text) => compilePattern(text, options)) };
}

function principalOf(statement: Readonly<Record<string, unknown>>): CompiledPrincipal | undefined {
  const not = statement.Principal === undefined;
  const value = statement[not ? 'NotPrincipal' : 'Principal'];
  if (value === undefined) return undefined;
  const texts = (type: PrincipalType): ReadonlySet<string> => new Set(isPlainObject(value) ? asTexts(value[type]) : []);
  const named = { AWS: texts('AWS'), Service: texts('Service'), Federated: texts('Federated'), CanonicalUser: texts('CanonicalUser') };
  return { not, everyone: asTexts(value).includes('*') || named.AWS.has('*'), named };
}

function conditionsOf(block: unknown, variables: boolean): readonly CompiledCondition[] {
  if (!isPlainObject(block)) return [];
  return Object.entries(block).flatMap(([operator, keys]) =>
    isPlainObject(keys) ? Object.entries(keys).map(([key, values]) => compileCondition(operator, key, asTexts(values), variables)) : [],
  );
}
