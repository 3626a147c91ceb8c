import type { DecisionReason, DecisionRecord } from '../kernel/decision.ts';
import type { PolicyKind, PolicyReference } from '../kernel/need.ts';
import type { Principal } from '../kernel/principal.ts';
import type { CompiledLookup, CompiledPolicy } from './compiled-policy.ts';
import { decide } from './decide.ts';
import type { DecisionRequest } from './decision-request.ts';
import { explain } from './explain.ts';
import { parsePolicy } from './parse-policy.ts';
import { type Lack, suggestStatement } from './suggest-statement.ts';
import type { AddStatement, Change, LiftDeny, NearMiss, Suggestion } from './suggestion.ts';

/** More changes than any request needs: one for each kind of policy and level, and the denies. */
const MOST_CHANGES = 32;

/**
 * Works out the smallest changes that would allow a refused request. It tries out each change before it looks for the next,
 * so that all of them together make `decide` say yes; empty for a request that was allowed.
 */
export function suggest(record: DecisionRecord, principal: Principal, compiled: CompiledLookup): Suggestion {
  const request = { ...record, principal };
  const trial = new Trial(record.policies, compiled);
  const changes: Change[] = [];
  let reason = record.reason;
  if (reason.type === 'refusedBySetting') {
    changes.push({ type: 'changeSetting', setting: reason.setting });
    reason = decide(request, trial.policies, trial.lookup).reason;
  }
  while (changes.length < MOST_CHANGES) {
    const change = nextChange(reason, record, request, trial);
    if (change === undefined) break;
    changes.push(change);
    if (change.type === 'addStatement') trial.add(change);
    else trial.lift(change);
    reason = decide(request, trial.policies, trial.lookup).reason;
  }
  return { changes, nearMisses: record.allowed ? [] : nearMisses(record, principal, compiled) };
}

function nextChange(reason: DecisionReason, record: DecisionRecord, request: DecisionRequest, trial: Trial): AddStatement | LiftDeny | undefined {
  if (reason.type === 'implicitDeny') return suggestStatement(lackOf(reason.kind, request, trial), record, request.principal, trial.lookup);
  if (reason.type !== 'explicitDeny') return undefined;
  const { kind, policy, statement } = reason;
  const found = trial.at(policy)?.statements.find(({ index }) => index === statement);
  return {
    type: 'liftDeny',
    kind,
    policy,
    statement,
    ...(found?.sid === undefined ? {} : { sid: found.sid }),
    conditions: found?.conditions.map(({ operator, key, wanted }) => ({ operator, key: key.name, wanted })) ?? [],
  };
}

/** Of the kinds that have levels, the first level at which nothing allows. */
function lackOf(kind: PolicyKind, request: DecisionRequest, trial: Trial): Lack {
  if (kind !== 'scp' && kind !== 'rcp') return { kind };
  const allowing = new Map<number, boolean>();
  for (const finding of explain(request, trial.policies, trial.lookup)) {
    if (finding.kind !== kind) continue;
    const level = trial.policies[finding.policy]?.level ?? 0;
    const allows = finding.statements.some(({ matched, effect }) => matched && effect === 'Allow');
    allowing.set(level, allows || (allowing.get(level) ?? false));
  }
  const [level = 0] = [...allowing].find(([, allows]) => !allows) ?? [];
  return { kind, level };
}

/** A decision's policies with the suggested changes made to them. */
class Trial {
  readonly added: PolicyReference[] = [];
  readonly #documents = new Map<string, CompiledPolicy>();
  readonly #original: readonly PolicyReference[];
  readonly #compiled: CompiledLookup;
  /** Of the original policies, by their place: those of which denies were lifted. */
  readonly #lifted = new Map<number, PolicyReference>();

  constructor(original: readonly PolicyReference[], compiled: CompiledLookup) {
    this.#original = original;
    this.#compiled = compiled;
  }

  readonly lookup: CompiledLookup = (hash) => this.#documents.get(hash) ?? this.#compiled(hash);

  get policies(): readonly PolicyReference[] {
    return [...this.#original.map((policy, index) => this.#lifted.get(index) ?? policy), ...this.added];
  }

  at(index: number): CompiledPolicy | undefined {
    const reference = this.policies[index];
    return reference && this.lookup(reference.hash);
  }

  add({ kind, level, attachedTo, statement }: AddStatement): void {
    const hash = `suggested ${this.#documents.size}`;
    this.#documents.set(hash, parsePolicy(JSON.stringify({ Version: '2012-10-17', Statement: statement })));
    this.added.push({ kind, name: 'suggested', attachedTo, hash, ...(level === undefined ? {} : { level }) });
  }

  lift({ policy, statement }: LiftDeny): void {
    const reference = this.policies[policy];
    if (reference === undefined) return;
    const whole = this.lookup(reference.hash);
    const hash = `lifted ${this.#documents.size}`;
    this.#documents.set(hash, {
      ...whole,
      statements: whole.statements.filter(({ index }) => index !== statement),
      statementsFor: (action) => whole.statementsFor(action).filter(({ index }) => index !== statement),
    });
    this.#lifted.set(policy, { ...reference, hash });
  }
}

function nearMisses(record: DecisionRecord, principal: Principal, compiled: CompiledLookup): readonly NearMiss[] {
  const findings = explain({ ...record, principal }, record.policies, compiled);
  return findings.flatMap(({ policy, applies, statements }) =>
    statements.flatMap(({ statement, sid, effect, mismatches }): NearMiss[] => {
      const [mismatch, ...more] = mismatches;
      if (!applies || effect !== 'Allow' || mismatch === undefined || more.length > 0) return [];
      return [{ policy, statement, ...(sid === undefined ? {} : { sid }), mismatch }];
    }),
  );
}
