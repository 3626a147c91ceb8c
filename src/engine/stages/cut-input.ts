import type { Json, JsonObject } from '../../kernel/json.ts';
import { isPlainObject } from '../../kernel/json.ts';
import { sha256 } from '../../kernel/sha256.ts';

/** So many characters of JSON the input of a refused call may have in the journal. */
const largestRefusedInput = 64 * 1024;

const longestText = 1024;
const shownOfText = 256;

/**
 * Cuts the input of a refused call, which had no effect that its input would have to rebuild: nobody fills the journal with what was refused.
 * Long texts keep their beginning, with their length and SHA-256; members that are too long all the same (by their number of items) are left out.
 * @returns `undefined` where the input is short enough to be kept whole
 */
export function cutInput(input: JsonObject): JsonObject | undefined {
  if (sizeOf(input) <= largestRefusedInput) return undefined;
  const cut: Record<string, Json> = {};
  let size = 0;
  for (const [name, value] of Object.entries(input)) {
    const short = cutTexts(value);
    const added = sizeOf({ [name]: short });
    if (size + added > largestRefusedInput) continue;
    size += added;
    cut[name] = short;
  }
  return cut;
}

function cutTexts(value: Json): Json {
  if (typeof value === 'string') return value.length <= longestText ? value : cutText(value);
  if (Array.isArray(value)) return (value as readonly Json[]).map(cutTexts);
  return isPlainObject(value) ? Object.fromEntries(Object.entries(value as JsonObject).map(([name, item]) => [name, cutTexts(item)])) : value;
}

/** Well-formed also where a pair of surrogates was parted: every store keeps it as it is. */
const cutText = (text: string): string => `${Buffer.from(text.slice(0, shownOfText)).toString()}… (${text.length} characters, SHA-256 ${sha256(text)})`;

const sizeOf = (value: Json): number => JSON.stringify(value).length;
