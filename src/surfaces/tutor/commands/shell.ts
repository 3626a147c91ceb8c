import { shellMessages as words } from '../../../messages/tutor/shell.ts';
import { type Verb, VerbError } from '../verb.ts';

/** `nimbi shell`. */
export const shellVerb: Verb = {
  build(command, run) {
    command.description(words.summary).action(async () => {
      if (run.deps.ephemeral) throw new VerbError(words.ephemeral);
      run.exitCode = await run.deps.shell();
    });
  },
};
