import type { CallEvent } from '../kernel/journal.ts';
import { registry } from '../services/registry.generated.ts';
import type { AwsEnvironment, Io } from '../surfaces/aws/io.ts';
import { runAws } from '../surfaces/aws/run.ts';
import type { OwnFlags } from './own-flags.ts';
import { type Program, profileOf } from './program.ts';
import packageFacts from '../../package.json' with { type: 'json' };

/** What the `aws` command line works on here. */
export function awsEnvironment(program: Program, surface: string, onCall?: AwsEnvironment['onCall']): AwsEnvironment {
  const operationsOf = (service: string) => (Object.hasOwn(registry, service) ? registry[service]?.operations : undefined) ?? {};
  return {
    models: program.models,
    data: program.data,
    openCloud: () => program.openCloud(),
    configFolder: program.configFolder,
    simulated: (service, operation) => Object.hasOwn(operationsOf(service), operation),
    simulatedOperations: (service) => Object.keys(operationsOf(service)),
    surface,
    version: packageFacts.version,
    ...(onCall && { onCall }),
  };
}

/** Runs a command of the AWS CLI in this command line's cloud; with `--explain` the decision follows its answer. */
export async function runAwsCommand(program: Program, flags: OwnFlags): Promise<number> {
  await program.ready();
  const calls: CallEvent[] = [];
  const code = await runAws(
    flags.rest,
    ioFor(program),
    awsEnvironment(program, 'aws', (_call, { event }) => event && calls.push(event)),
  );
  const latest = calls.at(-1);
  if (flags.explain && latest) {
    const { explainTo } = await import('./tutor.ts');
    await explainTo(program, flags, latest);
  }
  return code;
}

/** The command's surroundings: where nobody chose a profile, the cloud's own admin is the one. */
export function ioFor(program: Program): Io {
  const { env } = program.io;
  const chosen = ['AWS_PROFILE', 'AWS_DEFAULT_PROFILE', 'AWS_ACCESS_KEY_ID'].some((name) => env[name]);
  if (chosen) return program.io;
  if (program.ephemeral) return { ...program.io, env: { ...env, ...program.ephemeralEnv() } };
  const profile = profileOf(program.cloudName);
  return profile === 'default' ? program.io : { ...program.io, env: { ...env, AWS_PROFILE: profile } };
}
