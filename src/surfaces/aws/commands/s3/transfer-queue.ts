/** How many may be at work, and how many may wait. */
export interface QueueLimits {
  readonly maxConcurrent: number;
  readonly maxQueued: number;
}

/** What the queue is told to do with what was found. */
export interface QueueWork<Job> {
  /** A job takes its place. */
  queued(job: Job): Promise<void> | undefined;
  /** All jobs are found. */
  allQueued(): Promise<void> | undefined;
  /** Does one; throwing ends everything. */
  run(job: Job): Promise<void>;
}

/**
 * Runs jobs as they are found, several at once. Work begins when all are found or no more may wait, so that how much there is to do is known
 * before the first is done, unless it is a lot.
 * @throws what finding or running threw first, when no job is at work any more
 */
export async function runQueue<Job>(jobs: AsyncIterable<Job>, { maxConcurrent, maxQueued }: QueueLimits, work: QueueWork<Job>): Promise<void> {
  const waiting: Job[] = [];
  const running = new Set<Promise<void>>();
  const failures: unknown[] = [];
  let started = false;
  const start = (): void => {
    started = true;
    while (running.size < maxConcurrent && failures.length === 0) {
      const job = waiting.shift();
      if (job === undefined) return;
      const one = work
        .run(job)
        .catch((error: unknown) => void failures.push(error))
        .finally(() => {
          running.delete(one);
          start();
        });
      running.add(one);
    }
  };
  try {
    for await (const job of jobs) {
      await work.queued(job);
      waiting.push(job);
      if (started || waiting.length >= maxQueued) start();
      while (waiting.length >= maxQueued && failures.length === 0) await Promise.race(running);
      if (failures.length > 0) break;
    }
    if (failures.length === 0) await work.allQueued();
  } catch (error) {
    failures.push(error);
  }
  start();
  while (running.size > 0) await Promise.race(running);
  if (failures.length > 0) throw failures[0];
}

/** Lets only so many at a time: the requests for parts, of all the objects that are transferred. */
export class Slots {
  #free: number;
  readonly #waiting: (() => void)[] = [];

  constructor(count: number) {
    this.#free = count;
  }

  /** Runs work when its turn has come. */
  async run<Result>(work: () => Promise<Result>): Promise<Result> {
    if (this.#free === 0) await new Promise<void>((resolve) => this.#waiting.push(resolve));
    else this.#free -= 1;
    try {
      return await work();
    } finally {
      const next = this.#waiting.shift();
      if (next === undefined) this.#free += 1;
      else next();
    }
  }
}
