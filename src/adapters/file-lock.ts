import { randomUUID } from 'node:crypto';
import { existsSync, linkSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { hostname } from 'node:os';
import { dirname, join } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { errorCode, inWords, isMissing } from '../ports/file-errors.ts';
import { HomeError } from '../ports/home.ts';
import { isAlive, isLeftover, temporaryName } from './durable-files.ts';

/** A lock without a readable owner, or of another machine's process, counts as abandoned after so many milliseconds. Locks are held for much less. */
const ABANDONED_AFTER = 30_000;
const GIVE_UP_AFTER = 60_000;

/** Codes by which systems say that another process has or is removing the file. */
const taken = new Set(['EEXIST', 'EPERM', 'EACCES', 'EBUSY']);

/** Takes the lock unless it is taken. Its file appears with its owner in it, so that a process killed meanwhile leaves none without. */
function tryToTake(file: string, token: string): boolean {
  const temporary = temporaryName(file);
  try {
    writeFileSync(temporary, token, { flag: 'wx', mode: 0o600 });
    linkSync(temporary, file);
    return true;
  } catch (error) {
    if (errorCode(error) === 'EEXIST') return false;
    if (!existsSync(temporary)) throw inWords(error, file);
    return tryToTakeWithoutLinks(file, token);
  } finally {
    rmSync(temporary, { force: true });
  }
}

/** For file systems without hard links. */
function tryToTakeWithoutLinks(file: string, token: string): boolean {
  try {
    writeFileSync(file, token, { flag: 'wx', mode: 0o600 });
    return true;
  } catch (error) {
    if (taken.has(errorCode(error) ?? '')) return false;
    throw inWords(error, file);
  }
}

/** Whether nobody holds the lock any more, though its file is there. */
function isAbandoned(file: string): boolean {
  try {
    const [host, pid] = readFileSync(file, 'utf8').split(' ');
    if (host === hostname() && pid !== undefined) return !isAlive(Number(pid));
    return Date.now() - statSync(file).mtimeMs > ABANDONED_AFTER;
  } catch (error) {
    if (isMissing(error) || taken.has(errorCode(error) ?? '')) return false;
    throw inWords(error, file);
  }
}

/** Removes an abandoned lock. Under a lock of its own: otherwise of two processes that see it abandoned, the second could remove the first one's new lock. */
function removeAbandoned(file: string, token: string): void {
  const guard = `${file}.removing`;
  if (!tryToTake(guard, token)) {
    if (isAbandoned(guard)) rmSync(guard, { force: true });
    return;
  }
  try {
    if (isAbandoned(file)) rmSync(file, { force: true });
    for (const name of readdirSync(dirname(file))) if (isLeftover(name)) rmSync(join(dirname(file), name), { force: true });
  } finally {
    rmSync(guard, { force: true });
  }
}

/**
 * Runs `run` while no other process, on this machine or one that shares the folder, runs anything under the same lock file.
 * A lock whose process died is taken over at once.
 * @throws HomeError `busy` when another process holds it for a minute
 */
export async function underLock<Result>(file: string, run: () => Result): Promise<Result> {
  const token = `${hostname()} ${process.pid} ${randomUUID()}`;
  const givenUpAt = Date.now() + GIVE_UP_AFTER;
  for (let wait = 1; !tryToTake(file, token); wait = Math.min(wait * 2, 20)) {
    if (isAbandoned(file)) {
      removeAbandoned(file, token);
      continue;
    }
    if (Date.now() > givenUpAt) {
      throw new HomeError('busy', 'Another nimbi has been using this cloud for a minute', file, 'Wait for it or end it. If none is running, delete this file.');
    }
    await setTimeout(wait * (0.5 + Math.random()));
  }
  try {
    return run();
  } finally {
    rmSync(file, { force: true, maxRetries: 5 });
  }
}
