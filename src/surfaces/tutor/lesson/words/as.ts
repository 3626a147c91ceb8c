import { messages } from '../../../../messages/learn/lesson/en.ts';
import type { Word } from './word.ts';

/** Names that people give the two languages. */
const languages: Readonly<Record<string, 'boto3' | 'javascript'>> = {
  boto3: 'boto3',
  python: 'boto3',
  js: 'javascript',
  javascript: 'javascript',
  node: 'javascript',
};

/** Shows the step in another language; at the end, the lesson. */
export const as: Word = async ({ attempt, display }, rest) => {
  const language = languages[rest.toLowerCase()];
  if (language === undefined) {
    display.line(messages.asWhat);
    return 'stay';
  }
  const { step, scenario, progress } = attempt;
  const code = progress.phase === 'finished' ? scenario.ends[language] : step[language];
  display.line(code === undefined ? messages.noCode : (await attempt.filled(code)).trimEnd());
  return 'stay';
};
