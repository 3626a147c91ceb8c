/** What `nimbi learn` says around its lessons. */
export const learnMessages = {
  summary: 'The course: lessons at a prompt, on real calls. It goes on where you stopped. Each lesson has a cloud of its own; your sandbox is never touched.',
  lesson: "a lesson's name, or its number in the list; without one: the list, to choose from",
  list: 'list the lessons, and how far you are',
  output: 'text, or json for programs: the list',
  badOutput: (format: string): string => `--output takes text or json, not "${format}".`,
  watch: 'look on while you work in another terminal, or with an SDK: steps tick off as it happens',
  manual: 'judge a step only when you type check; check always in a lesson changes that back',
  progress: 'carry what you finished to another computer',
  exportProgress: 'write what you finished to a file; - writes it to standard output',
  importProgress: 'take over what a file says is finished; nothing that you have is lost',
  yes: 'write over a file that is there',
  broken: (problems: string): string => `this lesson's file has mistakes:\n${problems}`,
  unknown: (name: string, near: readonly string[]): string =>
    near.length === 0 ? `there is no lesson "${name}". nimbi learn --list shows them.` : `there is no lesson "${name}". Maybe you meant: ${near.join(', ')}`,
  needsTerminal:
    'a lesson at its prompt needs a terminal to ask you at, and there is none here. Without one, nimbi learn NAME plays a lesson by itself, and nimbi lab works as well.',
  without: 'At a terminal, nimbi learn NAME starts one; without one it plays itself.',
  none: 'there are no lessons here.',
  minutes: (minutes: number): string => `${minutes} min`,
  done: 'done',
  stepOf: (step: number, of: number): string => `step ${step} of ${of}`,
  choice: (preset: number | undefined): string => (preset === undefined ? 'Choice [q]: ' : `Choice [${preset}], q quits: `),
  allDone: 'You have done every lesson. To do one again, type its number; to explore freely: nimbi shell',
  badChoice: (of: number): string => `Type a number from 1 to ${of}, or q.`,
  exported: (lessons: number, file: string): string => `Wrote ${count(lessons)} to ${file}.`,
  confirmOverwrite: (file: string): string => `There is a file ${file}. Write over it?`,
  unchanged: 'Nothing was changed.',
  imported: (lessons: number, known: number): string =>
    `${count(lessons)} taken over as finished${known === 0 ? '' : `, ${known} of which you had finished already`}.`,
  unknownLessons: (ids: readonly string[]): string => `Not known here, and left out: ${ids.join(', ')}`,
  cantRead: (file: string, reason: string): string => `${file} can't be read: ${reason}`,
  cantWrite: (file: string, reason: string): string => `${file} can't be written: ${reason}`,
  notProgress: (file: string): string => `${file} is not what nimbi learn progress export writes.`,
  tooBig: (file: string): string => `${file} is larger than progress can be (1 MiB).`,
  newer: (file: string, format: number, known: number): string =>
    `${file} was written by a later nimbi: its format is ${format}, and this nimbi reads up to ${known}. Update nimbi, and import it again.`,
} as const;

const count = (lessons: number): string => `${lessons} ${lessons === 1 ? 'lesson' : 'lessons'}`;
