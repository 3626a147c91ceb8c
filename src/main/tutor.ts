import packageFacts from '../../package.json' with { type: 'json' };
import { lmdbLoads } from '../adapters/lmdb-store.ts';
import type { CallEvent } from '../kernel/journal.ts';
import { lineTerminal } from '../surfaces/shell/terminal/terminal.ts';
import type { TutorDeps } from '../surfaces/tutor/deps.ts';
import { explainEvent } from '../surfaces/tutor/explain/explain-event.ts';
import { renderExplanationText } from '../surfaces/tutor/explain/render-text.ts';
import { runTutor } from '../surfaces/tutor/run.ts';
import { outputStyle } from '../surfaces/tutor/style.ts';
import { lessonDeps } from './lessons.ts';
import type { OwnFlags } from './own-flags.ts';
import { forgetProfile, profileOf } from './profiles.ts';
import type { Program } from './program.ts';

/** Runs one of nimbi's own verbs, or the menu where there is none. */
export const runOwnVerb = (program: Program, flags: OwnFlags): Promise<number> => runTutor(flags.rest, tutorDeps(program, flags));

/** Prints why a call was decided as it was, below its answer: what `--explain` asks for. */
export async function explainAfter(program: Program, { plain }: OwnFlags, event: CallEvent | undefined): Promise<void> {
  const { io } = program;
  if (!event) {
    await io.stderr.write('\nNo call was made, so there is no decision to explain.\n');
    return;
  }
  const cloud = await program.openCloud();
  const style = outputStyle(io.stderr, io.env, plain);
  await io.stderr.write(`\n${renderExplanationText(await explainEvent(cloud, event), { style, all: false, program: 'nimbi' })}\n`);
}

function tutorDeps(program: Program, flags: OwnFlags): TutorDeps {
  const { io, home, homeProblem, cloudName, ephemeral, createCloud, closeCloud, openCloud, keepAdmin } = program;
  return {
    io,
    home,
    ...(homeProblem !== undefined && { homeProblem }),
    version: packageFacts.version,
    plain: flags.plain,
    cloudName,
    ephemeral,
    openCloud,
    createCloud,
    closeCloud,
    keepAdmin,
    forgetProfile: (cloud, admin) => forgetProfile(home, profileOf(cloud), admin),
    profileOf,
    lmdbLoads,
    openTerminal: () => lineTerminal(process.stdin, process.stdout),
    lessons: () => lessonDeps(program, flags, runOwnVerb),
    grading: async () => (await import('./grading.ts')).gradingDeps(program, () => lessonDeps(program, flags, runOwnVerb)),
    topicHelp: async (topic) => {
      const { runAws } = await import('../surfaces/aws/run.ts');
      const { awsEnvironment } = await import('./aws-environment.ts');
      const place = { surface: 'aws', configFolder: program.configFolder, openCloud: () => openCloud(), onCall: () => undefined };
      return runAws(['help', topic], io, awsEnvironment(program, place));
    },
    windows: process.platform === 'win32',
    serving: async () => (await import('./serve.ts')).serveDeps(program),
    programs: async () => (await import('./run.ts')).programDeps(program),
    shell: async () => (await import('./shell.ts')).shell(program, flags.plain, (args, io) => runTutor(args, tutorDeps({ ...program, io }, flags))),
  };
}
