import type { Outcome, Session } from '../session.ts';
import { again } from './again.ts';
import { as } from './as.ts';
import { check } from './check.ts';
import { decode } from './decode.ts';
import { edit } from './edit.ts';
import { explain } from './explain.ts';
import { files } from './files.ts';
import { help } from './help.ts';
import { hint } from './hint.ts';
import { mfa } from './mfa.ts';
import { more } from './more.ts';
import { quit } from './quit.ts';
import { request } from './request.ts';
import { reset } from './reset.ts';
import { run } from './run.ts';
import { shell } from './shell.ts';
import { timeline } from './timeline.ts';
import { undo } from './undo.ts';
import { what } from './what.ts';
import type { Word } from './word.ts';

/** Every word that the lesson knows besides `aws`. */
const words: Readonly<Record<string, Word>> = {
  again,
  as,
  change: request('change'),
  check,
  decode,
  edit,
  explain,
  files,
  help,
  '?': help,
  hint,
  mfa,
  more,
  quit,
  exit: quit,
  q: quit,
  reset,
  run,
  send: request('send'),
  shell,
  sign: request('sign'),
  timeline,
  undo,
  what,
};

/** Words that mean themselves only when they stand alone: more after them is an answer or a sentence. */
const takingMore: ReadonlySet<string> = new Set(['as', 'change', 'check', 'edit', 'explain', 'mfa', 'run', 'send', 'sign', 'timeline', 'what']);

/** Does what a word says; `undefined` when the line is none. A leading `nimbi` is forgiven. */
export async function runWord(line: string, session: Session): Promise<Outcome | undefined> {
  const [, first = '', rest = ''] = /^(?:nimbi\s+)?(\S+)\s*(.*)$/s.exec(line.trim()) ?? [];
  const name = first.toLowerCase();
  if (!Object.hasOwn(words, name) || (rest !== '' && !takingMore.has(name))) return undefined;
  return words[name]?.(session, rest.trim());
}
