import type { Cloud } from '../../../engine/cloud.ts';
import { learner } from '../../../learn/sources.ts';
import { messages as lessonMessages } from '../../../messages/learn/lesson/en.ts';
import { mfaMessages as messages } from '../../../messages/tutor/mfa.ts';
import { Interrupted } from '../../aws/errors.ts';
import type { Io } from '../../aws/io.ts';
import type { Terminal } from '../../shell/terminal/terminal.ts';
import { assignRootDevice, freshCode } from '../mfa/assign-root.ts';
import { isDeviceName } from '../mfa/device-name.ts';
import { mfaTable } from '../mfa/mfa-table.ts';
import type { Screen } from './screen.ts';

/** Answers what a command asks for. */
export type Ask = NonNullable<Io['ask']>;

/**
 * Asks a person at the lesson's terminal. Where a code is asked for, the phone lies beside it: what it shows for each device is said, and
 * where that was used already, the cloud's clock moves on to the next code.
 */
export const askAt =
  (terminal: Terminal, cloud: Cloud, screen: Screen): Ask =>
  async (question, kind) => {
    if (kind === 'mfaCode') await showPhone(cloud, screen);
    const line = await terminal.readLine(question);
    if (typeof line !== 'string') throw new Interrupted();
    return line;
  };

async function showPhone(cloud: Cloud, screen: Screen): Promise<void> {
  const devices = (await cloud.mfaCodes()).filter(({ owner }) => owner !== undefined);
  if (devices.some(({ used }) => used)) {
    await cloud.advanceClock(Math.max(...devices.map(({ nextIn }) => nextIn)));
    screen.line(screen.color.dim(lessonMessages.waited('30 seconds')));
  }
  for (const { name, owner, codes } of await cloud.mfaCodes()) if (owner !== undefined) screen.line(messages.phone(codes[1], name));
}

/** Answers by a script, each answer once; `mfa NAME` is the code that this device shows. @param show is told of each question with its answer */
export function askScript(cloud: Cloud, typed: readonly string[], show: (line: string) => void = () => undefined): Ask {
  const waiting = [...typed];
  return async (question, kind) => {
    const answer = waiting.shift();
    if (answer === undefined) throw new Interrupted();
    const device = /^mfa (\S+)$/.exec(answer)?.[1];
    const given = device === undefined ? answer : ((await freshCode(cloud, device)) ?? answer);
    show(`${question}${kind === 'secret' ? '*'.repeat(given.length) : given}`);
    return given;
  };
}

/** The word `mfa`: shows the codes, or does what the console's page does that gives the root user a device. */
export async function runMfa(
  args: readonly string[],
  { cloud, screen, ask }: { readonly cloud: Cloud; readonly screen: Screen; readonly ask: Ask },
): Promise<void> {
  const [what, name, ...more] = args;
  if (what === undefined || (what === 'codes' && name === undefined)) {
    for (const line of await mfaTable(cloud)) screen.line(line);
  } else if (what !== 'assign-root' || more.length > 0) screen.prose(messages.usage);
  else if (name === undefined || !isDeviceName(name)) screen.prose(messages.badName);
  else await assignRoot(name, cloud, screen, ask);
}

async function assignRoot(name: string, cloud: Cloud, screen: Screen, ask: Ask): Promise<void> {
  try {
    const password = await ask(messages.rootPassword, 'secret');
    const assigned = await assignRootDevice(cloud, name, { password, mfaCode: () => ask(messages.code, 'mfaCode') }, learner);
    if (!assigned.ok) {
      screen.prose(messages.refused(assigned.error.code, assigned.error.message));
      return;
    }
    screen.line(messages.page);
    for (const line of messages.assigned(name, ...assigned.device.codes)) screen.line(line);
  } catch (error) {
    if (!(error instanceof Interrupted)) throw error;
  }
}
