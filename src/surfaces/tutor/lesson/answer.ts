import type { Asked } from '../../../learn/audience.ts';
import { chosenOption } from '../../../learn/questions.ts';
import { messages } from '../../../messages/learn/lesson/en.ts';
import { interrupted, type Terminal } from '../../shell/terminal/terminal.ts';
import type { Screen } from './screen.ts';

/** Whoever sits where a question was put. */
export interface Sitter {
  readonly terminal: Pick<Terminal, 'readLine'>;
  readonly display: Screen;
  /** Runs a command of the AWS CLI. */
  run(text: string): Promise<void>;
}

/**
 * Reads the answer to a question that stands on the screen; words of the lesson and commands work meanwhile.
 * @param word does what a word such as `hint` says; `undefined` for a line that is none
 * @returns an option's id, or a text; `undefined` when the learner leaves
 */
export async function answerTo(session: Sitter, question: Asked, word: (line: string) => Promise<string | undefined>): Promise<string | undefined> {
  const { terminal, display } = session;
  const options = question.options?.length;
  for (;;) {
    const line = await terminal.readLine(options === undefined ? messages.typeAnswer : messages.choose(options));
    if (line === undefined || line === interrupted) {
      display.line();
      return undefined;
    }
    const given = line.trim();
    const answer = options === undefined ? given || undefined : chosenOption(question, given)?.id;
    const outcome = answer !== undefined && options !== undefined ? undefined : await word(given);
    if (outcome === 'leave') return undefined;
    if (outcome !== undefined) continue;
    // Nobody has to know the answer by heart: a question does not keep anyone from looking.
    if (/^(aws|nimbi)\s/.test(given)) {
      await session.run(given);
      continue;
    }
    if (answer === undefined) {
      if (options !== undefined) display.line(messages.chooseOne(options));
      continue;
    }
    if (question.predict) display.line(messages.noted);
    return answer;
  }
}
