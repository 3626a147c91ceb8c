const iso = /^\d{4}-\d{2}-\d{2}[T ]\d{2}:\d{2}(?::\d{2}(?:\.\d{1,9})?)?\s*(?:Z|UTC|[+-]\d{2}:?\d{2})$/i;

/**
 * Reads a moment with its time zone, such as `2026-12-01T23:59+01:00`: without one, the same file would mean another moment on another
 * machine.
 * @returns milliseconds since 1970, or `undefined` for what is none
 */
export function readMoment(text: string): number | undefined {
  if (!iso.test(text)) return undefined;
  const moment = Date.parse(
    text
      .replace(/\s*UTC$/i, 'Z')
      .replace(' ', 'T')
      .replace(/\s+/g, '')
      .replace(/([+-]\d{2})(\d{2})$/, '$1:$2'),
  );
  return Number.isNaN(moment) ? undefined : moment;
}
