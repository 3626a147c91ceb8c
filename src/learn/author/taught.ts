import { nearest } from '../../kernel/nearest.ts';
import { glossary } from '../../messages/glossary/en.ts';
import { messages } from '../../messages/learn/author/en.ts';
import type { DataSource } from '../../ports/data-source.ts';
import { splitCommandLine } from '../command-line.ts';
import { loadScenario, scenarioFolders } from '../format/load.ts';
import { textsIn } from '../format/texts.ts';
import type { LabScript } from '../lab-script.ts';
import type { Scenario } from '../scenario.ts';

/**
 * What is required though no text shows it: the commands that the solution needs which shows most of its own, and words to learn that
 * `nimbi what` does not know.
 * @param before the scenarios that are prerequisites, near and far
 */
export function untaught(scenario: Scenario, solutions: readonly LabScript[], before: readonly Scenario[]): readonly string[] {
  const shown = [scenario, ...before].flatMap((known) => [...textsIn(known)].map(({ text }) => text)).join('\n');
  const missing = solutions.map((solution) => ({ solution, commands: commandsOf(solution).filter((command) => !isShown(command, shown)) }));
  missing.sort((a, b) => a.commands.length - b.commands.length);
  const [best] = missing;
  return [...(best?.commands ?? []).map((command) => messages.untaughtCommand(command.join(' '), best?.solution.name ?? '')), ...unknownWords(scenario)];
}

/** The scenarios that one requires, and those that these require. What can't be loaded teaches nothing. */
export function prerequisites(scenario: Scenario, data: DataSource, version: string): readonly Scenario[] {
  const folders = scenarioFolders(data);
  const found = new Map<string, Scenario>();
  const follow = ({ requires = [] }: Scenario): void => {
    for (const id of requires) {
      const folder = folders.get(id);
      if (folder === undefined || id === scenario.id || found.has(id)) continue;
      const required = loadScenario(data, folder, version).scenario;
      found.set(id, required);
      follow(required);
    }
  };
  follow(scenario);
  return [...found.values()];
}

type Command = readonly [service: string, operation: string];

/** The commands of a script, each once. */
function commandsOf({ lines }: LabScript): readonly Command[] {
  const found = new Map<string, Command>();
  for (const line of lines) {
    if (line.kind !== 'aws' && line.kind !== 'shell') continue;
    const command = commandOf(line.text);
    if (command) found.set(command.join(' '), command);
  }
  return [...found.values()];
}

/** Options of the AWS CLI that stand before the service and take no value. */
const flags: ReadonlySet<string> = new Set(['--debug', '--no-verify-ssl', '--no-paginate', '--no-sign-request', '--no-cli-pager']);

function commandOf(text: string): Command | undefined {
  const split = splitCommandLine(text);
  const words = 'words' in split ? split.words : [];
  let index = 1;
  while (words[index]?.startsWith('-')) index += words[index]?.includes('=') || flags.has(words[index] ?? '') ? 1 : 2;
  const [service, operation = ''] = words.slice(index);
  return service === undefined ? undefined : [service, operation.startsWith('-') ? '' : operation];
}

/** Whether a text shows a command, or names its operation as the API does. */
function isShown([service, operation]: Command, texts: string): boolean {
  if (service === 's3' || operation === '') return texts.includes(`aws ${[service, operation].join(' ').trim()}`);
  const pascal = operation.replace(/(?:^|-)([a-z])/g, (_whole, letter: string) => letter.toUpperCase());
  return new RegExp(`(?<![\\w-])(?:${operation}|${pascal})(?![\\w-])`).test(texts);
}

const plain = (text: string): string => text.toLowerCase().replace(/[^\p{L}\p{N}*]/gu, '');

function unknownWords({ teaches }: Scenario): readonly string[] {
  const names = glossary.flatMap(({ terms }) => terms.flatMap(({ term, aliases = [] }) => [term, ...aliases]));
  const known = new Set(names.map(plain));
  return teaches.filter((word) => !known.has(plain(word))).map((word) => messages.unknownWord(word, nearest(word, names)));
}
