import type { Credentials } from '../../../../kernel/call.ts';
import { splitCommandLine } from '../../../../learn/command-line.ts';
import { lastEventNumber } from '../../../../learn/journal-end.ts';
import { messages } from '../../../../messages/learn/lesson/en.ts';
import { serveMessages } from '../../../../messages/tutor/serve.ts';
import { errorCode } from '../../../../ports/file-errors.ts';
import { configPaths } from '../../../aws/session/config-files.ts';
import { changed, changesTo } from '../../../programs/environment.ts';
import type { Session } from '../session.ts';
import type { Word } from './word.ts';

/** What a line asks to be run, and with whose access key. */
interface Asked {
  readonly profile: string;
  readonly command: readonly [string, ...string[]];
}

/** `run [--profile NAME] -- PROGRAM`: as `nimbi run`, in the lesson's folder and cloud. */
export const run: Word = async (session, rest) => {
  const { display, files } = session;
  const split = splitCommandLine(rest);
  const asked = 'words' in split ? readAsked(split.words) : undefined;
  const credentials = asked && files.credentials(asked.profile);
  if (asked === undefined) display.prose(messages.runWhat);
  else if (credentials === undefined) display.line(messages.noProfile(asked.profile, files.profiles()));
  else await session.act(() => execute(session, asked, credentials));
  return 'stay';
};

function readAsked(words: readonly string[]): Asked | undefined {
  const [first = '', second] = words;
  const [, joined] = /^--profile=(.+)$/.exec(first) ?? [];
  const profile = first === '--profile' ? second : (joined ?? 'default');
  const after = words.slice(first === '--profile' ? 2 : joined === undefined ? 0 : 1);
  const [program, ...args] = after[0] === '--' ? after.slice(1) : after;
  return profile === undefined || program === undefined || program.startsWith('-') ? undefined : { profile, command: [program, ...args] };
}

async function execute({ deps, cloud, files, terminal, display }: Session, { profile, command }: Asked, credentials: Credentials): Promise<void> {
  const endpoint = await deps.serve(cloud, (error) => void deps.io.stderr.write(`${serveMessages.fault(error)}\n`));
  try {
    const { config: configFile, credentials: credentialsFile } = configPaths(files.configFolder);
    const connection = { endpointUrl: endpoint.url, region: files.region(profile), configFile, credentialsFile };
    const env = changed(deps.io.env, changesTo(deps.io.env, connection, { credentials }));
    const before = lastEventNumber(cloud);
    const code = await terminal.lend(() => deps.execute(command, env, files.path));
    if (code !== 0 && lastEventNumber(cloud) === before) display.prose(messages.noCallCame(code));
  } catch (error) {
    if (errorCode(error) !== 'ENOENT' && errorCode(error) !== 'EACCES') throw error;
    display.prose(messages.noProgram(command[0]));
  } finally {
    await endpoint.close();
  }
}
