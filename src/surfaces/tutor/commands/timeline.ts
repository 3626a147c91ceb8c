import type { Cloud } from '../../../engine/cloud.ts';
import type { CallEvent, JournalEvent } from '../../../kernel/journal.ts';
import { messages } from '../../../messages/tutor/en.ts';
import { momentText } from '../duration.ts';
import { eventLine, shortCaller } from '../event-words.ts';
import { newestEvents } from '../journal.ts';
import { hang, type Style } from '../style.ts';
import { columnsOf, cutColumn, tableWidth } from '../table.ts';
import { exitCodes, positive, type Run, type Verb, VerbError } from '../verb.ts';

const words = messages.timeline;
const usualLimit = '20';

interface Options {
  readonly limit: string;
  readonly before?: string;
  readonly refused?: boolean;
  readonly output: string;
}

/** `nimbi timeline`. */
export const timelineVerb: Verb = {
  build(command, run) {
    command
      .description(words.summary)
      .argument('[number]', words.number)
      .option('--limit <count>', words.limit, usualLimit)
      .option('--before <number>', words.before)
      .option('--refused', words.refused)
      .option('--output <format>', words.output, 'text')
      .action(async (number: string | undefined, options: Options) => {
        if (options.output !== 'text' && options.output !== 'json') throw new VerbError(messages.output(options.output));
        await (number === undefined ? list(run, options) : show(run, number, options));
      });
  },
};

async function list(run: Run, { limit, before, refused = false, output }: Options): Promise<void> {
  const wanted = refused ? isRefused : isAny;
  const range = { count: positive(limit, '--limit'), ...(before !== undefined && { before: positive(before, '--before') }) };
  const events = [...newestEvents(await run.deps.openCloud(), wanted, range)].reverse();
  if (output === 'json') return run.say(JSON.stringify(events, undefined, 4));
  const [first] = events;
  if (first === undefined) return run.say(words.noneRefused);
  await run.say(timelineTable(events, run.style.columns));
  if (events.length === range.count && first.number > 1) await run.say(run.style.faint(words.earlier(first.number)));
}

/** Events as a table that is at most so many columns wide, as far as that can be. */
export function timelineTable(events: readonly JournalEvent[], columns: number): string {
  const [head = [], ...rows] = fitting(events, columns);
  return columnsOf(head, rows);
}

const isAny = (_event: JournalEvent): _event is JournalEvent => true;
const isRefused = (event: JournalEvent): event is CallEvent => event.kind === 'call' && !event.outcome.ok;

const column = { time: 1, who: 2, call: 3, region: 4 } as const;

/**
 * The table's head and rows. Where it would be too wide, times are shorter, then Regions are left out, what still sticks out is cut, and times go:
 * `nimbi timeline NUMBER` shows all of an event.
 */
function fitting(events: readonly JournalEvent[], columns: number): readonly (readonly string[])[] {
  const whole = [words.head, ...events.map((event) => row(event, wholeTime))];
  if (tableWidth(whole) <= columns) return whole;
  const shorter = [words.head, ...events.map((event) => row(event, shortTime))];
  if (tableWidth(shorter) <= columns) return shorter;
  const nowhere = shorter.map((texts) => texts.toSpliced(column.region, 1));
  const cut = cutColumn(cutColumn(nowhere, column.call, columns), column.who, columns);
  return tableWidth(cut) <= columns ? cut : narrow(nowhere, columns);
}

/** Without times, and every text as short as it has to be: for a screen beside another one. */
function narrow(rows: readonly (readonly string[])[], columns: number): readonly (readonly string[])[] {
  const timeless = rows.map((texts) => texts.toSpliced(column.time, 1));
  const [who, call, outcome] = [column.who - 1, column.call - 1, column.call];
  return cutColumn(cutColumn(cutColumn(cutColumn(timeless, call, columns), who, columns, 6), outcome, columns, 8), call, columns, 8);
}

const wholeTime = (time: number): string => momentText(time).replace(/ UTC$/, '');

/** Without year and seconds. */
const shortTime = (time: number): string => wholeTime(time).slice('2026-'.length, -':00'.length);

/** One event in a line. A nested call stands a little to the right. */
function row(event: JournalEvent, timeText: (time: number) => string): readonly string[] {
  const time = timeText(event.time);
  if (event.kind !== 'call') return [String(event.number), time, '', eventLine(event), '', ''];
  const { number, principal, authentication, parent, region, outcome } = event;
  const call = `${parent === undefined ? '' : '  '}${eventLine(event)}`;
  return [String(number), time, shortCaller(principal, authentication), call, region, outcome.ok ? words.ok : outcome.code];
}

async function show(run: Run, name: string, { output }: Options): Promise<void> {
  const cloud = await run.deps.openCloud();
  const event = cloud.findEvent(name);
  if (event === undefined) throw new VerbError(words.notFound(name), exitCodes.general);
  if (output === 'json') return run.say(JSON.stringify(event, undefined, 4));
  await run.say(detail(cloud, event, run.style).join('\n'));
}

/** One event whole, as lines. */
function detail(cloud: Cloud, event: JournalEvent, style: Style): readonly string[] {
  const { labels } = words;
  const width = Math.max(...Object.values(labels).map(({ length }) => length)) + 2;
  const field = (label: string, text: string): string => hang(label.padEnd(width), text, style.columns);
  const title = style.strong(words.title(event.number, eventLine(event)));
  if (event.kind !== 'call') return [title, field(labels.time, momentText(event.time)), field(labels.id, event.id)];
  const { outcome, source, authentication, principal, region } = event;
  const nested = cloud
    .events({ order: 'oldest', after: event.number, limit: mostNested })
    .filter((other) => other.kind === 'call' && other.parent === event.number);
  return [
    title,
    field(labels.time, `${momentText(event.time)}, ${region}`),
    field(labels.who, authentication.failure === undefined ? principal.arn : shortCaller(principal, authentication)),
    ...(authentication.accessKeyId === undefined ? [] : [field(labels.key, authentication.accessKeyId)]),
    field(labels.from, `${source.surface}, ${source.ip}`),
    ...(event.parent === undefined ? [] : [field(labels.parent, words.callNumber(event.parent))]),
    ...nested.map((other) => field(labels.nested, `${words.callNumber(other.number)}, ${eventLine(other)}`)),
    field(labels.id, event.id),
    field(labels.request, event.requestId),
    ...json(labels.input, event.input),
    ...(outcome.ok ? (outcome.output === undefined ? [] : json(labels.output, outcome.output)) : []),
    field(labels.outcome, outcome.ok ? words.ok : `${outcome.code}: ${outcome.message}`),
    style.faint(words.why(event.number)),
  ];
}

/** More nested calls than any operation makes. */
const mostNested = 100;

const json = (label: string, value: object): readonly string[] => [
  label,
  ...JSON.stringify(value, undefined, 2)
    .split('\n')
    .map((line) => `  ${line}`),
];
