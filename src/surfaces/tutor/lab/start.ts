import { existsSync } from 'node:fs';
import { resolve } from 'node:path';
import { scenarioFolders } from '../../../learn/format/load.ts';
import { maxPoints } from '../../../learn/score.ts';
import { labMessages as words } from '../../../messages/tutor/lab/en.ts';
import { type AttemptPlace, type OpenAttempt, openAttempt, takeUp } from '../lesson/attempts.ts';
import { play } from '../lesson/play.ts';
import { Screen } from '../lesson/screen.ts';
import { waysTo } from '../lesson/watch.ts';
import { ownSubject } from '../scenario/subject.ts';
import { exitCodes, type Run, VerbError } from '../verb.ts';
import { LabTeller } from './lab-teller.ts';
import { currentSetting, enrolmentOf, findLab, forget, type Lab, labFile, labOf, labPlace, makeLabsFolder, openedLabs } from './labs.ts';
import { writePackFile } from './pack-file.ts';

/** Takes in a lab from a file. Gives it, or `undefined` where another one was kept. */
export async function openLab(run: Run, file: string, yes: boolean): Promise<Lab | undefined> {
  const deps = run.deps.lessons();
  const lab = labOf(deps, resolve(deps.io.cwd, file), file);
  const { id, loaded, packed } = lab;
  const enrolled = await enrolmentOf(lab);
  const under = enrolled && (await takeUp(deps, labPlace(lab, enrolled)));
  const goesOn = under !== undefined && enrolled?.nonce === packed?.nonce;
  if (enrolled && !goesOn && deps.cloudExists(labPlace(lab, enrolled).name) && !(await run.confirm(words.confirmReplace(id), yes))) {
    await run.say(words.unchanged);
    return undefined;
  }
  if (enrolled && !goesOn) await forget(lab);
  makeLabsFolder(deps);
  if (packed) writePackFile(labFile(deps, id), packed);
  const screen = screenOf(run);
  const { scenario } = loaded;
  const hidden = Object.values(packed?.hidden ?? {}).reduce((sum, count) => sum + count, 0);
  screen.prose(words.opened({ id, title: scenario.title, minutes: scenario.minutes, steps: scenario.steps.length, points: maxPoints(scenario), hidden }));
  if (packed?.kind === 'teacher') screen.prose(words.teachers);
  screen.prose(goesOn ? words.toGoOn(id) : words.toStart(id));
  return lab;
}

/** A lab by its name; or by its folder, for who writes one: that is opened first, as its pack would be. */
async function labBy(run: Run, name: string): Promise<Lab | undefined> {
  const deps = run.deps.lessons();
  const known = openedLabs(deps).includes(name) || scenarioFolders(deps.data).has(name);
  const isFolder = !known && ownSubject(name, deps.data, deps.io.cwd) !== undefined;
  return isFolder ? openLab(run, name, false) : findLab(deps, name);
}

/** Starts a lab, or goes on with it, and says what is to be done and where. */
export async function startLab(run: Run, name: string, student: string | undefined): Promise<void> {
  const lab = await labBy(run, name);
  if (!lab) return;
  const place = await placeFor(run, lab, student);
  const open = await openAttempt(lab.deps, place);
  const { attempt, resumed } = open;
  const screen = screenOf(run);
  const teller = new LabTeller(run, screen, open);
  screen.line(screen.color.bold(words.header(lab.loaded.scenario.title, place.enrolment.student)));
  sayWhere(run, lab, open);
  if (resumed && (attempt.progress.phase !== 'opening' || attempt.progress.beat > 0)) await attempt.resume(teller);
  await attempt.proceed(teller);
  screen.line();
  screen.prose(words.thenCheck);
}

