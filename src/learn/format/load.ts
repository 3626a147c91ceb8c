import type { DataSource } from '../../kernel/data-source.ts';
import { isPlainObject } from '../../kernel/json.ts';
import { nearest } from '../../kernel/nearest.ts';
import { messages } from '../../messages/learn/format/en.ts';
import type { Scenario } from '../scenario.ts';
import { checkReferences } from './check-references.ts';
import { checkSchema } from './check-schema.ts';
import { isInRange, isRange } from './engine-range.ts';
import { type Path, type Problem, ScenarioError } from './problem.ts';
import { withTexts } from './texts.ts';
import { readYaml, type YamlSource } from './yaml-source.ts';

const root = 'scenarios';

/** A scenario with the files that stand beside it. */
export interface LoadedScenario {
  readonly scenario: Scenario;
  /** Its folder in the program's data. */
  readonly folder: string;
  /** The text of a starter file, as it was written. */
  file(name: string): string | undefined;
}

/** The folders of all scenarios, by id. A scenario is found by its id alone, whatever its track. */
export function scenarioFolders(data: DataSource): ReadonlyMap<string, string> {
  const folders = new Map<string, string>();
  for (const track of data.names(root).filter(isFolder)) {
    for (const id of data.names(`${root}/${track}`).filter(isFolder)) folders.set(id, `${root}/${track}/${id}`);
  }
  return folders;
}

const isFolder = (name: string): boolean => !name.includes('.');

/**
 * Loads a scenario by its folder.
 * @param version this program's
 * @throws ScenarioError with every problem of its file
 */
export function loadScenario(data: DataSource, folder: string, version: string): LoadedScenario {
  const file = `${folder}/scenario.yaml`;
  const text = data.text(file) ?? '';
  const source = readYaml(file, text);
  const schema = data.text(`${root}/scenario.schema.json`);
  if (schema === undefined) throw new Error('scenarios/scenario.schema.json is missing.');
  // First the version: a later format may have fields that this schema does not know.
  const engine = isPlainObject(source.data) ? source.data.engine : undefined;
  if (typeof engine === 'string' && isRange(engine) && !isInRange(version, engine)) {
    throw new ScenarioError([source.problem(['engine'], messages.engine(engine, version))]);
  }
  const { data: written, problems } = textsOf(data, folder, source);
  problems.push(...checkSchema(source, schema, written));
  if (problems.length > 0) throw new ScenarioError(problems);
  // The schema has been checked: what remains is what the type says.
  const scenario = written as Scenario;
  const surroundings = {
    folder: folder.slice(folder.lastIndexOf('/') + 1),
    files: data.names(`${folder}/files`),
    scenarios: [...scenarioFolders(data).keys()],
  };
  const unresolved = checkReferences(scenario, source, surroundings);
  if (unresolved.length > 0) throw new ScenarioError(unresolved);
  return { scenario, folder, file: (name) => (surroundings.files.includes(name) ? data.text(`${folder}/files/${name}`) : undefined) };
}

/** The file's data with the texts of the files that it names. */
function textsOf(data: DataSource, folder: string, source: YamlSource): { readonly data: unknown; readonly problems: Problem[] } {
  const known = data.names(`${folder}/texts`).map((name) => `texts/${name}`);
  const problems: Problem[] = [];
  const missing = (path: Path, file: string): void => void problems.push(source.problem(path, messages.notThere('file', file, known, nearest(file, known))));
  const read = (file: string): string | undefined => (known.includes(file) ? data.text(`${folder}/${file}`) : undefined);
  return { data: withTexts(source.data, read, missing), problems };
}
