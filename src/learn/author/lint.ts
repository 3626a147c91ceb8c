import { nearest } from '../../kernel/nearest.ts';
import { messages } from '../../messages/learn/author/en.ts';
import { messages as formatMessages } from '../../messages/learn/format/en.ts';
import type { DataSource } from '../../ports/data-source.ts';
import { type LoadedScenario, loadScenario, scenarioFolders } from '../format/load.ts';
import { type Problem, ScenarioError } from '../format/problem.ts';
import { readYaml } from '../format/yaml-source.ts';
import { loadMutants, loadSolutions } from '../lab-script.ts';
import type { Scenario } from '../scenario.ts';

const ending = '.lab';

/** Finds all that is wrong in a scenario's folder: its file, its solutions and its mutants. What needs a cloud is not looked at. */
export function lintScenario(data: DataSource, folder: string, version: string): readonly Problem[] {
  const { loaded, problems } = load(data, folder, version);
  const solutions = scriptsOf(data, folder, 'solutions', loaded?.scenario);
  // A mutant has the lines of its solution, and what is wrong in them is said once.
  const isInherited = ({ line, message }: Problem): boolean => solutions.some((problem) => problem.line === line && problem.message === message);
  const mutants = scriptsOf(data, folder, 'mutants', loaded?.scenario).filter((problem) => !isInherited(problem));
  return [...problems, ...(loaded ? circles(data, loaded, version) : []), ...solutions, ...mutants];
}

function load(data: DataSource, folder: string, version: string): { readonly loaded?: LoadedScenario; readonly problems: readonly Problem[] } {
  const file = `${folder}/scenario.yaml`;
  if (data.text(file) === undefined) return { problems: [{ file, line: 1, column: 1, message: messages.noScenario }] };
  try {
    return { loaded: loadScenario(data, folder, version), problems: [] };
  } catch (error) {
    if (error instanceof ScenarioError) return { problems: error.problems };
    // What recurses in reading a file ends so when that is nested a hundred thousand deep.
    if (error instanceof RangeError) return { problems: [{ file, line: 1, column: 1, message: messages.tooDeep }] };
    throw error;
  }
}

/** A scenario that is required, and requires this one in the end. */
function circles(data: DataSource, { scenario, folder }: LoadedScenario, version: string): readonly Problem[] {
  const folders = scenarioFolders(data);
  const wayBack = (id: string, way: readonly string[]): readonly string[] | undefined => {
    if (id === scenario.id) return [...way, id];
    const place = folders.get(id);
    const { loaded } = place === undefined || way.includes(id) ? {} : load(data, place, version);
    for (const next of loaded?.scenario.requires ?? []) {
      const found = wayBack(next, [...way, id]);
      if (found) return found;
    }
    return undefined;
  };
  const file = `${folder}/scenario.yaml`;
  const source = readYaml(file, data.text(file) ?? '');
  return (scenario.requires ?? []).flatMap((id, index) => {
    const way = wayBack(id, [scenario.id]);
    return way ? [source.problem(['requires', index], messages.requiresItself(way))] : [];
  });
}

/** Every script by itself, so that one with mistakes hides none of another. */
function scriptsOf(data: DataSource, folder: string, part: 'solutions' | 'mutants', scenario: Scenario | undefined): readonly Problem[] {
  const path = `${folder}/${part}`;
  const names = data.names(path).filter((name) => !/^\.|~$/.test(name));
  return names.flatMap((name) => {
    if (!name.endsWith(ending))
      return names.includes(`${name}${ending}`) ? [] : [{ file: `${path}/${name}`, line: 1, column: 1, message: messages.strayScript(name) }];
    const one: DataSource = { text: (file) => data.text(file), names: (of) => (of === path ? [name] : data.names(of)) };
    try {
      if (part === 'solutions') loadSolutions(one, folder);
      const [mutant] = part === 'mutants' ? loadMutants(one, folder) : [];
      if (!scenario) return [];
      const file = `${path}/${name}`;
      const text = data.text(file) ?? '';
      return [...(mutant ? unknownChecks(scenario, mutant.fails, file, text) : []), ...unknownNames(scenario, file, text)];
    } catch (error) {
      if (error instanceof ScenarioError) return error.problems;
      throw error;
    }
  });
}

function unknownChecks({ steps }: Scenario, fails: readonly string[], file: string, text: string): readonly Problem[] {
  const known = steps.flatMap(({ checks }) => checks.map(({ id }) => id));
  const lines = text.split('\n');
  const line = lines.findIndex((candidate) => /^\s*fails /.test(candidate));
  return fails
    .filter((id) => !known.includes(id))
    .map((id) => ({ file, line: line + 1, column: (lines[line] ?? '').search(new RegExp(`\\b${id}(\\s|$)`)) + 1, message: notThere('check', id, known) }));
}

const notThere = (what: string, name: string, known: readonly string[]): string => formatMessages.notThere(what, name, known, nearest(name, known));

/** The questions, options and requests that a script's lines name. */
function unknownNames(scenario: Scenario, file: string, text: string): readonly Problem[] {
  return text.split(/\r?\n/).flatMap((line, index) => {
    const [, sign = '', written = ''] = /^(\s*(?:\+\s+)?)(.*)$/.exec(line) ?? [];
    const at = (word: string): Pick<Problem, 'file' | 'line' | 'column'> => ({ file, line: index + 1, column: sign.length + written.lastIndexOf(word) + 1 });
    const answer = /^answer ([a-z0-9-]+) = (.+)$/.exec(written);
    if (answer) return unknownAnswer(scenario, answer[1] ?? '', (answer[2] ?? '').trim()).map(({ word, message }) => ({ ...at(word), message }));
    const request = /^program (\S+)\s*$/.exec(written)?.[1];
    const programs = ownRequests(scenario);
    return request === undefined || programs.includes(request) ? [] : [{ ...at(request), message: notThere('request of a program', request, programs) }];
  });
}

function unknownAnswer({ questions = {} }: Scenario, id: string, answer: string): readonly { readonly word: string; readonly message: string }[] {
  const question = Object.hasOwn(questions, id) ? questions[id] : undefined;
  if (!question) return [{ word: id, message: notThere('question', id, Object.keys(questions)) }];
  const options = question.options?.map((option) => option.id);
  return options === undefined || options.includes(answer) ? [] : [{ word: answer, message: notThere(messages.noOption, answer, options) }];
}

const ownRequests = ({ workloads = {} }: Scenario): readonly string[] =>
  Object.entries(workloads).flatMap(([id, workload]) => (workload.with === undefined ? [] : Object.keys(workload.requests).map((name) => `${id}.${name}`)));
