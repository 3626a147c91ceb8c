import { labMessages as words } from '../../../messages/tutor/lab/en.ts';
import { answerLab, checkLab, hintFor, labStatus } from '../lab/do.ts';
import { currentLab } from '../lab/labs.ts';
import { listLabs } from '../lab/list.ts';
import { packLab } from '../lab/pack.ts';
import { runFormats, runLab } from '../lab/run.ts';
import { openLab, resetLab, startLab, workAt } from '../lab/start.ts';
import { type Run, type Verb, VerbError } from '../verb.ts';

interface Options {
  readonly yes?: boolean;
  readonly output: string;
}

const textOrJson = ['text', 'json'] as const;

/** `nimbi lab`. */
export const labVerb: Verb = {
  build(command, run) {
    const verb = (usage: string, summary: string) => command.command(usage).description(summary);
    const lab = async (name: string | undefined) => currentLab(run, name);
    command.description(words.summary).action(async () => listLabs(run, false));
    verb('list', words.help.list)
      .option('--output <format>', words.output, 'text')
      .action(async ({ output }: Options) => listLabs(run, isJson(output)));
    verb('open', words.help.open)
      .argument('<file>', words.file)
      .option('--yes', words.yes)
      .action(async (file: string, { yes = false }: { readonly yes?: boolean }) => void (await openLab(run, file, yes)));
    verb('start', words.help.start)
      .argument('<name>', words.labName)
      .option('--student <id>', words.student)
      .action(async (name: string, { student }: { readonly student?: string }) => startLab(run, name, student));
    verb('work', words.help.work)
      .argument('[name]', words.name)
      .option('--student <id>', words.student)
      .option('--watch', words.watch)
      .action(async (name: string | undefined, { student, watch = false }: { readonly student?: string; readonly watch?: boolean }) =>
        workAt(run, await lab(name), student, watch),
      );
    verb('check', words.help.check)
      .argument('[name]', words.name)
      .option('--output <format>', words.output, 'text')
      .action(async (name: string | undefined, { output }: Options) => checkLab(run, await lab(name), isJson(output)));
    verb('answer', words.help.answer)
      .argument('<answer>', words.answer)
      .argument('[name]', words.name)
      .action(async (answer: string, name: string | undefined) => answerLab(run, await lab(name), answer));
    verb('status', words.help.status)
      .argument('[name]', words.name)
      .option('--output <format>', words.output, 'text')
      .action(async (name: string | undefined, { output }: Options) => labStatus(run, await lab(name), isJson(output)));
    verb('hint', words.help.hint)
      .argument('[name]', words.name)
      .option('--yes', words.yes)
      .option('--output <format>', words.output, 'text')
      .action(async (name: string | undefined, { yes = false, output }: Options) => hintFor(run, await lab(name), yes, isJson(output)));
    verb('reset', words.help.reset)
      .argument('[name]', words.name)
      .option('--yes', words.yes)
      .action(async (name: string | undefined, { yes = false }: { readonly yes?: boolean }) => resetLab(run, await lab(name), yes));
    buildForFiles(run, verb);
  },
};

/** What works on files: a script that is run, and the attempt that is handed in. */
function buildForFiles(run: Run, verb: (usage: string, summary: string) => ReturnType<Parameters<Verb['build']>[0]['command']>): void {
  verb('run', words.help.run)
    .argument('<name>', words.runName)
    .requiredOption('--script <file>', words.script)
    .option('--student <id>', words.student)
    .option('--output <format>', words.runOutput(runFormats), 'text')
    .action(async (name: string, options: { readonly script: string; readonly student?: string; readonly output: string }) => runLab(run, name, options));
  verb('pack', words.help.pack)
    .argument('[name]', words.name)
    .requiredOption('-o, --output <file>', words.packFile)
    .option('--yes', words.yes)
    .action(async (name: string | undefined, { output, yes = false }: Options) => packLab(run, await currentLab(run, name), output, yes));
}

function isJson(output: string): boolean {
  if (output !== 'text' && output !== 'json') throw new VerbError(words.badOutput(output, textOrJson));
  return output === 'json';
}
