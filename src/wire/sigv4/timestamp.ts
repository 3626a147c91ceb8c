/** A moment to the second, as services write it for people: `2026-11-24T12:00:00Z`. @param milliseconds since 1970 */
export const isoSecond = (milliseconds: number): string => `${new Date(milliseconds).toISOString().slice(0, 19)}Z`;

/** A moment as signatures write it: `20261124T120000Z`. @param milliseconds since 1970 */
export const signingTimestamp = (milliseconds: number): string => isoSecond(milliseconds).replace(/[-:]/g, '');

const timestampForm = /^(\d{4})(\d{2})(\d{2})T(\d{2})(\d{2})(\d{2})Z$/;

/** The moment of `20261124T120000Z`, in milliseconds since 1970; NaN for one that there is not. */
export const signingTime = (timestamp: string): number => {
  const [, year, month, day, hour, minute, second] = timestampForm.exec(timestamp) ?? [];
  return Date.parse(`${year}-${month}-${day}T${hour}:${minute}:${second}Z`);
};

/** A date of X-Amz-Date, or of the header Date in HTTP's form, as signatures write it; `undefined` for what is none. */
export function timestampOf(text: string): string | undefined {
  if (timestampForm.test(text)) return Number.isNaN(signingTime(text)) ? undefined : text;
  const time = /\b\d{4}\b/.test(text) ? Date.parse(text) : Number.NaN;
  return Number.isNaN(time) ? undefined : signingTimestamp(time);
}
