import type { PolicyKind, PolicyReference } from '../kernel/need.ts';
import type { Naming } from './caller.ts';
import type { CompiledStatement } from './compiled-policy.ts';
import { evaluationRank } from './policy-kinds.ts';

/** A statement that applies: its policy's place among the decision's policies, its own in the document. */
export interface Found {
  readonly policy: number;
  readonly statement: number;
}

/** A statement that denies. */
export interface FoundDeny extends Found {
  readonly kind: PolicyKind;
}

/** A statement of a resource's policy that allows, and how it names the caller. */
export interface FoundGrant extends Found {
  readonly naming: Naming;
}

/** What the statements that apply come to, kind by kind. */
export class Tally {
  /** The first deny in evaluation order. */
  deny: FoundDeny | undefined;
  /** Allows of the resource's policy, `resource` or `trust`. */
  readonly grants: FoundGrant[] = [];

  /** Of which kinds there is a policy: a bit a kind, by its evaluation rank, as a tally is made for every decision. */
  #present = 0;
  /** The first allow of each kind, by its evaluation rank. */
  readonly #allows: (Found | undefined)[] = [];
  /** For `scp` and `rcp`, by kind and level: whether a policy attached there allows. Made when there is one. */
  #levels: Map<string, boolean> | undefined;
  #kind: PolicyKind = 'identity';
  #level = '';
  #policy = 0;

  /** Whether there is a policy of the kind. */
  has(kind: PolicyKind): boolean {
    return (this.#present & (1 << evaluationRank[kind])) !== 0;
  }

  /** The first statement of the kind that allows. */
  allow(kind: PolicyKind): Found | undefined {
    return this.#allows[evaluationRank[kind]];
  }

  /** Whether, of a kind that has levels, every level allows. */
  allowsAtEveryLevel(kind: 'scp' | 'rcp'): boolean {
    return !this.has(kind) || ![...(this.#levels ?? [])].some(([level, allows]) => level.startsWith(kind) && !allows);
  }

  /** Turns to the next policy. */
  open({ kind, level = 0 }: PolicyReference, index: number): void {
    this.#kind = kind;
    this.#policy = index;
    this.#present |= 1 << evaluationRank[kind];
    if (kind !== 'scp' && kind !== 'rcp') return;
    this.#level = `${kind} ${level}`;
    this.#levels ??= new Map();
    if (!this.#levels.has(this.#level)) this.#levels.set(this.#level, false);
  }

  /** Whether a statement of the open policy could still change the outcome. */
  wants({ effect }: CompiledStatement): boolean {
    if (effect === 'Deny') return this.deny === undefined || evaluationRank[this.#kind] < evaluationRank[this.deny.kind];
    return this.deny === undefined && (this.#kind !== 'identity' || this.allow('identity') === undefined);
  }

  /** Takes in a statement of the open policy that applies. */
  add({ effect, index }: CompiledStatement, naming: Naming): void {
    const kind = this.#kind;
    const found = { policy: this.#policy, statement: index };
    if (effect === 'Deny') {
      this.deny = { kind, ...found };
      return;
    }
    this.#allows[evaluationRank[kind]] ??= found;
    if (kind === 'resource' || kind === 'trust') this.grants.push({ ...found, naming });
    if (kind === 'scp' || kind === 'rcp') this.#levels?.set(this.#level, true);
  }
}
