import type { ReadState } from '../kernel/state.ts';
import type { CompiledLookup } from '../policy/compiled-policy.ts';
import { policyCache } from '../policy/policy-cache.ts';
import { documentText } from '../services/shared/policy-documents.ts';

/** Policies by the hash of their text, compiled once while the process lives. */
export interface CompiledPolicies {
  /** A function that finds the policies of this state. */
  of(state: ReadState): CompiledLookup;
}

/** A cache of compiled policies over the texts that a cloud keeps. */
export function compiledPolicies(): CompiledPolicies {
  return { of: (state) => (hash) => policyCache.get(hash, () => documentText(state, hash)) };
}
