/** What is said of packed scenarios. Sentences, without the file's name. */
export const messages = {
  notAPack: 'This is not a lab of nimbi. A lab is a file that a teacher made with nimbi scenario pack.',
  newer: (format: number, known: number): string =>
    `This lab was packed by a later nimbi: its format is ${format}, and this nimbi reads up to ${known}. Update nimbi, and open it again.`,
  broken: (what: string): string => `This lab is damaged: ${what}. Ask for the file again.`,
  tooBig: (limit: string): string => `This file is larger than a lab can be (${limit}).`,
  cut: 'its end is missing or its bytes were changed',
  member: (name: string): string => `its ${name} is not one`,
  fileName: (name: string): string => `it has a file named ${name}, which no lab has`,
  twice: (name: string): string => `it has two files named ${name}`,
  tooManyFiles: (limit: number): string => `it has more than ${limit} files`,
  noScenario: 'it has no scenario in it',
  otherScenario: 'it holds another scenario than it says',
  tooDeep: 'it is nested too deeply',
} as const;
