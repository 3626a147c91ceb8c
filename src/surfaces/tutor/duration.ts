const second = 1000;
const minute = 60 * second;
const hour = 60 * minute;
const day = 24 * hour;

const short = /^(?:(\d{1,9})d)?(?:(\d{1,9})h)?(?:(\d{1,9})m)?(?:(\d{1,9})s)?$/i;
const iso = /^P(?:(\d{1,9})D)?(?:T(?=\d)(?:(\d{1,9})H)?(?:(\d{1,9})M)?(?:(\d{1,9})S)?)?$/i;

/** Reads `90s`, `15m`, `2h30m`, `3d` or an ISO 8601 duration such as `PT2H30M`: milliseconds, or `undefined` where it is none. */
export function parseDuration(text: string): number | undefined {
  const parts = short.exec(text) ?? iso.exec(text);
  const [days, hours, minutes, seconds] = parts?.slice(1) ?? [];
  if ([days, hours, minutes, seconds].every((part) => part === undefined)) return undefined;
  return Number(days ?? 0) * day + Number(hours ?? 0) * hour + Number(minutes ?? 0) * minute + Number(seconds ?? 0) * second;
}

/** A duration in milliseconds as a person would write it: `2h30m`. */
export function durationText(milliseconds: number): string {
  const units = [
    ['d', day],
    ['h', hour],
    ['m', minute],
    ['s', second],
  ] as const;
  let left = milliseconds;
  let text = '';
  for (const [unit, size] of units) {
    const count = Math.floor(left / size);
    left -= count * size;
    if (count > 0) text += `${count}${unit}`;
  }
  return left > 0 ? `${text}${left}ms` : text || '0s';
}

/** A moment (milliseconds since 1970) as people read it: `2026-11-24 12:00:00 UTC`. */
export const momentText = (moment: number): string => `${new Date(moment).toISOString().slice(0, 19).replace('T', ' ')} UTC`;
