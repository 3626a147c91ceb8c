import type { JsonObject } from '../../../kernel/json.ts';
import { labMessages as words } from '../../../messages/tutor/lab/en.ts';
import { standingOf } from '../lesson/attempts.ts';
import { columnsOf, cutColumn } from '../table.ts';
import { type Run, VerbError } from '../verb.ts';
import { enrolmentOf, findLab, type Lab, labPlace, openedLabs } from './labs.ts';

/** Lists the labs that were opened, and scenarios of the program that were started as labs. */
export async function listLabs(run: Run, json: boolean): Promise<void> {
  const deps = run.deps.lessons();
  const started = deps.clouds().flatMap((name) => /^lab-(.+)$/.exec(name)?.[1] ?? []);
  const ids = [...new Set([...openedLabs(deps), ...started])].sort();
  const rows: JsonObject[] = [];
  for (const id of ids) rows.push(await record(run, id));
  if (json) return run.say(JSON.stringify(rows, undefined, 2));
  if (rows.length === 0) return run.say(words.noLabs);
  const table = [[...words.head], ...rows.map(({ lab, title, student, standing }) => [lab, title, student ?? '', standing].map(String))];
  const [head = [], ...fitting] = cutColumn(cutColumn(table, 1, run.style.columns), 2, run.style.columns, 8);
  await run.say(columnsOf(head, fitting));
}

async function record(run: Run, id: string): Promise<JsonObject> {
  try {
    const lab = findLab(run.deps.lessons(), id);
    const { student } = (await enrolmentOf(lab)) ?? {};
    return { lab: id, title: lab.loaded.scenario.title, ...(student !== undefined && { student }), standing: await standing(lab) };
  } catch (error) {
    if (!(error instanceof VerbError)) throw error;
    return { lab: id, title: '', standing: words.unusable };
  }
}

async function standing(lab: Lab): Promise<string> {
  const { scenario } = lab.loaded;
  const { attempt } = standingOf(await lab.deps.settings(), labPlace(lab, {}).setting, scenario);
  return attempt ? words.standing(attempt.phase, attempt.step + 1, scenario.steps.length) : words.notBegun;
}
