import { messages } from '../../messages/learn/author/en.ts';
import { rulesOf } from '../rules.ts';
import type { Question, Scenario } from '../scenario.ts';
import type { Score } from '../score.ts';

/** The texts that students will miss, by the file alone. */
export function missingTexts(scenario: Scenario): readonly string[] {
  const { steps, questions = {} } = scenario;
  const withoutHint = rulesOf(scenario).hints
    ? steps.filter(({ goal, type, hints = [] }) => (goal !== undefined || type !== undefined) && hints.length === 0)
    : [];
  return [...withoutHint.map(({ id }) => messages.noHint(id)), ...Object.entries(questions).flatMap(([id, question]) => missingAnswers(id, question))];
}

function missingAnswers(id: string, { options = [], expects, otherwise }: Question): readonly string[] {
  const silent = options.filter(({ right, because }) => !right && because === undefined).map((option) => messages.noBecause(id, option.id));
  return expects !== undefined && otherwise === undefined ? [messages.noOtherwise(id)] : silent;
}

/** The checks that failed without a word. */
export const silentChecks = ({ checks }: Score): readonly string[] =>
  checks.flatMap(({ id, passed, cause }) => (passed === false && (!cause?.expected || !cause.found) ? [messages.noMessage(id)] : []));
