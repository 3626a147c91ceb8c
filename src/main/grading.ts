import { fork } from 'node:child_process';
import { readdirSync, readFileSync } from 'node:fs';
import { availableParallelism } from 'node:os';
import { join } from 'node:path';
import { sha256 } from '../kernel/sha256.ts';
import { type Grading, gradeSubmission } from '../learn/grade/grade-submission.ts';
import type { GradingDeps } from '../surfaces/tutor/grade/deps.ts';
import { benchOf, type GraderParts } from '../surfaces/tutor/grade/grader.ts';
import { type GraderMessage, type GraderProcess, graderFlag } from '../surfaces/tutor/grade/grader-process.ts';
import type { Program } from './program.ts';

/** The memory that a process that grades may take, in MiB: many times what a class of submissions does. */
const memory = 2048;

/** What grading a class needs of this program, which stands beside its data. Processes that grade are begun as this one was. */
export function gradingDeps({ dataRoot }: Program, parts: () => GraderParts): GradingDeps {
  return {
    engineDigest: () => programDigest(join(dataRoot, '..', 'program')),
    cores: availableParallelism(),
    startGrader: () => startGrader(process.argv[1] ?? ''),
    serveGrader: () => serveGrader(parts()),
  };
}

/** Of all files that the program consists of, whatever computer they are on. */
function programDigest(folder: string): string {
  const names = readdirSync(folder).sort();
  return sha256(names.map((name) => `${name} ${sha256(readFileSync(join(folder, name), 'latin1'))}\n`).join(''));
}

function startGrader(launcher: string): GraderProcess {
  const child = fork(launcher, ['grade', graderFlag], {
    execArgv: [`--max-old-space-size=${memory}`],
    serialization: 'advanced',
    // What it says is said over its channel; its complaints would be a student's doing.
    stdio: ['ignore', 'ignore', 'ignore', 'ipc'],
  });
  return {
    send: (message) => void (child.connected && child.send(message, () => undefined)),
    onMessage: (listen) => child.on('message', (grading) => listen(grading as Grading)),
    onExit: (listen) => {
      child.once('error', listen);
      child.once('exit', listen);
    },
    kill: () => void child.kill('SIGKILL'),
  };
}

function serveGrader(parts: GraderParts): Promise<void> {
  return new Promise((resolve) => {
    let bench: ReturnType<typeof benchOf> | undefined;
    let busy = Promise.resolve();
    process.on('message', (message: GraderMessage) => {
      if ('rubric' in message) bench = benchOf(message.rubric, parts);
      else if (bench) {
        const used = bench;
        busy = busy.then(async () => {
          process.send?.(await gradeSubmission(used, message.packed));
        });
      }
    });
    // Whoever asked has gone.
    process.once('disconnect', resolve);
    if (!process.connected) resolve();
  });
}
