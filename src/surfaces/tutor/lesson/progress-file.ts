import { closeSync, existsSync, fstatSync, openSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { isPlainObject, type JsonObject } from '../../../kernel/json.ts';
import { learnMessages as words } from '../../../messages/tutor/learn.ts';
import { errorCode } from '../../../ports/file-errors.ts';
import { exitCodes, type Run, VerbError } from '../verb.ts';
import { lessonSetting } from './attempts.ts';
import { lessons } from './catalog.ts';

/** The format of exported progress. */
const format = 1;

/** The longest file that is read, in bytes; and how many lessons it may name. */
const longest = 1024 * 1024;
const mostLessons = 1000;

/** Writes which lessons were finished to a file. An attempt under way stays where its cloud is. */
export async function exportProgress(run: Run, file: string, yes: boolean): Promise<void> {
  const deps = run.deps.lessons();
  const all = (await lessons(deps)).filter(({ standing }) => standing.finished);
  const finished = all.map(({ scenario: { id, version } }) => ({ scenario: id, version }));
  const text = `${JSON.stringify({ nimbi: 'progress', format, finished }, undefined, 2)}\n`;
  if (file === '-') return run.say(text);
  const path = resolve(deps.io.cwd, file);
  if (existsSync(path) && !(await run.confirm(words.confirmOverwrite(file), yes))) return run.say(words.unchanged);
  withFile(words.cantWrite, file, () => {
    writeFileSync(`${path}.tmp`, text);
    renameSync(`${path}.tmp`, path);
  });
  await run.say(words.exported(finished.length, file));
}

/** Takes over what a file says is finished. */
export async function importProgress(run: Run, file: string): Promise<void> {
  const deps = run.deps.lessons();
  const ids = readFinished(file, readBounded(file, resolve(deps.io.cwd, file)));
  const all = await lessons(deps);
  const settings = await deps.settings();
  const known = all.filter(({ scenario }) => ids.has(scenario.id));
  for (const { scenario } of known) {
    const saved = settings.get(lessonSetting(scenario.id));
    const kept: JsonObject = isPlainObject(saved) ? (saved as JsonObject) : {};
    settings.set(lessonSetting(scenario.id), { ...kept, finished: true });
  }
  await run.say(words.imported(known.length, known.filter(({ standing }) => standing.finished).length));
  const unknown = [...ids].filter((id) => !all.some(({ scenario }) => scenario.id === id));
  if (unknown.length > 0) await run.say(words.unknownLessons(unknown));
}

function readBounded(file: string, path: string): string {
  return withFile(words.cantRead, file, () => {
    const opened = openSync(path, 'r');
    try {
      if (fstatSync(opened).size > longest) throw new VerbError(words.tooBig(file), exitCodes.general);
      return readFileSync(opened, 'utf8');
    } finally {
      closeSync(opened);
    }
  });
}

/** Who writes the file may be anybody: an id that is not one is no lesson's. */
function readFinished(file: string, text: string): ReadonlySet<string> {
  const none = new VerbError(words.notProgress(file), exitCodes.general);
  const read = parsed(text);
  if (!isPlainObject(read) || read.nimbi !== 'progress' || !Number.isSafeInteger(read.format)) throw none;
  if (Number(read.format) > format) throw new VerbError(words.newer(file, Number(read.format), format), exitCodes.general);
  const { finished } = read;
  if (!Array.isArray(finished) || finished.length > mostLessons) throw none;
  return new Set(
    (finished as readonly unknown[]).map((entry) => {
      const id = isPlainObject(entry) ? entry.scenario : undefined;
      if (typeof id !== 'string' || !/^[a-z][a-z0-9-]{0,39}$/.test(id)) throw none;
      return id;
    }),
  );
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text.replace(/^\uFEFF/, ''));
  } catch {
    return undefined;
  }
}

/** What the machine refuses is said in one line. */
function withFile<Result>(said: (file: string, reason: string) => string, file: string, does: () => Result): Result {
  try {
    return does();
  } catch (error) {
    if (errorCode(error) === undefined) throw error;
    throw new VerbError(said(file, error instanceof Error ? error.message : String(error)), exitCodes.general);
  }
}
