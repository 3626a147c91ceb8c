import { completionMessages as words } from '../../../messages/tutor/completion.ts';
import { completingShells } from '../../completion/shells/shells.ts';
import { type Verb, VerbError } from '../verb.ts';

/** `nimbi completion`. */
export const completionVerb: Verb = {
  build(command, run) {
    command
      .description(words.summary)
      .argument('[shell]', words.shell)
      .action(async (name?: string) => {
        const names = Object.keys(completingShells);
        if (name === undefined) throw new VerbError(words.which(names));
        const shell = Object.hasOwn(completingShells, name) ? completingShells[name] : undefined;
        if (shell === undefined) throw new VerbError(words.unknown(name, names));
        await run.deps.io.stdout.write(shell.script);
      });
  },
};
