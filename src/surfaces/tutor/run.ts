import { Command, CommanderError } from 'commander';
import { nearest } from '../../kernel/nearest.ts';
import { messages } from '../../messages/tutor/en.ts';
import type { TutorDeps } from './deps.ts';
import { runMenu } from './menu.ts';
import { overview } from './overview.ts';
import { exitCodes, Run, type Verb, VerbError } from './verb.ts';
import { verbs } from './verbs.ts';

/**
 * Runs one of nimbi's own verbs, or the menu where none is given.
 * @returns the exit code
 * @throws HomeError and the like, which `main` words
 */
export async function runTutor(args: readonly string[], deps: TutorDeps): Promise<number> {
  const [verb, ...rest] = args;
  if (verb === undefined) return runMenu(deps);
  const run = new Run(deps);
  if (verb === 'help' || verb === '--help' || verb === '-h') {
    const [about] = rest;
    if (about === undefined) {
      await run.say(overview(run.style));
      return exitCodes.success;
    }
    const { isTopic } = await import('../aws/commands/help/topics.ts');
    if (isTopic(about)) return deps.topicHelp(about);
    return runVerb(about, ['--help'], run);
  }
  return runVerb(verb, rest, run);
}

async function runVerb(name: string, args: readonly string[], run: Run): Promise<number> {
  try {
    const load = Object.hasOwn(verbs, name) ? verbs[name] : undefined;
    if (load === undefined) throw new VerbError(messages.unknownVerb(nearest(name, Object.keys(verbs))[0]));
    await parse(name, await load(), args, run);
    return run.exitCode;
  } catch (error) {
    if (!(error instanceof VerbError)) throw error;
    await run.deps.io.stderr.write(`nimbi ${name}: ${error.message}\n`);
    return error.exitCode;
  }
}

/** Lets commander read the command line; what it prints and how it ends stays ours. */
async function parse(name: string, verb: Verb, args: readonly string[], run: Run): Promise<void> {
  const root = new Command(`nimbi ${name}`);
  let printed = '';
  const settings = {
    writeOut: (text: string) => {
      printed += text;
    },
    writeErr: () => undefined,
    getOutHelpWidth: () => run.style.columns,
    getErrHelpWidth: () => run.style.columns,
    getOutHasColors: () => false,
    getErrHasColors: () => false,
  };
  root.configureOutput(settings).exitOverride().helpOption('-h, --help', messages.helpOption).helpCommand(false);
  verb.build(root, run);
  refuseUnknownSubcommand(root, name, args);
  try {
    await root.parseAsync([...args], { from: 'user' });
  } catch (error) {
    if (!(error instanceof CommanderError)) throw error;
    if (error.exitCode !== 0) throw new VerbError(messages.usage(error.message, name));
  }
  if (printed !== '') await run.say(printed);
}

/** A verb that does something by itself, and takes no argument, would take a mistyped subcommand for an argument too many. */
function refuseUnknownSubcommand({ commands, registeredArguments }: Command, verb: string, [first]: readonly string[]): void {
  const names = commands.map((command) => command.name());
  if (names.length === 0 || registeredArguments.length > 0 || first === undefined || first.startsWith('-') || names.includes(first)) return;
  throw new VerbError(messages.unknownSubcommand(first, nearest(first, names)[0], verb));
}
