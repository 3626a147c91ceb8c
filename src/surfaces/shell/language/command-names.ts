/** What bash reads as one: the signs that matter to where commands begin, and words. */
const token =
  /(?<quoted>\\[\s\S]|'[^']*'?|"(?:\\[\s\S]|[^"\\])*"?)|(?<comment>(?<![^\s;&|(])#[^\n]*)|<<<|<<-?[ \t]*\\?(?<mark>['"]?)(?<delimiter>[\w.-]+)\k<mark>|(?<redirection>&>>?|[<>]+[&|]?(?!\())|(?<line>\n)|(?<operator>[;&|`])|(?<arithmetic>\(\()|(?<definition>\([ \t]*\))|(?<open>\()|(?<close>\))|(?<word>[^\s;&|()<>`'"\\]+)/y;

/** Words after which a command begins. Source: Bash Reference Manual, "Reserved Words". */
const leading: ReadonlySet<string> = new Set(['if', 'then', 'else', 'elif', 'while', 'until', 'do', '!', '{', '}', 'time']);

/**
 * The names that stand in a text where bash expects that of a command: at its beginning, after `;`, `&&`, `|`, `do`, `$(` and the like, but not
 * in quotes, comments, here-documents, patterns of `case`, or where a function is defined.
 */
export function commandNames(text: string): readonly string[] {
  const names: string[] = [];
  const delimiters: string[] = [];
  let begins = true;
  let depth = 0;
  /** How deep `((` stands, in which names are of variables. */
  let arithmeticFrom: number | undefined;
  for (let position = 0; position < text.length; ) {
    token.lastIndex = position;
    const found = token.exec(text);
    if (found === null) {
      position += 1;
      continue;
    }
    const { delimiter, line, operator, arithmetic, definition, open, close, word, comment } = found.groups ?? {};
    const before = text.charAt(position - 1);
    position = token.lastIndex;
    if (delimiter !== undefined) delimiters.push(delimiter);
    else if (line !== undefined) {
      for (const end of delimiters.splice(0)) position = afterHereDocument(text, position, end);
      begins = true;
    } else if (operator !== undefined || definition !== undefined) begins = true;
    else if (arithmetic !== undefined) {
      arithmeticFrom ??= depth;
      depth += 2;
    } else if (open !== undefined) {
      depth += 1;
      // `LIST=(a b)` holds values.
      begins = before !== '=';
    } else if (close !== undefined) {
      // One that nothing opens ends a pattern of `case`.
      begins = depth === 0;
      depth = Math.max(0, depth - 1);
      if (depth === arithmeticFrom) arithmeticFrom = undefined;
    } else if (word !== undefined && begins && arithmeticFrom === undefined) {
      const next = /^[ \t]*\(|^[ \t]*\)/.exec(text.slice(position))?.[0].trim();
      begins = leading.has(word) || /^\w+\+?=/.test(word);
      if (!begins && next !== '(' && !(next === ')' && depth === 0)) names.push(word);
    } else if (comment === undefined) begins = begins && /=$/.test(before);
  }
  return names;
}

/** Where the text goes on after a here-document. */
function afterHereDocument(text: string, from: number, delimiter: string): number {
  let position = from;
  while (position < text.length) {
    const end = text.indexOf('\n', position);
    const line = text.slice(position, end < 0 ? text.length : end);
    position = end < 0 ? text.length : end + 1;
    if (line.replace(/^\t+/, '') === delimiter) break;
  }
  return position;
}
