import { spawn } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { join } from 'node:path';
import packageFacts from '../../package.json' with { type: 'json' };
import { confSettings } from '../adapters/conf-settings.ts';
import { memoryBlobs } from '../adapters/memory-blobs.ts';
import { memoryStore } from '../adapters/memory-store.ts';
import { lineTerminal } from '../surfaces/shell/terminal/terminal.ts';
import { renderTerm } from '../surfaces/tutor/commands/what.ts';
import { renderExplanation } from '../surfaces/tutor/explain/render.ts';
import type { AttemptCloudOptions, LessonDeps, NewAttemptCloud } from '../surfaces/tutor/lesson/deps.ts';
import { awsEnvironment } from './aws-environment.ts';
import { fillCloud, makeCloud, newSeed } from './clouds.ts';
import type { OwnFlags } from './own-flags.ts';
import type { OwnVerbRunner } from './own-verb-runner.ts';
import { attemptFolder } from './profiles.ts';
import type { Program } from './program.ts';

/** Where the clouds of attempts are kept in memory or on disk: all that lessons need of the program. */
export function lessonDeps(program: Program, { plain }: OwnFlags, runOwnVerb: OwnVerbRunner): LessonDeps {
  const { home, machinery, io, models, data } = program;
  const wanted = (options: AttemptCloudOptions) => ({ ...options, journal: 'everything' as const });
  return {
    io,
    data,
    models,
    plain,
    version: packageFacts.version,
    windows: process.platform === 'win32',
    labsFolder: join(home.folder, 'labs'),
    settings: () => confSettings(home.folder),
    newSeed: () => newSeed(machinery, io.env),
    clouds: () => home.clouds().map(({ name }) => name),
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
    attemptFolder: (name) => attemptFolder(home, name),
    awsEnvironment: (cloud, configFolder, onCall) => awsEnvironment(program, { surface: 'tutor', openCloud: async () => cloud, configFolder, onCall }),
    newParts: () => ({ ...machinery, store: memoryStore(), blobs: memoryBlobs() }),
    explain: async (cloud, event, columns, all = false) => renderExplanation(cloud, event, { columns, color: false, all, program: 'aws' }),
    what: async (term, columns) => renderTerm(term, { columns, color: false }),
    openTerminal: () => lineTerminal(process.stdin, process.stdout),
    openEditor: (file) => openEditor(io.env, file),
    serve: async (cloud, onFault) => {
      const { startEndpoint } = await import('../surfaces/http/endpoint.ts');
      const { onlyCloud } = await import('../surfaces/http/served-clouds.ts');
      return startEndpoint({ clouds: onlyCloud(cloud), models, now: () => machinery.clock.now(), newRequestId: randomUUID, onFault });
    },
    execute: async (command, env, folder) => (await import('./run.ts')).execute(command, env, folder),
    shell: async (cloudName, cloud, folder) => (await import('./attempt-shell.ts')).attemptShell(program, { cloudName, cloud, folder, plain, runOwnVerb }),
  };
}

/** Opens a file in the person's own editor, `VISUAL` or `EDITOR`, whose words are split at blanks; says whether there was one. */
function openEditor(env: NodeJS.ProcessEnv, file: string): Promise<boolean> {
  const [command, ...args] = (env.VISUAL || env.EDITOR || '').split(/\s+/).filter(Boolean);
  if (command === undefined) return Promise.resolve(false);
  return new Promise((resolve) => {
    const child = spawn(command, [...args, file], { stdio: 'inherit' });
    child.on('error', () => resolve(false));
    child.on('close', () => resolve(true));
  });
}
