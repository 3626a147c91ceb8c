const count = (number: number, one: string): string => `${number} ${one}${number === 1 ? '' : 's'}`;

/** A mistake in a file, as it is printed. */
interface Placed {
  readonly file: string;
  readonly line: number;
  readonly column: number;
  readonly message: string;
}

const points = (number: number): string => count(number, 'point');

const seenBy = { visible: '', hidden: ', hidden from students', afterDueDate: ', hidden until the due date' } as const;

/** What `nimbi scenario` says. */
export const scenarioMessages = {
  summary: 'Write exercises, prove them sound, and pack them for a class. docs/teaching.md leads from nothing to a graded class.',
  help: {
    new: 'make a folder with a small exercise that works, to be changed',
    lint: 'say what is wrong in its files, with line and column; ends with 1 where anything is',
    test: 'prove it: solutions give full marks, wrong ways fail, nothing is given away; ends with 1 where it is not so',
    preview: 'show what students see, step by step',
    pack: 'write it into one file, for students or for colleagues',
  },
  folder: 'where to make it; here when left out',
  all: 'all scenarios that come with nimbi',
  output: 'text, json or tap',
  seed: 'any word: each draws other names',
  student: 'without solutions, mutants and the checks that students do not see',
  teacher: 'all of it',
  packFile: 'the file to write',
  yes: 'do not ask',
  pass: '[pass]',
  fail: '[fail]',
  note: '[note]',
  unknown: (name: string, near: readonly string[]): string =>
    near.length === 0 ? `there is no scenario "${name}", and no folder of that name.` : `there is no scenario "${name}". Maybe you meant: ${near.join(', ')}`,
  cantRead: (file: string, reason: string): string => `${file} can't be read: ${reason}`,
  cantWrite: (file: string, reason: string): string => `${file} can't be written: ${reason}`,
  tooBig: (file: string, most: string): string => `${file} is larger than a scenario's file can be (${most}).`,
  badName: (name: string): string => `"${name}" can't be a scenario's name: small letters, digits and hyphens can, 40 of them at most, a letter first.`,
  badFolder: (name: string): string =>
    `the folder ${name} can't be a scenario's: its name is the scenario's id, of small letters, digits and hyphens, a letter first.`,
  shipped: (name: string): string => `${name} comes with nimbi. Take another name, so that nobody has to ask which one is meant.`,
  folderThere: (folder: string): string => `there is something called ${folder} already. Nothing was changed.`,
  made: (folder: string): string =>
    [
      `Made ${folder}: a small exercise that works. Read its scenario.yaml, and change it.`,
      '',
      `  nimbi scenario preview ${folder}    what students see`,
      `  nimbi scenario test ${folder}       whether it is sound`,
      `  nimbi learn ${folder}               do it yourself`,
    ].join('\n'),
  linted: (found: number): string => (found === 0 ? 'No mistakes.' : `${count(found, 'mistake')}.`),
  badOutput: (given: string, formats: readonly string[]): string => `--output takes ${formats.join(', ')}, not "${given}".`,
  nameOrAll: 'which scenario? Name it, or its folder; or say --all, for those that come with nimbi.',
  summed: (tested: number, unsound: number): string =>
    unsound === 0
      ? tested === 1
        ? 'It is sound.'
        : `All ${tested} are sound.`
      : tested === 1
        ? 'It is not sound yet.'
        : `${unsound} of ${tested} are not sound.`,
  trying: (scenario: string, runs: number, what: string): string => `${scenario}, run ${runs}: ${what.replaceAll('\n', ' ')}`,
  broken: (problems: readonly Placed[]): string =>
    `it has mistakes:\n${problems.map(({ file, line, column, message }) => `${file}:${line}:${column}: ${message}`).join('\n')}`,
  previewTitle: (title: string, minutes: number): string => `${title}: ${count(minutes, 'minute')}, as students see it`,
  previewSeed: (seed: string, given: boolean): string =>
    `What the first solution does is left out. The names are drawn from the seed ${seed}; ${given ? 'another word draws others.' : 'for the same ones again add --seed and that word.'}`,
  previewAnswer: (answer: string): string => `The solution answers: ${answer}`,
  previewStuck: (solution: string): string => `Solution ${solution} gets no further. To see why: nimbi scenario test`,
  previewNoSolution: 'There is no solution that leads on from here. Write solutions/NAME.lab.',
  remember: (text: string): string => `Remember: ${text}`,
  file: (name: string): string => `${name}, as it is handed out:`,
  check: 'Check',
  checkWith: (name: string, worth: number, visibility: keyof typeof seenBy): string => `${name} (${points(worth)}${seenBy[visibility]})`,
  hint: 'Hint',
  hintWith: (text: string, cost: number): string => `${text} (${cost === 0 ? 'free' : points(cost)})`,
  studentOrTeacher: 'for whom? Add --student, or --teacher for a colleague.',
  confirmOverwrite: (file: string): string => `There is a file ${file}. Write over it?`,
  unchanged: 'Nothing was changed.',
  packedStudent: (file: string, hidden: number): string =>
    [
      `Wrote ${file}, for students: no solutions, no mutants${hidden === 0 ? '' : `, and without ${count(hidden, 'check')} that they do not see`}.`,
      'Keep this very file, too: grading with --lab tells what was done on it from what was not.',
    ].join('\n'),
  packedTeacher: (file: string): string => `Wrote ${file}, with the solutions: for colleagues, not for students.`,
  noSolution: (name: string): string =>
    `${name} has no solution to be told by. At a terminal you can do it yourself; here, see: nimbi scenario preview ${name}`,
} as const;
