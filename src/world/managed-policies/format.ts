/** A row of `index.json`: name, path, unique id, default version, and when the policy and that version were made (seconds since 1970). */
export type PackedPolicy = readonly [name: string, path: string, id: string, version: string, createdAt: number, updatedAt: number];

/** Over how many files the documents are spread. */
export const shardCount = 32;

/** The number of the file that holds a policy's document. */
export function shardOf(name: string): number {
  let sum = 0;
  for (let at = 0; at < name.length; at += 1) sum = (sum * 31 + name.charCodeAt(at)) % 65_521;
  return sum % shardCount;
}
