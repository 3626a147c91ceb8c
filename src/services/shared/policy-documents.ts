import { sha256 } from '../../kernel/sha256.ts';
import { defineTable, type ReadState, type State } from '../../kernel/state.ts';

/** Policy texts by content: key `[hash]`. A text once kept stays, so that old decisions can be explained. */
export const policyDocuments = defineTable<string>('policies.documents');

/** The name under which a policy's text is kept: SHA-256, in hexadecimal. */
const documentHash = (text: string): string => sha256(text);

/** Keeps a policy's text and gives its hash. */
export function keepDocument(state: State, text: string): string {
  const hash = documentHash(text);
  if (state.get(policyDocuments, [hash]) === undefined) state.put(policyDocuments, [hash], text);
  return hash;
}

/** The text of a policy that was kept. Throws when there is none: a row that names it is broken. */
export function documentText(state: ReadState, hash: string): string {
  const text = state.get(policyDocuments, [hash]);
  if (text === undefined) throw new Error(`No policy document ${hash} is kept in this cloud.`);
  return text;
}
