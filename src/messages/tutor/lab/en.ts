const count = (number: number, one: string): string => `${number} ${one}${number === 1 ? '' : 's'}`;

/** What is said of a lab when it was opened. */
export interface LabFacts {
  readonly id: string;
  readonly title: string;
  readonly minutes: number;
  readonly steps: number;
  readonly points: number;
  /** How many checks students do not see. */
  readonly hidden: number;
}

/** What `nimbi lab` says. */
export const labMessages = {
  summary: 'Exercises from a teacher. Each has a cloud of its own, and names that are drawn for you; your sandbox is never touched.',
  help: {
    list: 'the labs that you opened, and how far you are',
    open: 'take in a lab: a file from your teacher',
    start: 'start a lab, and say what is to be done first',
    work: 'do a lab at a prompt, as a lesson',
    check: 'judge the step under way; ends with 0 once it is done',
    answer: 'answer the question that a step puts: a number, or a text',
    status: 'how far you are',
    hint: 'a push in the right direction; what it costs is asked before',
    reset: 'begin the lab anew; what you did is lost',
    run: 'do a list of commands in a new cloud; ends with 0 only if all checks passed',
    pack: 'write what you did into one file, to hand it in',
  },
  file: 'the file, such as cat-photo.nimbi-lab',
  name: "the lab's name; the one in use when left out",
  labName: "the lab's name, as nimbi lab list shows it",
  runName: "the lab's name, or its file",
  watch: 'look on while you work in another terminal',
  answer: "an option's number, or a text",
  unusable: 'damaged',
  nextHint: 'nimbi lab hint',
  noHints: 'There is no hint for this step. nimbi lab check says what is missing.',
  workNeedsTerminal: 'a prompt needs a terminal, and there is none here. nimbi lab start, check and hint do without.',
  noSuchFile: (file: string): string => `There is no file ${file}. Enter alone goes back.`,
  student: 'your student id, as your teacher knows it',
  yes: 'do not ask',
  output: 'text, or json for programs',
  runOutput: (formats: readonly string[]): string => `text, ${formats.join(', ')}`,
  script: 'the file with the commands',
  packFile: 'the file to write',
  badOutput: (given: string, formats: readonly string[]): string => `--output takes ${formats.join(', ')}, not "${given}".`,
  badStudent: (given: string): string => `"${given}" can't be a student id: letters, digits and . _ @ - are, up to 64 of them.`,
  noStudent: "whose lab is it? Add --student and your id, as your teacher knows it. The lab's names are drawn from it.",
  askStudent: 'Your student id: ',
  askFile: 'The file from your teacher: ',
  noLabs: 'No lab is open. Open one with: nimbi lab open FILE.nimbi-lab',
  head: ['Lab', 'Title', 'Student', 'Standing'] as const,
  unknown: (name: string, near: readonly string[]): string =>
    near.length === 0
      ? `there is no lab "${name}". nimbi lab lists those that you opened; to open one: nimbi lab open FILE.nimbi-lab`
      : `there is no lab "${name}". Maybe you meant: ${near.join(', ')}`,
  which: 'which lab? None is in use. Start one with: nimbi lab start NAME --student YOUR-ID',
  notStarted: (id: string): string => `the lab ${id} has not been started. To start it: nimbi lab start ${id} --student YOUR-ID`,
  otherStudent: (id: string, student: string): string =>
    `this lab was started for ${student}. To begin it for somebody else, reset it first: nimbi lab reset ${id}`,
  cantRead: (file: string, reason: string): string => `${file} can't be read: ${reason}`,
  cantWrite: (file: string, reason: string): string => `${file} can't be written: ${reason}`,
  badPack: (file: string, why: string): string => `${file}: ${why}`,
  broken: (problems: string): string => `this lab has mistakes:\n${problems}`,
  opened: ({ title, minutes, steps, points, hidden }: LabFacts): string =>
    `${title}: ${count(minutes, 'minute')}, ${count(steps, 'step')}, ${count(points, 'point')}${hidden === 0 ? '' : `, and ${count(hidden, 'check')} that you do not see`}.`,
  teachers: "This is a teacher's pack: it has the solutions in it. What students get is made with nimbi scenario pack --student.",
  toStart: (id: string): string => `Start it: nimbi lab start ${id} --student YOUR-ID`,
  toGoOn: (id: string): string => `It is under way. To go on: nimbi lab check ${id}`,
  confirmReplace: (id: string): string => `You have an attempt under way at another hand-out of ${id}, which can't go on with this one. Replace it?`,
  confirmOverwrite: (file: string): string => `There is a file ${file}. Write over it?`,
  unchanged: 'Nothing was changed.',
  header: (title: string, student: string | undefined): string => (student === undefined ? `Lab: ${title}` : `Lab: ${title} (${student})`),
  work: 'The work is yours to do in any terminal:',
  thenNimbi: 'and then nimbi where it says aws. A program of yours: nimbi run -- python3 app.py',
  thenCheck: 'Done? nimbi lab check. Stuck? nimbi lab hint. All at one prompt: nimbi lab work',
  answerHow: 'Answer it with its number or a text: nimbi lab answer ANSWER',
  optionsAre: (options: number): string => `It takes a number from 1 to ${options}.`,
  noQuestion: 'No question waits for an answer.',
  finished: (title: string): string => `You have done all of "${title}".`,
  handIn: (student: string | undefined): string => `Hand it in: nimbi lab pack -o ${student ?? 'attempt'}.nimbi`,
  left: (id: string): string => `Kept. To go on here: nimbi lab work ${id}`,
  step: (place: number, of: number, title: string): string => `Step ${place} of ${of}: ${title}`,
  standing: (phase: 'opening' | 'working' | 'done' | 'finished', place: number, of: number): string =>
    phase === 'finished' ? 'done' : phase === 'done' ? `step ${place} of ${of} done` : `step ${place} of ${of}`,
  notBegun: 'not started',
  points: (points: number, of: number): string => `Points so far, of what you see: ${points} of ${of}.`,
  hints: (taken: number, cost: number): string => `Hints taken: ${taken}${cost === 0 ? '' : `, for ${count(cost, 'point')}`}.`,
  timeLeft: (minutes: number): string => `Time left: ${count(minutes, 'minute')}.`,
  place: (cloud: string, folder: string): string => `Cloud: ${cloud}. Files: ${folder}`,
  confirmHint: (cost: number): string => `This hint costs ${count(cost, 'point')}. Take it?`,
  confirmReset: (id: string): string => `Begin ${id} anew? What you did in it is lost, and so are its files.`,
  reset: 'Begun anew.',
  runPassed: (points: number, max: number): string => `All checks passed: ${points} of ${max} points.`,
  runFailed: (points: number, max: number): string => `Not all checks passed: ${points} of ${max} points.`,
  pass: '[pass]',
  fail: '[fail]',
  notReached: '[    ]',
  expected: 'Expected:',
  found: 'Found:',
  why: 'Why:',
  scriptTooLong: (file: string): string => `${file} is longer than a script can be (1 MiB).`,
  badScript: (problems: string): string => `the script has mistakes:\n${problems}`,
  ended: (text: string, code: number): string => `ended with ${code}: ${text}`,
  packing: (file: string): string => `${file} will contain:`,
  packed: (file: string): string => `Wrote ${file}. Hand in this file as it is.`,
  inside: {
    journal: (events: number, calls: number): string =>
      `the journal of your attempt: ${count(events, 'event')}, ${count(calls, 'call')} among them, each with its time, input (the policies you wrote, too) and outcome`,
    answers: 'your answers to questions, and which hints you took',
    who: (student: string): string => `your student id: ${student}`,
    noWho: 'no student id',
    lab: (id: string, version: number, nonce: string | undefined): string =>
      `the lab: ${id}, version ${version}${nonce === undefined ? '' : `, hand-out ${nonce.slice(0, 8)}`}, and the seed of your names`,
    agents: 'how your programs named themselves with each call: which SDK, language and operating system',
    not: 'Not in it: passwords, secret access keys, contents of objects, your files, or where they are on this computer.',
  },
  confirmPack: 'Write it?',
  unfinished: 'The lab is not finished. What you did so far counts.',
} as const;
