import type { Attempt } from '../../../learn/attempt.ts';
import type { Asked } from '../../../learn/audience.ts';
import { chosenOption } from '../../../learn/questions.ts';
import { messages } from '../../../messages/learn/lesson/en.ts';
import { labMessages as words } from '../../../messages/tutor/lab/en.ts';
import type { AttemptFolder } from '../lesson/folder.ts';
import type { Screen } from '../lesson/screen.ts';
import { Teller } from '../lesson/teller.ts';
import type { Run } from '../verb.ts';

/** Tells a lab to whoever types one command after the other. */
export class LabTeller extends Teller {
  readonly #run: Run;
  /** Answers that were given beforehand. */
  readonly #answers: string[];
  /** Whether a question waits for an answer. */
  waits = false;

  constructor(run: Run, screen: Screen, { attempt, folder }: { readonly attempt: Attempt; readonly folder: AttemptFolder }, answers: readonly string[] = []) {
    super(screen, attempt.cloud, folder, attempt.rules.feedback);
    this.elsewhere = true;
    this.#run = run;
    this.#answers = [...answers];
  }

  protected override get nextHint(): string {
    return words.nextHint;
  }

  async ask(question: Asked): Promise<string | undefined> {
    const given = this.#answers.shift();
    if (given !== undefined) {
      const answer = this.#read(question, given);
      if (answer !== undefined) return answer;
    }
    this.put(question);
    if (this.#run.interactive) return this.#askAtTerminal(question);
    this.waits = true;
    this.screen.line(words.answerHow);
    return undefined;
  }

  async #askAtTerminal(question: Asked): Promise<string | undefined> {
    const terminal = this.#run.deps.openTerminal();
    const options = question.options?.length;
    try {
      for (;;) {
        const line = await terminal.readLine(options === undefined ? messages.typeAnswer : messages.choose(options));
        this.waits = typeof line !== 'string';
        if (typeof line !== 'string') return undefined;
        const answer = this.#read(question, line.trim());
        if (answer !== undefined) return answer;
      }
    } finally {
      terminal.close();
    }
  }

  /** An option's id, or a text; `undefined` for what is none of the options. */
  #read(question: Asked, given: string): string | undefined {
    const options = question.options?.length;
    const answer = options === undefined ? given || undefined : chosenOption(question, given)?.id;
    if (answer === undefined && options !== undefined) this.screen.line(words.optionsAre(options));
    if (answer !== undefined && question.predict) this.screen.line(messages.noted);
    return answer;
  }
}
