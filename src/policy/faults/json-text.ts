/** How deep the objects and lists of a policy may be nested; a valid one needs five. */
const MAX_DEPTH = 32;

/** The longest document looked at, in characters: the bound of IAM's and STS's parameters. */
const MAX_LENGTH = 131_072;

/** A text read as JSON, or what keeps it from being a policy. */
export type ReadJson = { readonly ok: true; readonly value: unknown } | { readonly ok: false; readonly reason: 'invalid' | 'ambiguous' };

/** Reads JSON. Text that is too long, too deep, or names a member of an object twice, is `ambiguous`: valid JSON perhaps, but no policy. */
export function readJson(text: string): ReadJson {
  if (text.length > MAX_LENGTH) return { ok: false, reason: 'ambiguous' };
  try {
    const value: unknown = JSON.parse(text);
    return isPlain(text) ? { ok: true, value } : { ok: false, reason: 'ambiguous' };
  } catch {
    return { ok: false, reason: 'invalid' };
  }
}

/** Whether valid JSON stays within the depth and names no member twice. It keeps, for every open object or list, the names met so far. */
function isPlain(json: string): boolean {
  const open: (Set<string> | undefined)[] = [];
  const tokens = /"(?:[^"\\]|\\.)*"(\s*:)?|[[\]{}]/g;
  for (const [token, colon] of json.matchAll(tokens)) {
    if (token === '{' || token === '[') {
      if (open.push(token === '{' ? new Set() : undefined) > MAX_DEPTH) return false;
    } else if (token === '}' || token === ']') {
      open.pop();
    } else if (colon !== undefined) {
      const name: unknown = JSON.parse(token.slice(0, token.length - colon.length));
      const names = open.at(-1);
      if (names === undefined || typeof name !== 'string' || names.has(name)) return false;
      names.add(name);
    }
  }
  return true;
}
