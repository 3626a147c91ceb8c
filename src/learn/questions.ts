import type { Option, Question } from './scenario.ts';

/** The option that was chosen, by its number (from 1), its id or its text; case does not matter. */
export function chosenOption({ options = [] }: Question, given: string): Option | undefined {
  const text = given.trim().toLowerCase();
  return options[/^\d$/.test(text) ? Number(text) - 1 : -1] ?? options.find((option) => option.id === text || option.text.toLowerCase() === text);
}

/** Whether an answer is right: the right option's id, or the expected text. */
export function isRight(question: Question, given: string): boolean {
  if (question.options) return question.options.find(({ id }) => id === given)?.right === true;
  const expected = bare(question.expects ?? '');
  // The console writes an account's id in groups: 1234-5678-9012.
  return bare(given) === expected || (/^\d{12}$/.test(expected) && bare(given).replace(/[- ]/g, '') === expected);
}

/** What people put around an answer without meaning it. */
const bare = (text: string): string =>
  text
    .trim()
    .replace(/^["'`]|["'`.]$/g, '')
    .toLowerCase();

/** What is to be said of an answer; `undefined` where the scenario says nothing. */
export function because(question: Question, given: string): string | undefined {
  if (question.options) return question.options.find(({ id }) => id === given)?.because;
  return isRight(question, given) ? undefined : question.otherwise;
}
