import { messages } from '../../../../messages/learn/lesson/en.ts';
import type { Session } from '../session.ts';
import type { Word } from './word.ts';

/** `check`: says what is done and what is missing. `check manual` and `check always`: whether only this word judges, or every change. */
export const check: Word = async (session, rest) => {
  if (rest === '') await judge(session);
  else if (rest === 'manual' || rest === 'always') await choose(session, rest);
  else session.display.line(messages.checkWhat);
  return 'stay';
};

async function judge(session: Session): Promise<void> {
  const { attempt, display } = session;
  const checked = await attempt.check(session);
  switch (checked.kind) {
    case 'notYet':
      session.notYet(checked.judged);
      if (checked.left !== undefined) display.line(messages.attemptsLeft(checked.left));
      return;
    case 'timeUp':
      display.prose(messages.timeUp);
      return;
    case 'nothing':
      display.line(session.isAsking ? messages.nothingBeforeAnswer : messages.nothingToCheck);
      return;
    case 'over':
  }
}

async function choose(session: Session, mode: 'manual' | 'always'): Promise<void> {
  if (session.attempt.rules.attempts !== undefined) {
    session.display.prose(messages.checksAreCounted);
    return;
  }
  await session.setManual(mode === 'manual');
  session.display.prose(mode === 'manual' ? messages.checksByHand : messages.checksAlways);
}
