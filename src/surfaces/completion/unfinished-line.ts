/** A command line that is being typed, up to the cursor. */
export interface UnfinishedLine {
  /** The whole words before the one that is being typed. */
  readonly words: readonly string[];
  /** The word that is being typed, without quotes; empty after a blank. */
  readonly current: string;
  /** Where that word begins, its quotation mark included. */
  readonly start: number;
  /** The quotation mark that is open. */
  readonly quote: string;
}

/** Reads a line as far as it goes: a quotation mark may be open, and a backslash hides the sign after it. */
export function readUnfinishedLine(line: string): UnfinishedLine {
  const words: string[] = [];
  let current: string | undefined;
  let start = line.length;
  let quote = '';
  for (let position = 0; position < line.length; position += 1) {
    const sign = line.charAt(position);
    if (quote === '' && /\s/.test(sign)) {
      if (current !== undefined) words.push(current);
      current = undefined;
      start = line.length;
      continue;
    }
    if (current === undefined) start = position;
    current ??= '';
    if (sign === quote) quote = '';
    else if (quote === '' && (sign === '"' || sign === "'")) quote = sign;
    else if (sign === '\\' && quote !== "'" && position + 1 < line.length) {
      position += 1;
      // A line that goes on has no word at its end.
      if (line.charAt(position) !== '\n') current += line.charAt(position);
      else if (current === '') current = undefined;
    } else current += sign;
  }
  return { words, current: current ?? '', start, quote };
}
