import type { CloudClock } from './cloud.ts';
import { cloudTables, only } from './cloud-tables.ts';
import { type Rows, readState } from './overlay.ts';

/** Where a cloud's clock stands. */
export function clockOf(rows: Rows): CloudClock {
  const clock = readState(rows).get(cloudTables.clock, only);
  if (clock === undefined) throw new Error('This store holds no cloud.');
  return clock;
}

/** A cloud's time when the machine's is `machineNow`, both in milliseconds since 1970. */
export const cloudTime = (clock: CloudClock, machineNow: number): number =>
  clock.start + clock.advanced + (clock.still ? 0 : Math.max(0, machineNow - clock.madeAt));

/** Nothing that is signed is good for longer than a week: a presigned request. */
const longestRemembered = 8 * 24 * 3_600_000;

/** A clock that is moved forward. */
export function movedForward(clock: CloudClock, by: number, machineNow: number): CloudClock {
  const at = Math.floor(machineNow / 1000) * 1000;
  const lately = (clock.moves ?? []).filter((move) => move.at > machineNow - longestRemembered);
  const sameSecond = lately.at(-1)?.at === at ? (lately.pop()?.by ?? 0) : 0;
  return { ...clock, advanced: clock.advanced + by, moves: [...lately, { at, by: sameSecond + by }] };
}

/**
 * How long ago a second of the machine's clock is on the cloud's, in milliseconds: longer where that was moved forward since. What was
 * signed in the very second of a move counts as signed before it.
 */
export const elapsedSince = ({ moves = [] }: CloudClock, second: number, machineNow: number): number =>
  moves.reduce((elapsed, { at, by }) => (at >= second ? elapsed + by : elapsed), machineNow - second);

const isoTime = /^(\d{4}-\d{2}-\d{2})(?:(T\d{2}:\d{2}(?::\d{2}(?:\.\d+)?)?)(Z|[+-]\d{2}:\d{2})?)?$/;

/**
 * Reads `NIMBI_CLOCK`: an ISO 8601 time, in UTC unless it names another offset, with a trailing `!` for a clock that stands still.
 * @param text absent or empty: the clock runs with the machine's
 * @throws RangeError when the text is no such time
 */
export function parseClock(text: string | undefined, machineNow: number): CloudClock {
  if (!text) return { start: machineNow, madeAt: machineNow, still: false, advanced: 0 };
  const still = text.endsWith('!');
  const [, date, time = 'T00:00', zone = 'Z'] = isoTime.exec(still ? text.slice(0, -1) : text) ?? [];
  const start = Date.parse(`${date}${time}${zone}`);
  if (Number.isNaN(start)) throw new RangeError(`"${text}" is not an ISO 8601 time such as 2026-11-24T12:00:00Z.`);
  return { start, madeAt: machineNow, still, advanced: 0 };
}
