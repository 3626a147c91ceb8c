import type { OperationModel, ServiceModel } from '../../../models/model.ts';
import { kebabName } from '../../../models/names.ts';
import { globalOptions } from '../../aws/parsing/globals.ts';
import { commands, resolveCommand, serviceOperations } from '../../aws/resolve-command.ts';
import { type Candidate, matching, plain } from '../candidate.ts';
import { sortTyped } from '../typed-flags.ts';
import type { CompletionWorld } from '../world.ts';
import type { CommandSyntax, Place, SyntaxFlag } from './command-syntax.ts';

const globalValues: Readonly<Record<string, (world: CompletionWorld) => Iterable<string> | Promise<Iterable<string>>>> = {
  region: async () => (await import('../../../world/regions.ts')).regions.map(({ name }) => name),
  profile: (world) => world.profiles(),
};

const globalFlags: readonly SyntaxFlag[] = globalOptions.map(({ name, arity, choices }) => ({
  name,
  arity,
  values: async ({ world }) => plain(choices ?? (await globalValues[name]?.(world)) ?? []),
}));

const globalNames = new Map(globalFlags.map((flag) => [flag.name, flag]));

/** The command's words, and those after them; global options may stand before. */
function splitCommand(words: readonly string[]): { readonly path: readonly string[]; readonly rest: readonly string[] } {
  const path: string[] = [];
  let index = 0;
  for (; index < words.length && path.length < 2; index += 1) {
    const word = words[index] ?? '';
    if (!word.startsWith('-')) path.push(word);
    else if (globalNames.get(word.slice(2))?.arity === 'one') index += 1;
  }
  return { path, rest: words.slice(index) };
}

/** What may stand at the cursor of a command line of the AWS CLI. `words` are those after `aws`. */
export async function completeAws(words: readonly string[], current: string, world: CompletionWorld): Promise<readonly Candidate[]> {
  const { path, rest } = splitCommand(words);
  const syntax = await syntaxOf(path, rest, world);
  const flags = [...syntax.flags, ...globalFlags];
  const typed = sortTyped(words, new Map(flags.map((flag) => [flag.name, flag])));
  const place: Place = { current, typed, world, region: typed.given.get('region')?.[0] ?? world.region(typed.given.get('profile')?.[0]) };
  if (typed.awaiting !== undefined && !current.startsWith('--')) {
    const found = await valuesOf(typed.awaiting, place);
    // A list may be at its end, and a flag that takes one word or none may have had none.
    if (found.length > 0 || current !== '' || typed.awaiting.arity === 'one' || !typed.given.get(typed.awaiting.name)?.length) return found;
  }
  const [, name, attached] = /^--([^=]+)=(.*)$/s.exec(current) ?? [];
  const valued = flags.find((flag) => flag.name === name);
  if (valued !== undefined && attached !== undefined) {
    const found = await valuesOf(valued, { ...place, current: attached });
    return found.map((candidate) => ({ ...candidate, value: `--${name}=${candidate.value}` }));
  }
  if (!current.startsWith('-') && syntax.positional !== undefined) return matching(await syntax.positional(place), current);
  if (!current.startsWith('-') && path.length < 2) return [];
  return flagCandidates(current.startsWith('-') ? flags : syntax.flags, place);
}

/** What a flag may be given, without what it was given already. */
async function valuesOf(flag: SyntaxFlag, place: Place): Promise<readonly Candidate[]> {
  const given = place.typed.given.get(flag.name) ?? [];
  return matching((await flag.values?.(place)) ?? [], place.current).filter(({ value }) => !given.includes(value));
}

/** Flags that are not there yet, the required ones first. */
function flagCandidates(flags: readonly SyntaxFlag[], { typed, current }: Place): readonly Candidate[] {
  const left = flags.filter(({ name }) => !typed.given.has(name));
  const ordered = [...left.filter(({ required }) => required), ...left.filter(({ required }) => !required)];
  const candidates = ordered.map(({ name, about }): Candidate => ({ value: `--${name}`, ...(about !== undefined && { about }) }));
  return matching(candidates, current);
}

/** Words that are to be typed as they are. */
const choices = (candidates: readonly Candidate[]): CommandSyntax => ({ flags: [], positional: async () => candidates });

async function syntaxOf(path: readonly string[], rest: readonly string[], world: CompletionWorld): Promise<CommandSyntax> {
  const [command, subcommand] = path;
  if (command === undefined) return choices([...serviceCandidates(world), { value: 'help', about: 'the manual' }]);
  const special = Object.hasOwn(specialCommands, command) ? specialCommands[command] : undefined;
  if (special !== undefined) return special(subcommand);
  const service = command === 's3api' ? world.models.service('s3') : world.models.service(command);
  if (service === undefined) return { flags: [] };
  if (subcommand === undefined) return choices(operationCandidates(service, world));
  if (subcommand === 'wait' && rest[0] === undefined) return choices(plain(Object.keys(service.waiters).map(kebabName)));
  return operationSyntaxOf(command, subcommand, rest, service, world);
}

async function operationSyntaxOf(
  command: string,
  word: string,
  rest: readonly string[],
  service: ServiceModel,
  world: CompletionWorld,
): Promise<CommandSyntax> {
  const waiter = word === 'wait' ? Object.entries(service.waiters).find(([name]) => kebabName(name) === rest[0])?.[1] : undefined;
  const model: OperationModel | undefined = waiter
    ? world.models.operation(service.service, waiter.operation)
    : await resolveCommand(world.models, command, [word]).then(
        (target) => (target.kind === 'operation' ? target.model : undefined),
        () => undefined,
      );
  if (model === undefined) return { flags: [] };
  return (await import('./operation-syntax.ts')).operationSyntax(service, model);
}

const specialCommands: Readonly<Record<string, (subcommand: string | undefined) => Promise<CommandSyntax>>> = {
  s3: async (subcommand) => (await import('./s3-syntax.ts')).s3Syntax(subcommand),
  configure: async (subcommand) => (await import('./configure-syntax.ts')).configureSyntax(subcommand),
};

function serviceCandidates({ models }: CompletionWorld): readonly Candidate[] {
  return commands(models).map((value) => {
    const service = models.service(value === 's3api' ? 's3' : value);
    return { value, ...(service !== undefined && value !== 's3' && { about: service.fullName }) };
  });
}

function operationCandidates(service: ServiceModel, { simulatedOperations }: CompletionWorld): readonly Candidate[] {
  const simulated = simulatedOperations && new Set([...simulatedOperations(service.service).map(kebabName), 'wait', 'help']);
  const candidates: readonly Candidate[] = [
    ...plain([...serviceOperations(service)].map(kebabName).sort()),
    ...(Object.keys(service.waiters).length > 0 ? [{ value: 'wait', about: 'waits until something is so' }] : []),
    { value: 'help', about: 'the manual' },
  ];
  return candidates.map((candidate) => ({ ...candidate, ...(simulated?.has(candidate.value) && { favored: true as const }) }));
}
