import type { Cloud } from '../../../engine/cloud.ts';
import type { CompiledLookup } from '../../../policy/compiled-policy.ts';
import { policyCache } from '../../../policy/policy-cache.ts';

/** The policy documents that an explanation looks at: those that the cloud keeps by content, and some read anew. */
export class Documents {
  readonly #cloud: Cloud;
  readonly #read = new Map<string, string>();

  constructor(cloud: Cloud) {
    this.#cloud = cloud;
  }

  /** A document's text. @throws where the cloud does not have it, which keeps every text that a decision looked at */
  text(hash: string): string {
    const text = this.#kept(hash);
    if (text === undefined) throw new Error(`The cloud has no policy document ${hash}.`);
    return text;
  }

  readonly compiled: CompiledLookup = (hash) => policyCache.get(hash, () => this.#kept(hash));

  #kept(hash: string): string | undefined {
    return this.#read.get(hash) ?? this.#cloud.policyDocument(hash);
  }

  /** Takes in a document that was read anew, under a name of its own. */
  add(text: string): string {
    const hash = `read anew: ${text}`;
    this.#read.set(hash, text);
    return hash;
  }
}
