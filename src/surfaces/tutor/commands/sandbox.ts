import { messages } from '../../../messages/tutor/en.ts';
import { chooseCloud, cleanCloud, copyCloud, createCloud, deleteCloud, exportCloud, importCloud, listClouds, resetCloud } from '../sandbox/manage.ts';
import { showCloud } from '../sandbox/show.ts';
import type { Verb } from '../verb.ts';

const words = messages.sandbox;

interface YesOption {
  readonly yes?: boolean;
}

/** `nimbi sandbox`. */
export const sandboxVerb: Verb = {
  build(command, run) {
    const current = run.deps.cloudName;
    const verb = (usage: string, summary: string) => command.command(usage).description(summary);
    command.description(words.summary).action(async () => listClouds(run));
    verb('list', words.help.list).action(async () => listClouds(run));
    verb('show [name]', words.help.show).action(async (name: string = current) => showCloud(run, name));
    verb('create <name>', words.help.create).action(async (name: string) => createCloud(run, name));
    verb('use <name>', words.help.use).action(async (name: string) => chooseCloud(run, name));
    verb('copy <from> <to>', words.help.copy).action(async (from: string, to: string) => copyCloud(run, from, to));
    verb('reset [name]', words.help.reset)
      .option('--yes', words.yes)
      .action(async (name: string | undefined, { yes = false }: YesOption) => resetCloud(run, name ?? current, yes));
    verb('export [name]', words.help.export)
      .requiredOption('-o, --output <file>', words.file)
      .option('--yes', words.yes)
      .action(async (name: string | undefined, { output, yes = false }: YesOption & { readonly output: string }) =>
        exportCloud(run, name ?? current, output, yes),
      );
    verb('import <file> <name>', words.help.import).action(async (file: string, name: string) => importCloud(run, file, name));
    verb('clean [name]', words.help.clean).action(async (name: string = current) => cleanCloud(run, name));
    verb('delete <name>', words.help.delete)
      .option('--yes', words.yes)
      .action(async (name: string, { yes = false }: YesOption) => deleteCloud(run, name, yes));
  },
};
