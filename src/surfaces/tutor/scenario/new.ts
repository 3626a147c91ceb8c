import { existsSync, mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { scenarioFolders } from '../../../learn/format/load.ts';
import { scenarioMessages as words } from '../../../messages/tutor/scenario/en.ts';
import { templateFiles } from '../../../messages/tutor/scenario/template.ts';
import { errorCode } from '../../../ports/file-errors.ts';
import { exitCodes, type Run, VerbError } from '../verb.ts';

const schema = 'scenario.schema.json';

/** Writes a folder with a small scenario that is sound, to be changed. @param parent where the folder is made */
export async function newScenario(run: Run, name: string, parent = '.'): Promise<void> {
  const { data, version, io } = run.deps.lessons();
  if (!/^[a-z][a-z0-9-]{0,39}$/.test(name)) throw new VerbError(words.badName(name.slice(0, 60)));
  if (scenarioFolders(data).has(name)) throw new VerbError(words.shipped(name));
  const folder = join(parent, name);
  const path = resolve(io.cwd, folder);
  if (existsSync(path)) throw new VerbError(words.folderThere(folder), exitCodes.general);
  const files = { ...templateFiles(name, version), [schema]: data.text(`scenarios/${schema}`) ?? '' };
  try {
    for (const [file, text] of Object.entries(files)) {
      mkdirSync(dirname(join(path, file)), { recursive: true });
      writeFileSync(join(path, file), text);
    }
  } catch (error) {
    if (errorCode(error) === undefined) throw error;
    throw new VerbError(words.cantWrite(folder, error instanceof Error ? error.message : String(error)), exitCodes.general);
  }
  await run.say(words.made(folder));
}
