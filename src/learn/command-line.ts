/** A line cut into words, or what is missing for that. */
export type Words =
  | { readonly words: readonly string[] }
  /** `quote`: a quotation mark is open; `continuation`: the line ends with `\`, `^` or a backtick. */
  | { readonly incomplete: 'quote' | 'continuation' };

/** Signs at a line's end that say it goes on: a POSIX shell's, cmd.exe's and PowerShell's. */
const continuation = /(?:^|\s)[\\^`]\s*$/;

/**
 * Cuts a command line into words, the same way on every platform: blanks part words, single quotes keep all as it is, double quotes know
 * `\"` and `\\`, a backslash outside of quotes keeps the next sign. PowerShell's doubled quotes (`''`, `""`) inside quotes stand for one.
 * Nothing is expanded and nothing is run.
 * @param text one line, or several of which all but the last go on
 */
export function splitCommandLine(text: string): Words {
  const joined = text.replace(/(^|\s)[\\^`][ \t]*\r?\n/g, '$1');
  if (continuation.test(joined)) return { incomplete: 'continuation' };
  const words: string[] = [];
  let word: string | undefined;
  let position = 0;
  while (position < joined.length) {
    const sign = joined.charAt(position);
    if (/\s/.test(sign)) {
      if (word !== undefined) words.push(word);
      word = undefined;
      position += 1;
    } else if (sign === "'" || sign === '"') {
      const quoted = readQuoted(joined, position);
      if (!quoted) return { incomplete: 'quote' };
      word = (word ?? '') + quoted.text;
      position = quoted.end;
    } else {
      // Windows paths keep their backslashes: only one before a blank, a quote or itself is an escape.
      const escapes = sign === '\\' && /[\s'"\\]/.test(joined.charAt(position + 1));
      word = (word ?? '') + (escapes ? joined.charAt(position + 1) : sign);
      position += escapes ? 2 : 1;
    }
  }
  if (word !== undefined) words.push(word);
  return { words };
}

function readQuoted(text: string, start: number): { readonly text: string; readonly end: number } | undefined {
  const quote = text.charAt(start);
  let inside = '';
  for (let position = start + 1; position < text.length; position += 1) {
    const sign = text.charAt(position);
    const next = text.charAt(position + 1);
    if (sign === quote && next === quote && isDoubled(text, position)) {
      inside += quote;
      position += 1;
    } else if (sign === quote) return { text: inside, end: position + 1 };
    else if (sign === '\\' && quote === '"' && (next === '"' || next === '\\')) {
      inside += next;
      position += 1;
    } else inside += sign;
  }
  return undefined;
}

/** Whether two quotes in a row are PowerShell's escape rather than an end and a new beginning: they are when the quotation goes on to a later end. */
function isDoubled(text: string, position: number): boolean {
  const quote = text.charAt(position);
  const after = text.charAt(position + 2);
  return after !== '' && !/\s/.test(after) && text.includes(quote, position + 2);
}
