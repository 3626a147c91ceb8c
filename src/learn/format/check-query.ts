import jmespath from 'jmespath';
import { messages } from '../../messages/learn/format/en.ts';
import type { Path } from './problem.ts';
import type { Reporter } from './reporter.ts';

/** Checks that a text is a JMESPath expression. */
export function checkQuery(path: Path, query: string, reporter: Reporter): void {
  try {
    // Whole placeholders stand inside quotes, so that the expression is one before and after they are filled in.
    jmespath.search(null, query);
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    // There is nothing to look at yet: that a function can't take nothing says nothing of the expression.
    if (!reason.startsWith('TypeError:')) reporter.report(path, messages.badQuery(reason));
  }
}
