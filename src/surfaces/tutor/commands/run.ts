import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { programMessages as messages } from '../../../messages/tutor/programs.ts';
import { serveMessages } from '../../../messages/tutor/serve.ts';
import { errorCode } from '../../../ports/file-errors.ts';
import type { Io } from '../../aws/io.ts';
import type { Listening, ProgramDeps } from '../../programs/deps.ts';
import { type Connection, changed, changesTo, type Identity } from '../../programs/environment.ts';
import { runningInstance } from '../../programs/instance.ts';
import type { TutorDeps } from '../deps.ts';
import { exitCodes, type Run, type Verb, VerbError } from '../verb.ts';

const words = messages.run;

interface Options {
  readonly profile?: string;
  readonly on?: string;
}

/** As shells have them. */
const notFoundCode = 127;
const notExecutableCode = 126;

/** `nimbi run`. */
export const runVerb: Verb = {
  build(command, run) {
    command
      .description(words.summary)
      .usage('[options] -- PROGRAM [ARGUMENT ...]')
      .argument('[program...]', words.program)
      .option('--on <instance>', words.on)
      .option('--profile <name>', messages.profile)
      .passThroughOptions()
      .action(async (line: readonly string[], options: Options) => {
        run.exitCode = await runProgram(run, line, options);
      });
  },
};

/** What a run opens, to be closed when it is over. */
class Opened {
  readonly #closers: (() => Promise<void>)[] = [];

  async add<Thing extends { close(): Promise<void> }>(opening: Promise<Thing>): Promise<Thing> {
    const thing = await opening;
    this.#closers.push(() => thing.close());
    return thing;
  }

  async close(): Promise<void> {
    for (const close of this.#closers.reverse()) await close();
  }
}

/** Who the program is, and where. */
interface Place extends Pick<Connection, 'region' | 'configFile' | 'credentialsFile'> {
  readonly identity: Identity;
}

async function runProgram({ deps }: Run, [program, ...args]: readonly string[], { on, profile }: Options): Promise<number> {
  if (program === undefined) throw new VerbError(words.noProgram);
  if (on !== undefined && profile !== undefined) throw new VerbError(words.onAndProfile);
  const programs = await deps.programs();
  const opened = new Opened();
  try {
    const { identity, ...place } = on === undefined ? await withProfile(programs, profile) : await onInstance(deps, programs, on, opened);
    const running = deps.ephemeral ? undefined : await programs.findEndpoint();
    const { url, certificateFile } = running ?? { ...(await opened.add(startEndpoint(deps, programs))), certificateFile: undefined };
    const connection = { ...place, endpointUrl: url, ...(certificateFile !== undefined && { certificateFile }) };
    return await execute(programs, [program, ...args], changed(deps.io.env, changesTo(deps.io.env, connection, identity)));
  } finally {
    await opened.close();
  }
}

async function withProfile(programs: ProgramDeps, profile: string | undefined): Promise<Place> {
  const { credentials, region } = await programs.profile(profile);
  const { configFile, credentialsFile } = programs;
  return { region, configFile, credentialsFile, identity: { credentials } };
}

/** A new instance has neither configuration nor credentials in files; where its program asks, it finds empty ones. */
async function onInstance({ openCloud, io }: TutorDeps, programs: ProgramDeps, id: string, opened: Opened): Promise<Place> {
  const instance = await runningInstance(await openCloud(), id);
  const { path } = await opened.add(programs.emptyFolder());
  const files = { configFile: join(path, 'config'), credentialsFile: join(path, 'credentials') };
  for (const file of Object.values(files)) writeFileSync(file, '');
  const { url } = await opened.add(programs.startMetadata(instance, tellFault(io)));
  return { region: instance.region, ...files, identity: { metadataUrl: url } };
}

const tellFault =
  ({ stderr }: Io) =>
  (error: unknown): void =>
    void stderr.write(`${serveMessages.fault(error)}\n`);

async function startEndpoint({ io }: TutorDeps, programs: ProgramDeps): Promise<Listening> {
  try {
    return await programs.startEndpoint(tellFault(io));
  } catch (error) {
    if (errorCode(error) === undefined) throw error;
    throw new VerbError(words.noEndpoint(error instanceof Error ? error.message : String(error)), exitCodes.general);
  }
}

async function execute(programs: ProgramDeps, command: readonly [string, ...string[]], env: Readonly<Record<string, string>>): Promise<number> {
  try {
    return await programs.execute(command, env);
  } catch (error) {
    if (errorCode(error) === 'ENOENT') throw new VerbError(words.notFound(command[0]), notFoundCode);
    if (errorCode(error) === 'EACCES') throw new VerbError(words.notExecutable(command[0]), notExecutableCode);
    throw error;
  }
}
