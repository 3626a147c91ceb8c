/** What a text that is not a whole command waits for. */
export interface OpenText {
  /** Whether it may be whole with one more line. Where not, nobody need read all of it again. */
  mayEndWith(line: string): boolean;
}

/** Nothing is known of how it ends. */
export const openAnyhow: OpenText = { mayEndWith: () => true };

/** What is needed is a sign. */
export const openUntil = (sign: string): OpenText => ({ mayEndWith: (line) => line.includes(sign) });

/** What bash says, in English, of a text that ends too early: in a here-document, before a bracket or quotation mark, anywhere else. */
const complaints = {
  hereDocument: /here-document at line \d+ delimited by end-of-file \(wanted `(.*)'\)/,
  matching: /unexpected EOF while looking for (?:matching )?`(.+)'/,
  end: /unexpected end of file|unexpected EOF|unexpected token `EOF'|delimited by end-of-file/,
} as const;

/** What a text waits for, by what bash says of it; `undefined` where it is whole or wrong. */
export function openByComplaint(text: string, complaint: string): OpenText | undefined {
  if (!complaints.end.test(complaint)) return undefined;
  const [, delimiter] = complaints.hereDocument.exec(complaint) ?? [];
  // Within `$(…)` bash takes the delimiter with what stands after it.
  if (delimiter !== undefined) return { mayEndWith: (line) => line.trimStart().startsWith(delimiter) };
  const [, sign] = complaints.matching.exec(complaint) ?? [];
  return sign === undefined ? openCommand(text) : openUntil(sign);
}

/** After `cat |`, `f()` or a comment any line may be the end; else it is a loop, a condition or a group, which ends with a word or sign of its own. */
function openCommand(text: string): OpenText {
  const lastLine = text.slice(text.lastIndexOf('\n') + 1);
  if (/[|&\\)]\s*$|#/.test(lastLine)) return openAnyhow;
  const end = /(?:^|[\s;&|(])\(/.test(text) ? /\b(?:done|fi|esac)\b|[})]/ : /\b(?:done|fi|esac)\b|\}/;
  return { mayEndWith: (line) => end.test(line) };
}
