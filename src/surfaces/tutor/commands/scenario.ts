import { scenarioMessages as words } from '../../../messages/tutor/scenario/en.ts';
import type { PackOptions } from '../scenario/pack.ts';
import type { Verb } from '../verb.ts';

/** `nimbi scenario`: what teachers write exercises with. */
export const scenarioVerb: Verb = {
  build(command, run) {
    command.description(words.summary).action(async () => run.say(command.helpInformation()));
    command
      .command('new <name>')
      .description(words.help.new)
      .option('--folder <folder>', words.folder)
      .action(async (name: string, { folder }: { readonly folder?: string }) => (await import('../scenario/new.ts')).newScenario(run, name, folder));
    command
      .command('lint <scenario...>')
      .description(words.help.lint)
      .action(async (names: readonly string[]) => (await import('../scenario/lint.ts')).lintScenarios(run, names));
    command
      .command('test [scenario...]')
      .description(words.help.test)
      .option('--all', words.all)
      .option('--output <format>', words.output, 'text')
      .action(async (names: readonly string[], { all = false, output }: { readonly all?: boolean; readonly output: string }) =>
        (await import('../scenario/test.ts')).testScenarios(run, names, { all, output }),
      );
    command
      .command('preview <scenario>')
      .description(words.help.preview)
      .option('--seed <word>', words.seed)
      .action(async (name: string, { seed }: { readonly seed?: string }) => (await import('../scenario/preview.ts')).previewScenario(run, name, seed));
    command
      .command('pack <scenario>')
      .description(words.help.pack)
      .option('--student', words.student)
      .option('--teacher', words.teacher)
      .option('-o, --output <file>', words.packFile)
      .option('--yes', words.yes)
      .action(async (name: string, options: PackOptions) => (await import('../scenario/pack.ts')).packFor(run, name, options));
  },
};
