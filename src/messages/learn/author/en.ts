const listed = (names: readonly string[]): string => names.join(', ');
const count = (number: number, one: string): string => `${number} ${one}${number === 1 ? '' : 's'}`;

/** What is said to the author of a scenario about whether it is sound. */
export const messages = {
  noScenario: 'There is no scenario.yaml in this folder.',
  tooDeep: 'This is nested too deeply to be read.',
  strayScript: (name: string): string => `Expected ${name}.lab beside this: nothing else says what to do with it.`,
  requiresItself: (way: readonly string[]): string => `Requirements go round in a circle: ${way.join(' requires ')}.`,
  noOption: 'option',
  start: (max: number): string => `The start is worth 0 of ${max}.`,
  passesAtStart: (id: string, points: number): string =>
    `${id} gives ${count(points, 'point')} before anybody did anything. Let it need a check that the work passes.`,
  noSolution: 'There is a solution.',
  noSolutionFound: 'There is none: write solutions/NAME.lab, so that it is proved that the exercise can be done.',
  solution: (name: string, max: number, seeds: number): string => `Solution ${name} gives ${max} of ${max}, twice the same, with ${count(seeds, 'seed')}.`,
  withSeed: (seed: string, what: string): string => `Seed ${seed}: ${what}`,
  notPassed: (id: string, expected: string, found: string): string => `${id} does not pass. Expected: ${expected}. Found: ${found}.`,
  notReached: (ids: readonly string[]): string => `It does not get to: ${listed(ids)}.`,
  notFinished: 'It does not get to the end.',
  otherBytes: 'Done twice, it leaves two different journals.',
  notUnderstood: (complaint: string): string => `Not understood: ${complaint}`,
  mutant: (name: string, fails: readonly string[]): string => `Mutant ${name} fails ${listed(fails)}.`,
  mutantFails: (found: readonly string[]): string => `It fails ${found.length === 0 ? 'nothing' : listed(found)}.`,
  noMutants: 'There are mutants.',
  noMutantsFound: 'There are none: write mutants/NAME.lab, a solution gone wrong, so that it is proved that wrong ways are noticed.',
  taught: 'What is required is shown, or a prerequisite.',
  untaughtCommand: (command: string, solution: string): string =>
    `No text shows ${command}, which solution ${solution} needs, nor does a scenario that this one requires.`,
  unknownWord: (word: string, near: readonly string[]): string =>
    `nimbi what does not explain "${word}", which teaches names.${near.length === 0 ? '' : ` Did you mean ${near.join(' or ')}?`}`,
  texts: 'Every text, message and hint is there.',
  noHint: (step: string): string => `Step ${step} has no hint.`,
  noBecause: (question: string, option: string): string => `Question ${question} says nothing to those who choose ${option}: give it because.`,
  noOtherwise: (question: string): string => `Question ${question} says nothing to those who type something else: give it otherwise.`,
  noMessage: (check: string): string => `Check ${check} fails without a word on what was expected and found.`,
  unfilled: (text: string): string => `A placeholder is left in what students read: ${text}`,
  noticed: (made: number): string => `Each check is failed by a mutant, of yours or of the ${made} made of your solutions.`,
  notAllNoticed: (made: number): string => `Not every check is failed by a mutant, of yours or of the ${made} made of your solutions.`,
  neverFailed: (id: string): string => `No mutant fails ${id}. Write one, or leave the check out.`,
  unnoticed: 'Wider than the solution, and still full marks:',
  made: {
    widened: (solution: string, what: string): string => `${solution} with ${what}`,
    dropped: (solution: string, line: string): string => `${solution} without: ${line}`,
    reordered: (solution: string, line: string): string => `${solution}, later: ${line}`,
    answered: (solution: string, question: string, answer: string): string => `${solution} with the answer ${answer} to ${question}`,
    member: (member: string, where: string): string => `${member} "*" in ${where}`,
    noCondition: (where: string): string => `no Condition in ${where}`,
    noDeny: (where: string): string => `no Deny in ${where}`,
    admin: (where: string): string => `AdministratorAccess in ${where}`,
  },
} as const;
