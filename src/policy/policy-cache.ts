import type { CompiledPolicy } from './compiled-policy.ts';
import { parsePolicy } from './parse-policy.ts';

/** Policies prepared once, by the hash of their text. It may serve every cloud of a process, as a hash stands for one text. */
export interface PolicyCache {
  /**
   * The policy of that hash; one without statements, which is not kept, where its text is gone.
   * @param documentText gives its text when it is not kept
   */
  get(hash: string, documentText: () => string | undefined): CompiledPolicy;
}

/** Makes a cache that keeps about the `limit` most recently used policies. */
export function createPolicyCache(limit = 4_096): PolicyCache {
  // Two generations: a hit costs one look, and when the young one is full the old one, unused since, is dropped.
  let young = new Map<string, CompiledPolicy>();
  let old = new Map<string, CompiledPolicy>();
  return {
    get(hash, documentText) {
      const kept = young.get(hash);
      if (kept !== undefined) return kept;
      const policy = old.get(hash) ?? read(documentText());
      if (policy === undefined) return parsePolicy('{}');
      if (young.size >= limit / 2) {
        old = young;
        young = new Map();
      }
      young.set(hash, policy);
      return policy;
    },
  };
}

const read = (text: string | undefined): CompiledPolicy | undefined => (text === undefined ? undefined : parsePolicy(text));

/** The policies that this process has met, of all its clouds. */
export const policyCache = createPolicyCache();
