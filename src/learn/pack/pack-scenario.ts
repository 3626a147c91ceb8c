import type { DataSource } from '../../kernel/data-source.ts';
import { type LoadedScenario, loadScenario } from '../format/load.ts';
import { type Rules, rulesOf } from '../rules.ts';
import type { Check, Scenario, Step } from '../scenario.ts';
import { isScenarioFile, type PackedScenario, type PackKind, packFormat } from './packed-scenario.ts';

/** What a scenario is packed with. */
export interface PackOptions {
  readonly kind: PackKind;
  /** Hexadecimal digits that nobody can guess. */
  readonly nonce: string;
  /** This program's version. */
  readonly version: string;
}

/**
 * Packs the scenario of a folder. A student's pack has neither solutions nor mutants nor the checks that students do not see: of those only
 * how many they are.
 * @throws ScenarioError for a scenario with mistakes
 */
export function packScenario(data: DataSource, folder: string, { kind, nonce, version }: PackOptions): PackedScenario {
  const loaded = loadScenario(data, folder, version);
  const { scenario } = loaded;
  const facts = { kind, scenario: scenario.id, version: scenario.version, packedBy: version, nonce };
  if (kind === 'teacher') return { ...facts, hidden: {}, files: new Map(wholeFolder(data, folder)) };
  const steps = scenario.steps.map((step) => seenStep(step, rulesOf(scenario)));
  const hidden = scenario.steps.map(({ id, checks }): [string, number] => [id, checks.filter((check) => !isSeen(check)).length]);
  return {
    ...facts,
    hidden: Object.fromEntries(hidden.filter(([, count]) => count > 0)),
    files: new Map([['scenario.yaml', textOf({ ...scenario, steps })], ...starterFiles(data, loaded)]),
  };
}

/** The text of a packed scenario. */
export const packedText = ({ kind, scenario, version, packedBy, nonce, hidden, files }: PackedScenario): string =>
  JSON.stringify({ nimbi: 'lab', format: packFormat, kind, scenario, version, packedBy, nonce, hidden, files: [...files] });

/** What is required before is advice for who has it: the program of whoever opens the pack may know no such scenario. JSON is YAML. */
const textOf = ({ requires: _before, ...scenario }: Scenario): string => `${JSON.stringify(scenario, undefined, 1)}\n`;

const isSeen = ({ visibility = 'visible' }: Check): boolean => visibility === 'visible';

/** A step as its student may read it: of a lab or exam the reference is a solution, too. */
function seenStep(step: Step, rules: Rules): Step {
  const unseen = step.checks.filter((check) => !isSeen(check)).map((_check, index) => standIn(step.id, index + 1));
  const checks = [...step.checks.filter(isSeen), ...unseen];
  if (rules.mode === 'tutorial') return { ...step, checks };
  const { reference: _solution, hints: all = [], ...rest } = step;
  const hints = rules.hints ? all.filter(({ reference }) => reference === undefined) : [];
  return { ...rest, checks, ...(hints.length > 0 && { hints }) };
}

/** Stands for a check that the student does not see, so that they are told how many there are. It is never judged. */
const standIn = (step: string, number: number): Check => ({
  id: `${step.slice(0, 24)}-hidden-${number}`,
  name: 'hidden',
  points: 0,
  visibility: 'hidden',
  state: { service: 'sts', operation: 'GetCallerIdentity' },
});

const starterFiles = (data: DataSource, { folder }: LoadedScenario): readonly (readonly [string, string])[] => filesIn(data, folder, 'files');

/** Every file that belongs to a scenario. */
const wholeFolder = (data: DataSource, folder: string): readonly (readonly [string, string])[] => [
  ['scenario.yaml', data.text(`${folder}/scenario.yaml`) ?? ''],
  ...['files', 'texts', 'solutions', 'mutants'].flatMap((part) => [
    ...filesIn(data, folder, part),
    ...data
      .names(`${folder}/${part}`)
      .filter((name) => !name.includes('.'))
      .flatMap((name) => filesIn(data, folder, `${part}/${name}`)),
  ]),
];

const filesIn = (data: DataSource, folder: string, part: string): readonly (readonly [string, string])[] =>
  data
    .names(`${folder}/${part}`)
    .map((name) => `${part}/${name}`)
    .filter(isScenarioFile)
    .flatMap((path): readonly (readonly [string, string])[] => {
      const text = path.includes('.') ? data.text(`${folder}/${path}`) : undefined;
      return text === undefined ? [] : [[path, text]];
    });
