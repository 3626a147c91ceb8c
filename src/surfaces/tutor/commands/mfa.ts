import { mfaMessages as messages } from '../../../messages/tutor/mfa.ts';
import { assignRootDevice } from '../mfa/assign-root.ts';
import { isDeviceName } from '../mfa/device-name.ts';
import { mfaTable } from '../mfa/mfa-table.ts';
import { exitCodes, type Run, type Verb, VerbError } from '../verb.ts';

/** `nimbi mfa`. */
export const mfaVerb: Verb = {
  build(command, run) {
    command.description(messages.summary).action(async () => show(run));
    command
      .command('codes')
      .description(messages.codes)
      .action(async () => show(run));
    command
      .command('assign-root')
      .description(messages.assignRoot)
      .argument('<name>', messages.nameArgument)
      .action(async (name: string) => assign(run, name));
  },
};

async function show(run: Run): Promise<void> {
  for (const line of await mfaTable(await run.deps.openCloud())) await run.say(line);
}

async function assign(run: Run, name: string): Promise<void> {
  if (!isDeviceName(name)) throw new VerbError(messages.badName);
  if (!run.interactive) throw new VerbError(messages.noTerminal, exitCodes.failed);
  const cloud = await run.deps.openCloud();
  const terminal = run.deps.openTerminal();
  const ask = async (question: string): Promise<string> => {
    const line = await terminal.readLine(question);
    if (typeof line !== 'string') throw new VerbError(messages.noTerminal, exitCodes.failed);
    return line.trim();
  };
  try {
    const assigned = await assignRootDevice(cloud, name, { password: await ask(messages.rootPassword), mfaCode: () => ask(messages.code) }, 'nimbi');
    if (!assigned.ok) throw new VerbError(messages.refused(assigned.error.code, assigned.error.message), exitCodes.failed);
    await run.say(messages.page);
    for (const line of messages.assigned(name, ...assigned.device.codes)) await run.say(line);
  } finally {
    terminal.close();
  }
}
