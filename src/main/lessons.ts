import { spawn } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { join } from 'node:path';
import packageFacts from '../../package.json' with { type: 'json' };
import { confSettings } from '../adapters/conf-settings.ts';
import { memoryBlobs } from '../adapters/memory-blobs.ts';
import { memoryStore } from '../adapters/memory-store.ts';
import type { Cloud } from '../engine/cloud.ts';
import { lineTerminal } from '../surfaces/shell/terminal/terminal.ts';
import { renderTerm } from '../surfaces/tutor/commands/what.ts';
import { renderExplanation } from '../surfaces/tutor/explain/render.ts';
import { cloudOf } from '../surfaces/tutor/lesson/attempts.ts';
import type { AttemptCloudOptions, LessonDeps, NewAttemptCloud } from '../surfaces/tutor/lesson/deps.ts';
import type { AttemptFolder } from '../surfaces/tutor/lesson/folder.ts';
import { awsEnvironment } from './aws-environment.ts';
import { fillCloud, makeCloud, newSeed } from './clouds.ts';
import type { OwnFlags } from './own-flags.ts';
import type { Program } from './program.ts';

/** Where the clouds of attempts are kept in memory or on disk: all that lessons need of the program. */
export function lessonDeps(program: Program, { plain }: OwnFlags): LessonDeps {
  const { home, machinery, io, models, data } = program;
  const wanted = (options: AttemptCloudOptions) => ({ ...options, journal: 'everything' as const });
  return {
    io,
    data,
    models,
    plain,
    version: packageFacts.version,
    settings: () => confSettings(home.folder),
    newSeed: () => newSeed(machinery, io.env),
    cloudExists: (name) => home.exists(name),
    createAttemptCloud: async (name, options): Promise<NewAttemptCloud> => {
      await makeCloud(home, machinery, name, io.env, { wanted: wanted(options) });
      const cloud = await program.openCloud(name);
      const admin = cloud.adminKey();
      if (!admin) throw new Error(`The new cloud ${name} has no admin.`);
      return { cloud, admin };
    },
    createMemoryCloud: (options) => fillCloud(machinery, { store: memoryStore(), blobs: memoryBlobs() }, io.env, wanted(options)),
    openCloud: (name) => program.openCloud(name),
    removeCloud: async (name) => {
      await program.closeCloud(name);
      home.remove(name);
    },
    attemptFolder: (name) => join(home.folder, 'attempts', name),
    awsEnvironment: (cloud, configFolder, onCall) => awsEnvironment(program, { surface: 'tutor', openCloud: async () => cloud, configFolder, onCall }),
    explain: async (cloud, event, columns, all = false) => renderExplanation(cloud, event, { columns, color: false, all, program: 'aws' }),
    what: async (term, columns) => renderTerm(term, { columns, color: false }),
    openTerminal: () => lineTerminal(process.stdin, process.stdout),
    openEditor: (file) => openEditor(io.env, file),
    serve: async (cloud) => {
      const { startEndpoint } = await import('../surfaces/http/endpoint.ts');
      const { onlyCloud } = await import('../surfaces/http/served-clouds.ts');
      return startEndpoint({ clouds: onlyCloud(cloud), models, now: () => machinery.clock.now(), newRequestId: randomUUID });
    },
    execute: async (command, env, folder) => (await import('./run.ts')).execute(command, env, folder),
    shell: (name, cloud, folder) => attemptShell(program, { name: cloudOf(name), cloud, folder, plain }),
  };
}

/** An attempt, as its shell needs it. */
interface AttemptPlace {
  /** The cloud's name in the home. */
  readonly name: string;
  readonly cloud: Cloud;
  readonly folder: AttemptFolder;
  readonly plain: boolean;
}

/** Runs CloudShell where this command line's cloud is an attempt's, with the attempt's own profiles. */
async function attemptShell(program: Program, { name, cloud, folder, plain }: AttemptPlace): Promise<number> {
  const { shell } = await import('./shell.ts');
  const { runOwnVerb } = await import('./tutor.ts');
  const place: Program = {
    ...program,
    io: { ...program.io, cwd: folder.path },
    cloudName: name,
    ephemeral: false,
    configFolder: folder.configFolder,
    openCloud: async (other) => (other === undefined || other === name ? cloud : program.openCloud(other)),
    ready: async () => undefined,
  };
  const ownVerb = (args: readonly string[], io: Program['io']) => runOwnVerb({ ...place, io }, { rest: args, plain, explain: false, ephemeral: false });
  return shell(place, plain, ownVerb, 'default');
}

/** Opens a file in the person's own editor, `VISUAL` or `EDITOR`, whose words are split at blanks; says whether there was one. */
function openEditor(env: NodeJS.ProcessEnv, file: string): Promise<boolean> {
  const [command, ...args] = (env['VISUAL'] || env['EDITOR'] || '').split(/\s+/).filter(Boolean);
  if (command === undefined) return Promise.resolve(false);
  return new Promise((resolve) => {
    const child = spawn(command, [...args, file], { stdio: 'inherit' });
    child.on('error', () => resolve(false));
    child.on('close', () => resolve(true));
  });
}
