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
  /** The kinds of which there is a policy. */
  readonly present = new Set<PolicyKind>();
  /** The first allow of each kind. */
  readonly allows = new Map<PolicyKind, Found>();
  /** Allows of the resource's policy, `resource` or `trust`. */
  readonly grants: FoundGrant[] = [];
  /** For `scp` and `rcp`: by level, whether a policy attached there allows. */
  readonly levels: { readonly scp: Map<number, boolean>; readonly rcp: Map<number, boolean> } = { scp: new Map(), rcp: new Map() };

  #kind: PolicyKind = 'identity';
  #level = 0;
  #policy = 0;

  /** Turns to the next policy. */
  open({ kind, level = 0 }: PolicyReference, index: number): void {
    this.#kind = kind;
    this.#level = level;
    this.#policy = index;
    this.present.add(kind);
    if ((kind === 'scp' || kind === 'rcp') && !this.levels[kind].has(level)) this.levels[kind].set(level, false);
  }

  /** Whether a statement of the open policy could still change the outcome. */
  wants({ effect }: CompiledStatement): boolean {
    if (effect === 'Deny') return this.deny === undefined || evaluationRank[this.#kind] < evaluationRank[this.deny.kind];
    return this.deny === undefined && (this.#kind !== 'identity' || !this.allows.has('identity'));
  }

  /** Takes in a statement of the open policy that applies. */
  add({ effect, index }: CompiledStatement, naming: Naming): void {
    const kind = this.#kind;
    const found = { policy: this.#policy, statement: index };
    if (effect === 'Deny') this.deny = { kind, ...found };
    else {
      if (!this.allows.has(kind)) this.allows.set(kind, found);
      if (kind === 'resource' || kind === 'trust') this.grants.push({ ...found, naming });
      if (kind === 'scp' || kind === 'rcp') this.levels[kind].set(this.#level, true);
    }
  }
}
