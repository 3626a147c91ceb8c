import { existsSync, renameSync, writeFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { writeSubmission } from '../../../learn/submission/write-submission.ts';
import { labMessages as words } from '../../../messages/tutor/lab/en.ts';
import { errorCode } from '../../../ports/file-errors.ts';
import { hang } from '../style.ts';
import { exitCodes, type Run, VerbError } from '../verb.ts';
import { enrolmentOf, type Lab } from './labs.ts';
import { screenOf, startedAttempt } from './start.ts';

/** Writes an attempt into one file, to be handed in. What goes into it is said first. */
export async function packLab(run: Run, lab: Lab, file: string, yes: boolean): Promise<void> {
  const { attempt } = await startedAttempt(lab);
  const { cloud, scenario, progress } = attempt;
  const enrolment = (await enrolmentOf(lab)) ?? {};
  const packed = writeSubmission(cloud, { scenario: scenario.id, version: scenario.version, engine: lab.deps.version, ...enrolment });
  const calls = cloud.events().filter((event) => event.kind === 'call').length;
  const { inside } = words;
  const list = [
    inside.journal(cloud.events({ limit: 1 })[0]?.number ?? 0, calls),
    inside.answers,
    enrolment.student === undefined ? inside.noWho : inside.who(enrolment.student),
    inside.lab(scenario.id, scenario.version, enrolment.nonce),
    inside.agents,
  ];
  const screen = screenOf(run);
  screen.line(words.packing(file));
  for (const entry of list) screen.line(hang('  - ', entry, screen.columns));
  screen.prose(inside.not);
  if (progress.phase !== 'finished') screen.prose(words.unfinished);
  const path = resolve(run.deps.io.cwd, file);
  const question = existsSync(path) ? words.confirmOverwrite(file) : words.confirmPack;
  if (!(await run.confirm(question, yes))) return run.say(words.unchanged);
  try {
    writeFileSync(`${path}.tmp`, packed);
    renameSync(`${path}.tmp`, path);
  } catch (error) {
    if (errorCode(error) === undefined) throw error;
    throw new VerbError(words.cantWrite(file, error instanceof Error ? error.message : String(error)), exitCodes.general);
  }
  await run.say(words.packed(file));
}
