import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openHome } from '../../src/adapters/home.ts';
import { createAdmin } from '../../src/engine/admin.ts';
import type { Cloud } from '../../src/engine/cloud.ts';
import { parseClock } from '../../src/engine/cloud-clock.ts';
import { createCloud, openCloud } from '../../src/engine/open-cloud.ts';
import type { HomeError } from '../../src/ports/home.ts';
import type { ServeDeps } from '../../src/surfaces/http/serving.ts';
import type { ProgramDeps } from '../../src/surfaces/programs/deps.ts';
import type { Terminal } from '../../src/surfaces/shell/terminal/terminal.ts';
import type { TutorDeps } from '../../src/surfaces/tutor/deps.ts';
import type { LessonDeps } from '../../src/surfaces/tutor/lesson/deps.ts';
import { runTutor } from '../../src/surfaces/tutor/run.ts';
import type { TestDeps } from '../learn/support/lesson-deps.ts';
import { memoryParts } from '../support/cloud.ts';

/** What a run of a verb came to. */
export interface VerbRun {
  readonly code: number;
  readonly stdout: string;
  readonly stderr: string;
}

/** Where a verb runs. */
export interface Bench {
  /** The cloud that the verbs are about; the home's when absent. */
  readonly cloud?: Cloud;
  /** What a person answers, line by line; absent: there is no terminal. */
  readonly answers?: readonly string[];
  readonly env?: Readonly<Record<string, string>>;
  readonly columns?: number;
  readonly plain?: boolean;
  readonly home?: string;
  readonly lmdb?: boolean;
  readonly lessons?: LessonDeps;
  readonly windows?: boolean;
  readonly programs?: ProgramDeps;
  readonly serving?: ServeDeps;
  readonly ephemeral?: boolean;
  /** What making a cloud fails with. */
  readonly failure?: Error;
}

/** Runs a verb in process, and gives all that it printed. */
export async function runVerb(args: readonly string[], bench: Bench = {}): Promise<VerbRun> {
  const printed = { stdout: '', stderr: '' };
  const opened = new Map<string, Cloud>();
  try {
    const code = await runTutor(args, depsOf(bench, printed, opened));
    return { code, ...printed };
  } finally {
    for (const cloud of opened.values()) await cloud.close();
  }
}

const now = Date.parse('2026-11-24T12:00:00Z');

function depsOf(bench: Bench, printed: { stdout: string; stderr: string }, opened: Map<string, Cloud>): TutorDeps {
  const isTTY = bench.answers !== undefined;
  const output = (name: 'stdout' | 'stderr') => ({
    isTTY,
    ...(bench.columns !== undefined && { columns: bench.columns }),
    write: (data: string | Uint8Array) => {
      printed[name] += String(data);
    },
  });
  let homeProblem: HomeError | undefined;
  const onProblem = (problem: HomeError): void => {
    homeProblem = problem;
  };
  const home = openHome(bench.home ?? '/nowhere/home', { now: () => now }, { onProblem });
  const answers = [...(bench.answers ?? [])];
  const terminal: Terminal = {
    readLine: async (prompt) => {
      printed.stdout += prompt;
      const answer = answers.shift();
      printed.stdout += `${answer ?? ''}\n`;
      return answer;
    },
    lend: (use) => use(),
    close: () => undefined,
  };
  const openCloudOf = async (name = home.chosen()): Promise<Cloud> => {
    if (bench.cloud) return bench.cloud;
    const cloud = opened.get(name) ?? openCloud(memoryParts(await home.open(name)));
    opened.set(name, cloud);
    return cloud;
  };
  return {
    io: {
      stdout: output('stdout'),
      stderr: output('stderr'),
      stdin: stdinOf(isTTY),
      env: bench.env ?? {},
      cwd: bench.home ?? '/nowhere',
      sleep: async () => undefined,
    },
    home,
    ...(homeProblem !== undefined && { homeProblem }),
    version: '0.1.0',
    plain: bench.plain ?? false,
    cloudName: home.chosen(),
    ephemeral: bench.ephemeral ?? false,
    openCloud: openCloudOf,
    closeCloud: async (name) => {
      await opened.get(name)?.close();
      opened.delete(name);
    },
    createCloud: async (name) => {
      if (bench.failure) throw bench.failure;
      await home.create(
        name,
        async (storage) => {
          const facts = { seed: name, accountId: '123456789012', journal: 'bounded' as const, clock: parseClock('2026-11-24T12:00:00Z!', now) };
          await createAdmin(await createCloud(memoryParts({ ...storage, close: async () => undefined }), facts));
        },
        { store: 'file' },
      );
    },
    keepAdmin: async (name) => {
      printed.stderr += `(profile of ${name} kept)\n`;
    },
    forgetProfile: async (cloud, { accessKeyId }) => {
      printed.stderr += `(profile of ${cloud} with ${accessKeyId} forgotten)\n`;
      return true;
    },
    grading: async () => ({ engineDigest: () => 'e'.repeat(64), cores: 1, serveGrader: async () => undefined }),
    lessons: () => bench.lessons ?? fail('This test has no lessons.'),
    profileOf: (cloud) => (cloud === 'sandbox' ? 'default' : cloud),
    lmdbLoads: () => bench.lmdb ?? true,
    windows: bench.windows ?? false,
    serving: async () => {
      if (bench.serving === undefined) throw new Error('This test has nothing to serve.');
      return bench.serving;
    },
    programs: async () => {
      if (bench.programs === undefined) throw new Error('This test has no programs to run.');
      return bench.programs;
    },
    openTerminal: () => terminal,
    topicHelp: async (topic) => {
      printed.stdout += `(aws help ${topic})\n`;
      return 0;
    },
    shell: async () => {
      printed.stdout += '(shell)\n';
      return 0;
    },
  };
}

const fail = (message: string): never => {
  throw new Error(message);
};

/** The surroundings of verbs that are about lessons: screen, terminal and clouds are theirs. */
export function tutorDeps(lessons: TestDeps, cloudName: string): TutorDeps {
  const deps = depsOf({ lessons, home: lessons.home.root, plain: lessons.plain }, { stdout: '', stderr: '' }, new Map());
  return { ...deps, io: lessons.io, cloudName, openTerminal: () => lessons.openTerminal(), openCloud: (name = cloudName) => lessons.openCloud(name) };
}

const stdinOf = (isTTY: boolean) => ({
  isTTY,
  async *[Symbol.asyncIterator](): AsyncGenerator<Uint8Array> {},
});

/** A folder for a home, gone after `use`. */
export async function withHome<Result>(use: (folder: string) => Promise<Result>): Promise<Result> {
  const folder = mkdtempSync(join(tmpdir(), 'nimbi-tutor-'));
  try {
    return await use(folder);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
