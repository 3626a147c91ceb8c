import { doctor } from './doctor.ts';
import { overview } from './overview.ts';
import { sandbox } from './sandbox.ts';
import { timeline } from './timeline.ts';

/** What nimbi's own verbs say. Explanations of calls and the glossary have files of their own. */
export const messages = {
  helpOption: 'show this help',
  unknownVerb: (near: string | undefined): string => `there is no such command.${near === undefined ? '' : ` Maybe you meant: nimbi ${near}`}\nSee: nimbi help`,
  unknownSubcommand: (word: string, near: string | undefined, verb: string): string =>
    `unknown command '${word}'${near === undefined ? '' : ` (Did you mean ${near}?)`}\nSee: nimbi ${verb} --help`,
  /** `text` is the parser's: `error: unknown option '--lats'` and, in parentheses, the nearest one. */
  usage: (text: string, verb: string): string => `${text.replace(/^error: /, '').replace(/\n/g, ' ')}\nSee: nimbi ${verb} --help`,

  overview,

  explain: {
    summary: 'Why a call was allowed or refused: who called, what was asked, each policy, what decided, and what would change it.',
    call: "the call's number in the timeline, or its event id; the latest call when left out",
    last: 'explain so many of the latest calls',
    all: 'everything: each policy, statement and condition key',
    output: 'text or json',
    noCalls: 'There are no calls yet. Try: nimbi sts get-caller-identity',
    notFound: (call: string): string => `there is no call "${call}" in this cloud. nimbi timeline shows the calls.`,
    notACall: (number: number, what: string): string => `event ${number} is not a call: ${what}`,
    both: 'name a call or give --last, not both.',
  },

  output: (format: string): string => `--output takes text or json, not "${format}".`,

  timeline,

  undo: {
    summary: 'Takes back the latest change of this cloud. Again, it takes back the one before.',
    nothing: 'Nothing to undo.',
    done: (number: number, what: string, who: string, time: string): string => `Took back call ${number}: ${what}, made by ${who} at ${time}.`,
    doneBare: (number: number): string => `Took back call ${number}.`,
    deadProfiles: (names: readonly string[]): string =>
      names.length === 1
        ? `The profile ${names[0]} still has the access key that is gone with it.`
        : `The profiles ${names.join(', ')} still have the access key that is gone with it.`,
  },

  clock: {
    summary: "The cloud's time. It runs with this computer's, or stands still, and can be moved forward.",
    show: 'show the time',
    advance: 'move the clock forward',
    duration: 'such as 90s, 15m, 2h30m, 3d or PT2H30M',
    now: (time: string, still: boolean): string => `${time}, ${still ? 'standing still' : 'running'}`,
    ahead: (duration: string): string => `Moved forward by ${duration} in all.`,
    advanced: (duration: string, time: string): string => `Moved forward by ${duration}. It is now ${time}.`,
    expired: (count: number): string =>
      count === 1 ? '1 session of temporary credentials has expired.' : `${count} sessions of temporary credentials have expired.`,
    badDuration: (text: string): string => `"${text}" is not a duration. Write 90s, 15m, 2h30m, 3d or PT2H30M.`,
    tooFar: 'a clock moves by 100 years at most.',
  },

  what: {
    summary: 'Explains a word of AWS or of nimbi in three sentences. Without a word: all the words there are.',
    term: 'the word, such as ARN or "instance profile"',
    unknown: (term: string, near: readonly string[]): string =>
      `"${term}" is not among the words here.${near.length === 0 ? '' : ` Maybe you meant: ${near.join(', ')}`}\nAll words: nimbi what`,
    see: (terms: readonly string[]): string => `See also: ${terms.join(', ')}`,
    how: 'Explain one: nimbi what "instance profile"',
  },

  sandbox,

  doctor,
} as const;
