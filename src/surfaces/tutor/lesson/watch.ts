import type { CallEvent, JournalEvent } from '../../../kernel/journal.ts';
import { hasChanged, lastEventNumber } from '../../../learn/journal-end.ts';
import { isLearners } from '../../../learn/sources.ts';
import { messages } from '../../../messages/learn/lesson/en.ts';
import { bash, powershell } from '../../programs/shells.ts';
import { abandoned, type interrupted } from '../../shell/terminal/terminal.ts';
import { eventLine, shortCaller } from '../event-words.ts';
import { commandLine } from '../explain/quote.ts';
import type { LessonDeps } from './deps.ts';
import type { Session } from './session.ts';

/** Something was done elsewhere, and was told. */
export const news = Symbol('news');

/** How often the journal is looked at, in milliseconds. */
const lookEvery = 200;

/** Says how other terminals and programs reach the attempt's cloud. */
export function sayWhereToWork({ deps, cloudName, files, display }: Session): void {
  display.line();
  display.line(messages.workElsewhere);
  for (const line of waysTo(deps, cloudName, files.path)) display.line(`  ${line}`);
  display.prose(messages.thenNimbi);
}

/** What is typed in another terminal, so that its commands are about an attempt. */
export function waysTo({ io, windows }: Pick<LessonDeps, 'io' | 'windows'>, cloudName: string, folder: string): readonly string[] {
  const { set } = windows ? powershell : bash;
  const home = io.env.NIMBI_HOME;
  return [commandLine(['cd', folder]), ...(home ? [set('NIMBI_HOME', home)] : []), set('NIMBI_CLOUD', cloudName)];
}

/** Reads the learner's next line. While it is waited for, what is done elsewhere is told: {@link news}, and the line is read again. */
export async function readLine(session: Session, watch: boolean): Promise<string | typeof interrupted | typeof news | undefined> {
  if (!watch) return session.readCommand();
  const { cloud, terminal, display } = session;
  if (!hasNews(session)) session.seen = lastEventNumber(cloud);
  await session.lookBefore();
  const looking = new AbortController();
  const timer = setInterval(() => hasNews(session) && looking.abort(), lookEvery);
  try {
    display.line();
    const line = await terminal.readLineUntil(looking.signal, messages.watching);
    if (line !== abandoned) return line;
  } finally {
    clearInterval(timer);
  }
  await tellNews(session);
  return news;
}

const hasNews = ({ cloud, seen }: Session): boolean =>
  cloud.events({ after: seen }).some((event) => event.kind !== 'attempt' && (event.kind !== 'call' || isLearnersCall(event)));

async function tellNews(session: Session): Promise<void> {
  const { cloud, display, seen } = session;
  session.seen = lastEventNumber(cloud);
  const calls = cloud.events({ after: seen, order: 'oldest' }).filter(isLearnersCall);
  for (const call of calls) display.line(newsLine(call));
  if (calls.at(-1)?.outcome.ok === false) display.line(display.color.dim(messages.whyExplain));
  session.lastCall = calls.at(-1) ?? session.lastCall;
  session.sentNothing = false;
  await session.judge(hasChanged(cloud, seen));
}

const isLearnersCall = (event: JournalEvent): event is CallEvent => event.kind === 'call' && event.parent === undefined && isLearners(event.source.surface);

const newsLine = (call: CallEvent): string =>
  messages.news(call.number, eventLine(call), shortCaller(call.principal, call.authentication), call.outcome.ok ? undefined : call.outcome.code);
