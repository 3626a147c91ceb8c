import { join } from 'node:path';
import type { Io } from '../surfaces/aws/io.ts';
import { configPaths } from '../surfaces/aws/session/config-files.ts';
import { homeWorld } from '../surfaces/completion/home-world.ts';
import type { ShellDeps } from '../surfaces/shell/deps.ts';
import { runShell } from '../surfaces/shell/run-shell.ts';
import { lineTerminal } from '../surfaces/shell/terminal/terminal.ts';
import { awsEnvironment } from './aws-environment.ts';
import { ownVerbs } from './own-verbs.ts';
import { homeProfiles, profilesVariable, usualProfile } from './profiles.ts';
import type { Program } from './program.ts';

/** Runs CloudShell in the terminal. */
export async function shell(program: Program, plain: boolean, runOwnVerb: (args: readonly string[], io: Io) => Promise<number>): Promise<number> {
  await program.ready();
  return endingTidily(() => runShell(shellDeps(program, plain, runOwnVerb)));
}

function shellDeps(program: Program, plain: boolean, runOwnVerb: ShellDeps['runOwnVerb']): ShellDeps {
  const { io, home, models, data, configFolder, cloudName, openCloud } = program;
  const { config: configFile, credentials: credentialsFile } = configPaths(configFolder);
  const profiles = configFolder === homeProfiles(home) ? {} : { [profilesVariable]: configFolder };
  return {
    io,
    plain,
    cloudName,
    profile: usualProfile(program),
    historyFile: join(home.folder, 'shell-history'),
    configFile,
    credentialsFile,
    launch: { node: process.execPath, launcher: process.argv[1] ?? '', env: { NIMBI_HOME: home.folder, NIMBI_CLOUD: cloudName, ...profiles } },
    openCloud: () => openCloud(),
    awsEnvironment: (onCall) => awsEnvironment(program, { surface: 'shell', configFolder, openCloud: () => openCloud(), onCall }),
    isOwnVerb: (word) => ownVerbs.has(word),
    runOwnVerb,
    completionWorld: (env, cwd) =>
      homeWorld({ models, data, configFolder, env, cwd, clouds: () => home.clouds().map(({ name }) => name), cloud: (name) => openCloud(name) }),
    openTerminal: (options) => lineTerminal(process.stdin, process.stdout, options),
    interruptible,
  };
}

/** Ctrl-C is for what runs, and not for the program, while this runs. */
async function interruptible<Result>(run: (signal: AbortSignal) => Promise<Result>): Promise<Result> {
  const controller = new AbortController();
  const others = process.listeners('SIGINT');
  const abort = (): void => controller.abort();
  process.removeAllListeners('SIGINT').on('SIGINT', abort).on('SIGHUP', abort);
  try {
    return await run(controller.signal);
  } finally {
    process.off('SIGINT', abort).off('SIGHUP', abort);
    for (const listener of others) process.on('SIGINT', listener);
  }
}

/** As a shell counts them: 128 and the number of SIGTERM. */
const terminatedCode = 143;

/** A terminal that vanishes ends the input; the shell then leaves by itself. Told to end, it ends at once. Either way it takes its temporary files along. */
async function endingTidily<Result>(run: () => Promise<Result>): Promise<Result> {
  const stay = (): void => undefined;
  const end = (): void => process.exit(terminatedCode);
  process.on('SIGHUP', stay).on('SIGTERM', end);
  try {
    return await run();
  } finally {
    process.off('SIGHUP', stay).off('SIGTERM', end);
  }
}
