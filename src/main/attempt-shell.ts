import type { Cloud } from '../engine/cloud.ts';
import type { Io } from '../surfaces/aws/io.ts';
import type { AttemptFolder } from '../surfaces/tutor/lesson/folder.ts';
import type { OwnVerbRunner } from './own-verb-runner.ts';
import type { Program } from './program.ts';
import { shell } from './shell.ts';

/** An attempt, as its shell needs it. */
interface AttemptPlace {
  /** The name of its cloud. */
  readonly cloudName: string;
  readonly cloud: Cloud;
  readonly folder: AttemptFolder;
  readonly plain: boolean;
  readonly runOwnVerb: OwnVerbRunner;
}

/** Runs CloudShell where this command line's cloud is an attempt's, with the attempt's own profiles. */
export function attemptShell(program: Program, { cloudName, cloud, folder, plain, runOwnVerb }: AttemptPlace): Promise<number> {
  const place: Program = {
    ...program,
    io: { ...program.io, cwd: folder.path },
    cloudName,
    ephemeral: false,
    configFolder: folder.configFolder,
    openCloud: async (name = cloudName) => (name === cloudName ? cloud : program.openCloud(name)),
    ready: async () => undefined,
  };
  const ownVerb = (args: readonly string[], io: Io): Promise<number> => runOwnVerb({ ...place, io }, { rest: args, plain, explain: false, ephemeral: false });
  return shell(place, plain, ownVerb);
}
