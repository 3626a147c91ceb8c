import type { CompiledCondition } from './conditions/condition.ts';
import type { Pattern } from './pattern.ts';

/** What a statement does when it applies. */
export type Effect = 'Allow' | 'Deny';

/** A list of patterns with the element it stands in: `Action` or `NotAction`, `Resource` or `NotResource`. */
export interface PatternList {
  /** True for the `Not…` element: it applies to all but what is listed. */
  readonly not: boolean;
  readonly patterns: readonly Pattern[];
}

/** The types of principals that a `Principal` element can name. */
export type PrincipalType = 'AWS' | 'Service' | 'Federated' | 'CanonicalUser';

/** A `Principal` or `NotPrincipal` element. */
export interface CompiledPrincipal {
  readonly not: boolean;
  /** `"*"` or `{"AWS": "*"}`: everyone. */
  readonly everyone: boolean;
  readonly named: Readonly<Record<PrincipalType, ReadonlySet<string>>>;
}

/** One statement, ready to be matched. An element is `undefined` where the statement does not have it. */
export interface CompiledStatement {
  /** Its place in the document, from 0. */
  readonly index: number;
  readonly sid: string | undefined;
  readonly effect: Effect;
  readonly principal: CompiledPrincipal | undefined;
  readonly action: PatternList | undefined;
  readonly resource: PatternList | undefined;
  readonly conditions: readonly CompiledCondition[];
}

/** A policy document, ready for decisions. */
export interface CompiledPolicy {
  readonly version: '2012-10-17' | '2008-10-17';
  readonly statements: readonly CompiledStatement[];
  /** The statements whose `Action` or `NotAction` applies to an action. */
  statementsFor(action: string): readonly CompiledStatement[];
}

/** Finds a compiled policy by the hash of its document. */
export type CompiledLookup = (hash: string) => CompiledPolicy;
