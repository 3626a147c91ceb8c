import { answerShell } from '../surfaces/completion/answer.ts';
import { homeWorld } from '../surfaces/completion/home-world.ts';
import type { CompletionWorld } from '../surfaces/completion/world.ts';
import type { Program } from './program.ts';

/** Answers a shell's completion script. */
export const runCompletion = (program: Program, args: readonly string[]): Promise<number> => answerShell(args, program.io, programWorld(program));

/** What completion sees of the program's home. Looking never makes a cloud. */
export function programWorld({ models, data, home, configFolder, io, cloudName, openCloud }: Program): CompletionWorld {
  return homeWorld({
    models,
    data,
    configFolder,
    env: io.env,
    cwd: io.cwd,
    clouds: () => home.clouds().map(({ name }) => name),
    cloud: async (name = cloudName) => (home.exists(name) ? openCloud(name) : undefined),
  });
}
