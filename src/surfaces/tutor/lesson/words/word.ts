import type { Outcome, Session } from '../session.ts';

/** A word of the lesson, and what it does. `rest` is what stands after it. */
export type Word = (session: Session, rest: string) => Promise<Outcome>;
