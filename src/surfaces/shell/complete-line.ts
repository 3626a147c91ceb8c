import type { Candidate } from '../completion/candidate.ts';
import { complete } from '../completion/complete.ts';
import { readUnfinishedLine, type UnfinishedLine } from '../completion/unfinished-line.ts';
import type { CompletionWorld } from '../completion/world.ts';
import type { LineCompletion } from './terminal/terminal.ts';

/** The words that a prompt knows besides programs, each with what may stand after it. */
export type PromptWords = Readonly<Record<string, (world: CompletionWorld) => Iterable<string>>>;

/** More than this at once tells nobody anything. */
const mostShown = 100;

/** What TAB does at a prompt. `line` is what stands before the cursor. */
export async function completeLine(line: string, words: PromptWords, world: CompletionWorld): Promise<LineCompletion> {
  const variables = variablesAtEnd(line, world);
  if (variables) return variables;
  const begun = commandStart(line);
  const unfinished = readUnfinishedLine(line.slice(begun));
  const found = await candidates(unfinished, words, world);
  const fitting = found.filter(({ value }) => value.startsWith(unfinished.current));
  const shown = fitting.length > mostShown ? folded(fitting, unfinished.current) : fitting;
  return [shown.map((candidate) => spelled(candidate, unfinished.quote)), line.slice(begun + unfinished.start)];
}

/** `$NA`: bash sets no variable in `'…'`. */
function variablesAtEnd(line: string, world: CompletionWorld): LineCompletion | undefined {
  const [typed, sign = '', name = ''] = /(\$\{?)(\w*)$/.exec(line) ?? [];
  if (typed === undefined || world.variables === undefined || readUnfinishedLine(line).quote === "'") return undefined;
  const end = sign === '$' ? '' : '}';
  const names = [...world.variables()].filter((each) => each.startsWith(name)).sort();
  return [names.map((each) => `${sign}${each}${end}`), typed];
}

async function candidates({ words: typed, current }: UnfinishedLine, words: PromptWords, world: CompletionWorld): Promise<readonly Candidate[]> {
  const [first, ...rest] = typed;
  if (first === undefined) return ['aws', 'nimbi', ...Object.keys(words)].map((value) => ({ value }));
  if (first === 'aws' || first === 'nimbi') {
    const found = await complete({ program: first, words: rest, current }, world);
    return found.length > 0 ? found : files(world, current);
  }
  if (!Object.hasOwn(words, first)) return files(world, current);
  return rest.length > 0 ? [] : [...(words[first]?.(world) ?? [])].map((value) => ({ value }));
}

const files = (world: CompletionWorld, path: string): readonly Candidate[] =>
  world.files(path).map((value) => ({ value, ...(value.endsWith('/') && { open: true as const }) }));

/** Where the command at the cursor begins: after the last `|`, `;`, `&`, `(` or line's end that is not quoted. */
function commandStart(line: string): number {
  let quote = '';
  let start = 0;
  for (let position = 0; position < line.length; position += 1) {
    const sign = line.charAt(position);
    if (sign === '\\' && quote !== "'") position += 1;
    else if (quote === '' && (sign === "'" || sign === '"')) quote = sign;
    else if (sign === quote) quote = '';
    else if (/[|;&(\n⏎]/.test(sign) && (quote === '' || (sign === '(' && quote === '"' && line.charAt(position - 1) === '$'))) {
      start = position + 1;
      quote = '';
    }
  }
  return start;
}

/**
 * Fewer of many words: those that are worth showing by themselves, as the others are found once more is typed; where there are none, all by
 * their next part: `describe-`, `create-`.
 */
function folded(candidates: readonly Candidate[], typed: string): readonly Candidate[] {
  const favored = candidates.filter((candidate) => candidate.favored);
  if (favored.length > 0) return favored;
  const parts = new Map<string, Candidate>();
  for (const candidate of candidates) {
    const end = candidate.value.indexOf('-', typed.length + 1);
    const value = end < 0 ? candidate.value : candidate.value.slice(0, end + 1);
    parts.set(value, end < 0 ? candidate : { value, open: true });
  }
  return [...parts.values()];
}

/** As it must stand in the line; a whole word has a blank after it. */
function spelled({ value, open }: Candidate, quote: string): string {
  const text = quote === '' ? value.replace(/[\s'"\\$`&|;<>()*?]/g, '\\$&') : `${quote}${value}`;
  return open ? text : `${text}${quote} `;
}
