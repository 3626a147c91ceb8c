import type { JsonObject } from '../kernel/json.ts';

/**
 * What the journal keeps of an attempt beside its calls. Together with the calls between them these events are the whole attempt: how far
 * it came, what was answered, which help was taken. Steps, questions and checks are named by their ids.
 */
export type Happening =
  /** The world is as the learner finds it; what comes after is the attempt. */
  | { readonly what: 'begun'; readonly scenario: string; readonly version: number; readonly student?: string; readonly nonce?: string }
  /** A step's opening is over: it is the learner's turn. */
  | { readonly what: 'turn'; readonly step: string }
  /** A question was answered: with an option's id, or a text. */
  | { readonly what: 'answered'; readonly question: string; readonly answer: string }
  | { readonly what: 'hint'; readonly step: string; readonly number: number }
  /** The learner asked for a judgement, where it counts how often. */
  | { readonly what: 'checked'; readonly step: string }
  /** A step is over: every check of it that the learner may see has passed, or no attempt at it was left. */
  | { readonly what: 'done'; readonly step: string };

/** Reads what an event of an attempt says; `undefined` for what this program does not know, or what was made up badly. */
export function readHappening(recorded: JsonObject): Happening | undefined {
  const { what, scenario, version, step, question, answer, number, student, nonce } = recorded;
  switch (what) {
    case 'begun':
      if (!isText(scenario) || !isCount(version) || !isOptional(student) || !isOptional(nonce)) return undefined;
      return { what, scenario, version, ...(student !== undefined && { student }), ...(nonce !== undefined && { nonce }) };
    case 'turn':
    case 'checked':
    case 'done':
      return isText(step) ? { what, step } : undefined;
    case 'answered':
      return isText(question) && isText(answer) ? { what, question, answer } : undefined;
    case 'hint':
      return isText(step) && isCount(number) ? { what, step, number } : undefined;
    default:
      return undefined;
  }
}

const isText = (value: unknown): value is string => typeof value === 'string';
const isOptional = (value: unknown): value is string | undefined => value === undefined || isText(value);
const isCount = (value: unknown): value is number => typeof value === 'number' && Number.isSafeInteger(value) && value > 0;

/** The form in which the journal keeps it. */
export const recordedHappening = (happening: Happening): JsonObject => ({ ...happening });
