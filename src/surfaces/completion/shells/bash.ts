import type { Candidate } from '../candidate.ts';
import { readUnfinishedLine } from '../unfinished-line.ts';
import { type CompletingShell, callback } from './shell.ts';

/**
 * bash parts words at COMP_WORDBREAKS, colons and equal signs among them, and replaces only what stands after the last of them. So it
 * hands over the line as it is, and gets back what goes in there; a blank at the end says that the word is whole. Where it only lists
 * (COMP_TYPE 63, the second TAB) it gets whole words, as `//cat-photos/` is nothing that anybody types. Works from bash 3.2 on.
 */
const script = `# Completion of nimbi for bash. In ~/.bashrc:  eval "$(nimbi completion bash)"
_nimbi_complete() {
  local candidate
  COMPREPLY=()
  while IFS= read -r candidate; do
    COMPREPLY+=("$candidate")
  done < <("$1" ${callback} bash -- "\${COMP_LINE:0:COMP_POINT}" "$COMP_WORDBREAKS" "$COMP_TYPE" 2>/dev/null)
}
complete -o default -o nospace -o nosort -F _nimbi_complete nimbi 2>/dev/null ||
  complete -o default -o nospace -F _nimbi_complete nimbi
`;

const special = /[\s'"$`&|;<>()*?![\]{}#~]/g;

/** What bash has typed of the word already and will not replace. */
function kept(line: string, breaks: string): number {
  const { current, quote } = readUnfinishedLine(line);
  if (quote !== '') return 0;
  return Math.max(...[...breaks].filter((sign) => sign === ':' || sign === '=').map((sign) => current.lastIndexOf(sign) + 1), 0);
}

function spelled({ value, open }: Candidate, from: number, quote: string): string {
  const rest = value.slice(from);
  const text = quote === '' ? rest.replace(special, '\\$&') : rest;
  return open ? text : `${text}${quote} `;
}

/** The code of the sign `?`: possible completions are listed, and none is put into the line. */
const listing = '63';

/** GNU bash. */
export const bash: CompletingShell = {
  script,
  read: ([line = '']) => {
    const { words, current } = readUnfinishedLine(line);
    return { words: words.slice(1), current };
  },
  write: (candidates, [line = '', breaks = '', type]) => {
    if (type === listing) return candidates.map(({ value }) => value);
    const { quote } = readUnfinishedLine(line);
    const from = kept(line, breaks);
    return candidates.map((candidate) => spelled(candidate, from, quote));
  },
};
