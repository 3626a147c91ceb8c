import type { Cloud } from '../../../engine/cloud.ts';
import { openCloud } from '../../../engine/open-cloud.ts';
import { replay } from '../../../engine/replay.ts';
import { defaultRegion } from '../../../kernel/default-region.ts';
import { lastEventNumber } from '../../../learn/journal-end.ts';
import { changesBetween, type ThingChange } from '../../../learn/moments/compare.ts';
import { messages } from '../../../messages/learn/lesson/moments.ts';
import { durationText } from '../duration.ts';
import { hang } from '../style.ts';
import type { Session } from './session.ts';

/** Takes back what was changed since a moment, if that is meant. */
export async function jump(session: Session, moment: number): Promise<void> {
  const { cloud, display, terminal } = session;
  if (!isThere(session, moment)) return;
  const changes = standingChanges(cloud, moment);
  if (changes === 0) return display.line(messages.nothingSince(moment));
  const answer = await terminal.readLine(messages.confirmJump(changes, moment));
  if (typeof answer !== 'string' || !/^y(es)?$/i.test(answer.trim())) return display.line(messages.unchanged);
  for (let left = changes; left > 0; left -= 1) await cloud.undo();
  display.prose(messages.jumped(changes));
  await session.judge(true);
}

/** How many changes since a moment still stand, whoever made them. */
function standingChanges(cloud: Cloud, moment: number): number {
  const undone = new Set<number>();
  let changes = 0;
  for (const event of cloud.events({ after: moment, order: 'newest' })) {
    if (event.kind === 'undo') undone.add(event.undone);
    else if (event.kind === 'call' && event.parent === undefined && event.mutating && event.outcome.ok && !undone.has(event.number)) changes += 1;
  }
  return changes;
}

/** Says what changed between two moments; between one and now. */
export async function compare(session: Session, from: number, to = lastEventNumber(session.cloud)): Promise<void> {
  const [first, last] = from <= to ? [from, to] : [to, from];
  const { cloud, deps, display } = session;
  if (!isThere(session, first) || !isThere(session, last)) return;
  const before = await asOf(deps, cloud, first);
  const after = await asOf(deps, cloud, last);
  try {
    const changes = await changesBetween(before, after, regionsOf(cloud, last));
    const time = (cloud.event(last)?.time ?? 0) - (cloud.event(first)?.time ?? 0);
    display.line(messages.between(first, last, time >= 1000 ? durationText(Math.floor(time / 1000) * 1000) : undefined));
    if (changes.length === 0) display.line(messages.nothingChanged);
    else session.show(changes.map((change) => changeText(change, display.columns)).join('\n'));
  } finally {
    await before.close();
    await after.close();
  }
}

/** A cloud as it was after an event, at that time: made again in memory from its journal. */
async function asOf({ newParts }: Session['deps'], { facts, events }: Cloud, number: number): Promise<Cloud> {
  const { start, madeAt, still } = facts.clock;
  const history = events({ order: 'oldest', before: number + 1 });
  const parts = newParts();
  await replay({ ...parts, clock: { now: () => madeAt } }, facts, history);
  const advanced = history.reduce((sum, event) => sum + (event.kind === 'clock' ? event.advancedBy : 0), 0);
  const time = history.at(-1)?.time ?? start;
  return openCloud({ ...parts, clock: { now: () => (still ? madeAt : madeAt + time - start - advanced) } });
}

function isThere({ attempt, cloud, display }: Session, moment: number): boolean {
  const { after } = attempt.progress;
  const last = lastEventNumber(cloud);
  const there = moment >= after && moment <= last;
  if (!there) display.prose(messages.notThere(moment, after, last));
  return there;
}

/** The Regions that something of EC2's was asked in. */
const regionsOf = (cloud: Cloud, until: number): readonly string[] => [
  ...new Set([
    defaultRegion,
    ...cloud.events({ before: until + 1 }).flatMap((event) => (event.kind === 'call' && event.service === 'ec2' ? [event.region] : [])),
  ]),
];

/** So long a value is shown in a line with the one before. */
const shortValue = 32;

function changeText({ change, thing, members }: ThingChange, columns: number): string {
  const lines = members.flatMap(({ member, before, after }) => {
    const [was, is] = [valueText(before), valueText(after)];
    if (was.length + is.length <= 2 * shortValue) return [hang('           ', messages.member(member, was, is), columns)];
    return [`           ${member}:`, hang('           - ', was, columns), hang('           + ', is, columns)];
  });
  return [hang(`  ${messages.change[change].padEnd(7)}  `, thing, columns), ...lines].join('\n');
}

const valueText = (value: unknown): string =>
  value === undefined ? messages.none : typeof value === 'string' ? value : JSON.stringify(value, undefined, 1).replace(/\s+/g, ' ');
