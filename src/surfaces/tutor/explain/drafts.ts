import type { PolicyReference } from '../../../kernel/need.ts';
import type { SuggestedStatement } from '../../../policy/suggestion.ts';
import type { Documents } from './documents.ts';

/** A policy document as JSON. */
export interface PolicyDocument {
  readonly Version: string;
  readonly Statement: readonly object[];
  readonly [element: string]: unknown;
}

interface Draft {
  readonly document: PolicyDocument;
  /** The statements as they were, lifted ones set to `undefined` so that places stay what they are. */
  readonly original: (object | undefined)[];
  readonly added: object[];
}

/** Policies as they will be: several changes to one policy add up, so that each command holds all that came before it. */
export class Drafts {
  readonly #documents: Documents;
  readonly #drafts = new Map<string, Draft>();

  constructor(documents: Documents) {
    this.#documents = documents;
  }

  /** The policy with one more statement; a new one where there is none. */
  add(policy: PolicyReference | undefined, key: string, statement: SuggestedStatement): PolicyDocument {
    const draft = this.#draft(key, policy);
    draft.added.push(statement);
    return whole(draft);
  }

  /** The policy without a statement; `undefined` when that leaves none. */
  lift(policy: PolicyReference, key: string, statement: number): PolicyDocument | undefined {
    const draft = this.#draft(key, policy);
    draft.original[statement] = undefined;
    const left = whole(draft);
    return left.Statement.length === 0 ? undefined : left;
  }

  #draft(key: string, policy: PolicyReference | undefined): Draft {
    const kept = this.#drafts.get(key);
    if (kept !== undefined) return kept;
    const document = policy === undefined ? { Version: '2012-10-17', Statement: [] } : (JSON.parse(this.#documents.text(policy.hash)) as PolicyDocument);
    const draft = { document, original: [document.Statement].flat(), added: [] };
    this.#drafts.set(key, draft);
    return draft;
  }
}

const whole = ({ document, original, added }: Draft): PolicyDocument => ({
  ...document,
  Statement: [...original.filter((statement) => statement !== undefined), ...added],
});
