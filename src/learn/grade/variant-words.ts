import type { JournalEvent } from '../../kernel/journal.ts';
import { sha256 } from '../../kernel/sha256.ts';
import type { Values } from '../fill.ts';
import type { Scenario } from '../scenario.ts';
import { isLearners } from '../sources.ts';

/** What of a journal can be laid beside those of others. */
export interface Traits {
  /** What the scenario drew for this student: names, by variable. */
  readonly drawn: Values;
  /** Words in the learner's calls that have the look of a drawn name, in code-unit order. */
  readonly words: readonly string[];
  /** The learner's calls in their order, each with the one before, hashed; drawn names do not count, nor do times. */
  readonly pairs: readonly string[];
}

const longestHash = 16;

/** Finds what of a journal can be laid beside those of others. */
export function traitsOf(scenario: Pick<Scenario, 'vars'>, drawn: Values, events: readonly JournalEvent[], after: number): Traits {
  const patterns = Object.values(scenario.vars ?? {}).flatMap(({ draw, account }) => (account ? [/\d{12}/g] : draw === undefined ? [] : [patternOf(draw)]));
  const words = new Set<string>();
  const pairs = new Set<string>();
  const own = Object.entries(drawn).filter(([, value]) => value.length > 2);
  let before = '';
  for (const event of events) {
    if (event.kind !== 'call' || event.number <= after || event.parent !== undefined || !isLearners(event.source.surface)) continue;
    let text = JSON.stringify(event.input);
    for (const pattern of patterns) for (const [word] of text.matchAll(pattern)) words.add(word);
    for (const [name, value] of own) text = text.replaceAll(value, `\${${name}}`);
    const call = `${event.service}:${event.operation} ${event.region} ${text}`;
    if (before !== '') pairs.add(sha256(`${before}\n${call}`).slice(0, longestHash));
    before = call;
  }
  return { drawn, words: [...words].sort(), pairs: [...pairs] };
}

/** What a drawn name looks like: `#` stands for a digit, `?` for a letter. */
const patternOf = (draw: string): RegExp =>
  new RegExp(
    draw.replace(/[\\^$.*+?()[\]{}|#]/g, (sign) => (sign === '#' ? '\\d' : sign === '?' ? '[a-z]' : `\\${sign}`)),
    'g',
  );
