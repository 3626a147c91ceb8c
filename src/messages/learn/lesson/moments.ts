/** What is said of the moments of an attempt. */
export const messages = {
  how: 'timeline lists what happened. timeline 12 18 says what changed between two moments, timeline 12 what changed since. timeline jump 12 takes back what was changed since.',
  nothingYet: 'Nothing has happened yet.',
  earlier: (events: number): string => `${events} earlier. To see them, type: timeline all`,
  notThere: (number: number, first: number, last: number): string => `There is no moment ${number} in this attempt: its moments are ${first} to ${last}.`,
  nothingSince: (number: number): string => `You have changed nothing since ${number} that could be taken back.`,
  confirmJump: (changes: number, number: number): string =>
    `Take back ${changes === 1 ? 'the one change' : `the ${changes} changes`} since ${number}? Finished steps stay finished. [y/N] `,
  jumped: (changes: number): string => `Taken back: ${changes === 1 ? 'one change' : `${changes} changes`}. The clock stays: time does not go back.`,
  unchanged: 'Nothing was changed.',
  between: (from: number, to: number, time: string | undefined): string => `From ${from} to ${to}${time === undefined ? '' : `, ${time} later`}:`,
  nothingChanged: '  nothing changed.',
  change: { new: 'new', changed: 'changed', gone: 'gone' },
  member: (name: string, before: string, after: string): string => `${name}: ${before} -> ${after}`,
  none: '(none)',
} as const;
