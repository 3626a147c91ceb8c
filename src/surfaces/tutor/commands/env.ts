import { programMessages as messages } from '../../../messages/tutor/programs.ts';
import { changesTo } from '../../programs/environment.ts';
import { dialects } from '../../programs/shells.ts';
import { exitCodes, type Run, type Verb, VerbError } from '../verb.ts';

const words = messages.env;

interface Options {
  readonly profile?: string;
  readonly shell?: string;
  readonly json?: boolean;
}

/** `nimbi env`. */
export const envVerb: Verb = {
  build(command, run) {
    command
      .description(words.summary)
      .option('--profile <name>', messages.profile)
      .option('--shell <shell>', words.shell)
      .option('--json', words.json)
      .action(async (options: Options) => print(run, options));
  },
};

async function print({ deps }: Run, { profile, shell, json = false }: Options): Promise<void> {
  if (json && shell !== undefined) throw new VerbError(words.shellAndJson);
  const dialect = dialectOf(shell ?? (deps.windows ? 'powershell' : 'bash'));
  if (deps.ephemeral) throw new VerbError(words.ephemeral);
  const programs = await deps.programs();
  const { credentials, region } = await programs.profile(profile);
  const endpoint = await programs.findEndpoint();
  if (endpoint === undefined) throw new VerbError(words.noEndpoint, exitCodes.failed);
  const { configFile, credentialsFile } = programs;
  const { url: endpointUrl, certificateFile } = endpoint;
  const connection = { endpointUrl, region, configFile, credentialsFile, ...(certificateFile !== undefined && { certificateFile }) };
  const { set, unset } = changesTo(deps.io.env, connection, { credentials });
  if (json) {
    await deps.io.stdout.write(`${JSON.stringify(set, undefined, 2)}\n`);
    return;
  }
  const lines = [...unset.map(dialect.unset), ...Object.entries(set).map(([name, value]) => dialect.set(name, value))];
  if (deps.io.stdout.isTTY) lines.push(words.use(dialect.use));
  await deps.io.stdout.write(`${lines.join('\n')}\n`);
}

function dialectOf(shell: string) {
  const dialect = Object.hasOwn(dialects, shell) ? dialects[shell] : undefined;
  if (dialect === undefined) throw new VerbError(words.unknownShell(shell, Object.keys(dialects)));
  return dialect;
}