/** Where a lab is attempted: by the student it was started for, or by the one that is given now. The lab is the one in use from then on. */
async function placeFor(run: Run, lab: Lab, given: string | undefined): Promise<AttemptPlace> {
  const { deps, id, packed } = lab;
  const enrolled = await enrolmentOf(lab);
  const under = enrolled && (await takeUp(deps, labPlace(lab, enrolled)));
  if (under && given !== undefined && enrolled?.student !== undefined && studentId(given) !== enrolled.student) {
    throw new VerbError(words.otherStudent(id, enrolled.student), exitCodes.general);
  }
  const enrolment = under ? enrolled : { student: await studentOf(run, given), ...(packed && { nonce: packed.nonce }) };
  (await deps.settings()).set(currentSetting, id);
  return labPlace(lab, enrolment);
}

async function studentOf(run: Run, given: string | undefined): Promise<string> {
  if (given !== undefined) return studentId(given);
  if (!run.interactive) throw new VerbError(words.noStudent);
  const terminal = run.deps.openTerminal();
  try {
    const line = await terminal.readLine(words.askStudent);
    if (typeof line !== 'string' || line.trim() === '') throw new VerbError(words.noStudent);
    return studentId(line);
  } finally {
    terminal.close();
  }
}

function studentId(given: string): string {
  const id = given.trim().normalize('NFC');
  if (!/^[\p{L}\p{N}][\p{L}\p{N}\p{M}._@-]{0,63}$/u.test(id)) throw new VerbError(words.badStudent(id.slice(0, 80)));
  return id;
}

/** Says how terminals and programs reach the lab's cloud. */
function sayWhere(run: Run, lab: Lab, { folder }: OpenAttempt): void {
  const screen = screenOf(run);
  screen.line();
  screen.line(words.work);
  for (const line of waysTo(lab.deps, labPlace(lab, {}).name, folder.path)) screen.line(`  ${line}`);
  screen.prose(words.thenNimbi);
}

/** Does a lab at a prompt, as a lesson. */
export async function workAt(run: Run, lab: Lab, student: string | undefined, watch: boolean): Promise<void> {
  if (!run.interactive) throw new VerbError(words.workNeedsTerminal);
  const place = await placeFor(run, lab, student);
  const terminal = lab.deps.openTerminal();
  try {
    await play(
      lab.deps,
      {
        place,
        header: words.header(lab.loaded.scenario.title, place.enrolment.student),
        watch,
        left: words.left(lab.id),
        advice: async () => [],
        following: async () => undefined,
        finished: ['', words.handIn(place.enrolment.student)],
      },
      terminal,
    );
  } finally {
    terminal.close();
  }
}

/** Begins a lab anew, for the same student. */
export async function resetLab(run: Run, lab: Lab, yes: boolean): Promise<void> {
  const enrolled = await enrolmentOf(lab);
  if (!enrolled) throw new VerbError(words.notStarted(lab.id), exitCodes.general);
  if (!(await run.confirm(words.confirmReset(lab.id), yes))) return run.say(words.unchanged);
  const nonce = lab.packed?.nonce;
  const open = await openAttempt(lab.deps, labPlace(lab, { ...enrolled, ...(nonce !== undefined && { nonce }) }), true);
  const screen = screenOf(run);
  screen.line(words.reset);
  await open.attempt.proceed(new LabTeller(run, screen, open));
}

/** The lab's screen. */
export const screenOf = (run: Run): Screen => new Screen(run.deps.io, run.deps.plain);

/** The attempt at a lab that was started. @throws VerbError */
export async function startedAttempt(lab: Lab): Promise<OpenAttempt> {
  const enrolled = await enrolmentOf(lab);
  const open = enrolled && (await takeUp(lab.deps, labPlace(lab, enrolled)));
  if (!open) throw new VerbError(words.notStarted(lab.id), exitCodes.general);
  return open;
}

/** Asks for a lab's file, as the menu does: those who choose it may not know what they are asked for. */
export async function askFile(run: Run): Promise<string | symbol | undefined> {
  const terminal = run.deps.openTerminal();
  try {
    for (;;) {
      const line = await terminal.readLine(words.askFile);
      if (typeof line !== 'string') return line;
      const file = line.trim().replace(/^(['"])(.*)\1$/, '$2');
      if (file === '') return undefined;
      if (existsSync(resolve(run.deps.io.cwd, file))) return file;
      await run.say(words.noSuchFile(file));
    }
  } finally {
    terminal.close();
  }
}
