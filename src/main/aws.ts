import type { Call, CallResult } from '../kernel/call.ts';
import type { CallEvent } from '../kernel/journal.ts';
import type { Io } from '../surfaces/aws/io.ts';
import { runAws } from '../surfaces/aws/run.ts';
import { awsEnvironment } from './aws-environment.ts';
import type { OwnFlags } from './own-flags.ts';
import { usualProfile } from './profiles.ts';
import type { Program } from './program.ts';

/** Runs a command of the AWS CLI in this command line's cloud; with `--explain` the decision follows its answer. */
export async function runAwsCommand(program: Program, flags: OwnFlags): Promise<number> {
  await program.ready();
  const calls: CallEvent[] = [];
  const { configFolder, openCloud } = program;
  const onCall = (_call: Call, { event }: CallResult): void => void (event && calls.push(event));
  const code = await runAws(flags.rest, ioFor(program), awsEnvironment(program, { surface: 'aws', configFolder, openCloud, onCall }));
  const latest = calls.at(-1);
  if (flags.explain) {
    const { explainAfter } = await import('./tutor.ts');
    await explainAfter(program, flags, latest);
  }
  return code;
}

/** The command's surroundings: where nobody chose a profile, the cloud's own admin is the one. */
function ioFor(program: Program): Io {
  const { env } = program.io;
  const chosen = ['AWS_PROFILE', 'AWS_DEFAULT_PROFILE', 'AWS_ACCESS_KEY_ID'].some((name) => env[name]);
  if (chosen) return program.io;
  if (program.ephemeral) return { ...program.io, env: { ...env, ...program.ephemeralEnv() } };
  const profile = usualProfile(program);
  return profile === 'default' ? program.io : { ...program.io, env: { ...env, AWS_PROFILE: profile } };
}
