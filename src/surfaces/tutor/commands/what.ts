import { nearest } from '../../../kernel/nearest.ts';
import { glossary } from '../../../messages/glossary/en.ts';
import type { Term } from '../../../messages/glossary/term.ts';
import { messages } from '../../../messages/tutor/en.ts';
import { hang, type Style, styleOf } from '../style.ts';
import { exitCodes, type Run, type Verb, VerbError } from '../verb.ts';

const words = messages.what;
const terms = glossary.flatMap(({ terms: ofTopic }) => ofTopic);

/** `nimbi what`. */
export const whatVerb: Verb = {
  build(command, run) {
    command
      .description(words.summary)
      .argument('[term...]', words.term)
      .action(async (term: readonly string[]) => what(run, term.join(' ')));
  },
};

async function what(run: Run, name: string): Promise<void> {
  if (name === '') return run.say(termList(run.style));
  const found = findTerm(name);
  if (found === undefined) throw new VerbError(words.unknown(name, nearTerms(name)), exitCodes.general);
  await run.say(termText(found, run.style));
}

/** Explains a word, or says which are near; without one, lists them all. For lessons. */
export function renderTerm(name: string, { columns, color }: { readonly columns: number; readonly color: boolean }): string {
  const style = styleOf(columns, color);
  if (name === '') return termList(style);
  const found = findTerm(name);
  if (found !== undefined) return termText(found, style);
  const lines = words.unknown(name, nearTerms(name)).split('\n');
  return lines.map((line) => hang('', line, columns)).join('\n');
}

/** Letters and digits alone tell words apart: `availability-zone` is `Availability Zone`. */
const plain = (text: string): string => text.toLowerCase().replace(/[^\p{L}\p{N}*]/gu, '');

const namesOf = ({ term, aliases = [] }: Term): readonly string[] => [term, ...aliases];

function findTerm(name: string): Term | undefined {
  const wanted = plain(name);
  return terms.find(({ term }) => plain(term) === wanted) ?? terms.find((term) => namesOf(term).some((other) => plain(other) === wanted));
}

const mostNear = 3;

/** Terms that have the word in their names, or are named nearly so. */
function nearTerms(name: string): readonly string[] {
  const wanted = plain(name);
  const near = terms.filter((term) => wanted.length > 2 && namesOf(term).some((other) => plain(other).includes(wanted)));
  const names = new Map(terms.flatMap((term) => namesOf(term).map((other) => [plain(other), term] as const)));
  const mistyped = nearest(wanted, names.keys()).flatMap((other) => names.get(other) ?? []);
  return [...new Set([...near, ...mistyped])].slice(0, mostNear).map(({ term }) => term);
}

function termText({ term, text, see = [] }: Term, { columns, strong, faint }: Style): string {
  return [strong(term), hang('', text, columns), ...(see.length > 0 ? [faint(hang('', words.see(see), columns))] : [])].join('\n');
}

function termList({ columns, strong }: Style): string {
  const width = Math.max(...glossary.map(({ topic }) => topic.length)) + 2;
  const lines = glossary.map(({ topic, terms: ofTopic }) => {
    const margin = topic.padEnd(width);
    return strong(margin) + hang(margin, ofTopic.map(({ term }) => term).join(', '), columns).slice(width);
  });
  return [...lines, '', words.how].join('\n');
}
