import { createHash } from 'node:crypto';
import { existsSync } from 'node:fs';
import { resolve } from 'node:path';
import { ScenarioError } from '../../../learn/format/problem.ts';
import { packScenario } from '../../../learn/pack/pack-scenario.ts';
import { PackError, type PackedScenario, type PackKind } from '../../../learn/pack/packed-scenario.ts';
import { scenarioMessages as words } from '../../../messages/tutor/scenario/en.ts';
import { errorCode } from '../../../ports/file-errors.ts';
import { packEnding, writePackFile } from '../lab/pack-file.ts';
import type { LessonDeps } from '../lesson/deps.ts';
import { exitCodes, type Run, VerbError } from '../verb.ts';
import { findSubject, ownSubject, type Subject } from './subject.ts';

/** The command line of `nimbi scenario pack`. */
export interface PackOptions {
  readonly student?: boolean;
  readonly teacher?: boolean;
  readonly output?: string;
  readonly yes?: boolean;
}

/** Packs a scenario into one file, for students or for colleagues. */
export async function packFor(run: Run, name: string, { student = false, teacher = false, output, yes = false }: PackOptions): Promise<void> {
  if (student === teacher) throw new VerbError(words.studentOrTeacher);
  const deps = run.deps.lessons();
  const kind: PackKind = student ? 'student' : 'teacher';
  const subject = findSubject(deps, name);
  const packed = packedBy(deps, subject, kind, nonceOf(deps.newSeed()));
  const file = output ?? `${subject.id}${student ? '' : '-teacher'}${packEnding}`;
  const path = resolve(deps.io.cwd, file);
  if (existsSync(path) && !(await run.confirm(words.confirmOverwrite(file), yes))) return run.say(words.unchanged);
  try {
    writePackFile(path, packed);
  } catch (error) {
    if (errorCode(error) === undefined) throw error;
    throw new VerbError(words.cantWrite(file, error instanceof Error ? error.message : String(error)), exitCodes.general);
  }
  const hidden = Object.values(packed.hidden).reduce((sum, count) => sum + count, 0);
  await run.say(kind === 'student' ? words.packedStudent(file, hidden) : words.packedTeacher(file));
}

/** Packs the folder that a name leads to, for its author to try; `undefined` where it is no folder. The same texts give the same nonce. @throws VerbError */
export function packedFolder(deps: LessonDeps, name: string): PackedScenario | undefined {
  const subject = ownSubject(name, deps.data, deps.io.cwd);
  if (!subject) return undefined;
  const packed = packedBy(deps, subject, 'teacher', nonceOf(''));
  return { ...packed, nonce: nonceOf(JSON.stringify([...packed.files])) };
}

/** 32 digits of a hash: a seed may be a word that somebody chose. */
const nonceOf = (text: string): string => createHash('sha256').update(text).digest('hex').slice(0, 32);

function packedBy({ version }: LessonDeps, { data, folder, shown }: Subject, kind: PackKind, nonce: string): PackedScenario {
  try {
    return packScenario(data, folder, { kind, nonce, version });
  } catch (error) {
    if (error instanceof PackError) throw new VerbError(error.message, exitCodes.general);
    if (error instanceof ScenarioError)
      throw new VerbError(words.broken(error.problems.map((problem) => ({ ...problem, file: shown(problem.file) }))), exitCodes.general);
    throw error;
  }
}
