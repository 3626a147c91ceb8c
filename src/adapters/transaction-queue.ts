import type { StoreTransaction, StoreView } from '../ports/store.ts';
import { PendingWrites, type Write } from './pending-writes.ts';

/** One call of `transact` that waits for its turn. */
export interface Job {
  /** Runs the work over the rows as they are. It never throws: work that does has no writes, and its caller is answered with the error. */
  run(view: StoreView): { readonly writes: Iterable<Write>; readonly relaxed: boolean; readonly answer: () => void };
  /** Answers the caller with an error instead. */
  reject(error: unknown): void;
}

/**
 * Commits all jobs there are: to be called once no other process writes, `take` gives those that wait by then.
 * What is returned answers their callers, and is called when their writes are durable. Throwing refuses them all.
 */
export type Commit = (take: () => readonly Job[]) => Promise<readonly (() => void)[]>;

/** So many turns of the event loop a commit waits for more to come, at most. */
const mostTurns = 8;

/** Gathers concurrent transactions, so that one lock and one sync of the disk serve as many as there are. */
export class TransactionQueue {
  readonly #commit: Commit;
  #waiting: Job[] = [];
  #working: Promise<void> | undefined;
  #isFirst = true;
  #closed = false;

  constructor(commit: Commit) {
    this.#commit = commit;
  }

  transact<Result>(work: (transaction: StoreTransaction) => Result): Promise<Result> {
    if (this.#closed) return Promise.reject(new Error('The store is closed.'));
    return new Promise((resolve, reject) => {
      const run = (view: StoreView): ReturnType<Job['run']> => {
        const pending = new PendingWrites(view);
        try {
          const result = work(pending);
          return { writes: pending.writes(), relaxed: pending.relaxed, answer: () => resolve(result) };
        } catch (error) {
          return { writes: [], relaxed: true, answer: () => reject(error) };
        }
      };
      this.#waiting.push({ run, reject });
      this.#working ??= this.#work();
    });
  }

  /** Takes no more transactions; resolves when those under way are answered. */
  async close(): Promise<void> {
    this.#closed = true;
    await this.#working;
  }

  /** Requests that came in together get here one after the other, in this turn of the event loop and, as their bodies are read, in those that follow. */
  async #gather(): Promise<void> {
    for (let turn = 0; turn < mostTurns; turn += 1) {
      const before = this.#waiting.length;
      await new Promise(setImmediate);
      if (this.#waiting.length === before) return;
    }
  }

  async #work(): Promise<void> {
    while (this.#waiting.length > 0) {
      // The first one, which most commands end with, waits for nobody: in another turn V8 would take the time to collect garbage, as long as
      // the rest of the command.
      if (!this.#isFirst) await this.#gather();
      this.#isFirst = false;
      let taken: readonly Job[] = [];
      try {
        const answers = await this.#commit(() => {
          taken = this.#waiting;
          this.#waiting = [];
          return taken;
        });
        for (const answer of answers) answer();
      } catch (error) {
        if (taken.length === 0) taken = this.#waiting.splice(0);
        for (const job of taken) job.reject(error);
      }
    }
    this.#working = undefined;
  }
}
