import { messages } from '../../../messages/tutor/en.ts';
import { momentText } from '../duration.ts';
import { eventLine, shortCaller } from '../event-words.ts';
import type { Run, Verb } from '../verb.ts';

const words = messages.undo;

/** `nimbi undo`. */
export const undoVerb: Verb = {
  build(command, run) {
    command.description(words.summary).action(async () => undo(run));
  },
};

async function undo(run: Run): Promise<void> {
  const cloud = await run.deps.openCloud();
  const event = await cloud.undo();
  if (event?.kind !== 'undo') return run.say(words.nothing);
  const undone = cloud.event(event.undone);
  if (undone?.kind !== 'call') return run.say(words.doneBare(event.undone));
  await run.say(words.done(undone.number, eventLine(undone), shortCaller(undone.principal, undone.authentication), momentText(undone.time)));
}
