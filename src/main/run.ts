import { spawn } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { constants, tmpdir } from 'node:os';
import { join } from 'node:path';
import { configPaths } from '../surfaces/aws/session/config-files.ts';
import { startEndpoint } from '../surfaces/http/endpoint.ts';
import { listen } from '../surfaces/http/listener.ts';
import { metadataHandler } from '../surfaces/http/metadata/handler.ts';
import { metadataService } from '../surfaces/http/metadata/service.ts';
import { warmUp } from '../surfaces/http/metadata/warm-up.ts';
import { findEndpoint } from '../surfaces/http/running.ts';
import type { ProgramDeps } from '../surfaces/programs/deps.ts';
import { profileFacts } from '../surfaces/programs/profile-facts.ts';
import { awsEnvironment } from './aws-environment.ts';
import { usualProfile } from './profiles.ts';
import type { Program } from './program.ts';
import { servedClouds } from './served-clouds.ts';

/** What running other people's programs has of this one. */
export function programDeps(program: Program): ProgramDeps {
  const { io, home, machinery, models, configFolder, openCloud } = program;
  const { config: configFile, credentials: credentialsFile } = configPaths(configFolder);
  const now = (): number => machinery.clock.now();
  return {
    configFile,
    credentialsFile,
    profile: async (named) => {
      await program.ready();
      if (program.ephemeral && named === undefined) return ephemeralFacts(program);
      const place = { surface: 'aws', configFolder, openCloud: () => openCloud(), onCall: () => undefined };
      return profileFacts(io, awsEnvironment(program, place), named, usualProfile(program));
    },
    findEndpoint: () => findEndpoint(home.folder),
    startEndpoint: async (onFault) => startEndpoint({ clouds: await servedClouds(program), models, now, newRequestId: randomUUID, onFault }),
    startMetadata: async (instance, onFault) => {
      const service = metadataService({ ...instance, cloud: await openCloud(), now, entropy: machinery.entropy });
      await warmUp(service);
      return listen({ onFault }, metadataHandler(service));
    },
    emptyFolder: async () => emptyFolder(),
    execute: (command, env) => execute(command, env, io.cwd),
  };
}

/** The admin of a cloud that is gone afterwards stands in no file. */
function ephemeralFacts(program: Program) {
  const env = { ...program.io.env, ...program.ephemeralEnv() };
  const { AWS_ACCESS_KEY_ID: accessKeyId = '', AWS_SECRET_ACCESS_KEY: secretAccessKey = '' } = env;
  return { credentials: { accessKeyId, secretAccessKey }, region: env.AWS_REGION || env.AWS_DEFAULT_REGION || '' };
}

function emptyFolder() {
  const path = mkdtempSync(join(tmpdir(), 'nimbi-run-'));
  const remove = (): void => {
    process.off('exit', remove);
    rmSync(path, { recursive: true, force: true, maxRetries: 3 });
  };
  process.on('exit', remove);
  return { path, close: async () => remove() };
}

/** Handed on whoever sent them. Those of a terminal's keys reach the program by themselves, as they are for all that runs there. */
const handedOn = ['SIGTERM', 'SIGHUP', 'SIGUSR2'] as const;
const ofTerminal = ['SIGINT', 'SIGQUIT'] as const;

/** Runs a program in a folder, with the process's own streams; signals are for the program, which decides what comes of them. */
export function execute([command, ...args]: readonly [string, ...string[]], env: Readonly<Record<string, string>>, folder: string): Promise<number> {
  return new Promise((resolve, reject) => {
    const child = spawn(command, args, { env, stdio: 'inherit', windowsHide: false, cwd: folder });
    const others = process.listeners('SIGINT');
    process.removeAllListeners('SIGINT');
    // Windows knows few of them.
    const known = [...handedOn, ...ofTerminal].filter((signal) => signal in constants.signals);
    const listeners = known.map((signal) => {
      const byTerminal = process.stdin.isTTY === true && ofTerminal.some((name) => name === signal);
      const listener = (): void => void (byTerminal || child.kill(signal));
      process.on(signal, listener);
      return { signal, listener };
    });
    const restore = (): void => {
      for (const { signal, listener } of listeners) process.off(signal, listener);
      for (const other of others) process.on('SIGINT', other);
    };
    child.once('error', (error) => {
      restore();
      reject(error);
    });
    child.once('exit', (code, signal) => {
      restore();
      resolve(code ?? 128 + (signal === null ? 0 : constants.signals[signal]));
    });
  });
}
