import type { CallEvent } from '../../../kernel/journal.ts';
import { isPlainObject } from '../../../kernel/json.ts';
import { messages } from '../../../messages/tutor/en.ts';
import type { Home } from '../../../ports/home.ts';
import { profileOfSection, readConfig } from '../../aws/session/config-files.ts';
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
  const key = madeAccessKey(undone);
  const profiles = key === undefined ? [] : profilesWith(run.deps.home, key);
  if (profiles.length > 0) await run.say(words.deadProfiles(profiles));
}

/** The id of the access key that a call made; `undefined` where it made none. */
function madeAccessKey({ service, operation, outcome }: CallEvent): string | undefined {
  const made = service === 'iam' && operation === 'CreateAccessKey' && outcome.ok ? outcome.output?.AccessKey : undefined;
  return isPlainObject(made) && typeof made.AccessKeyId === 'string' ? made.AccessKeyId : undefined;
}

/** The profiles of the home that sign with an access key. */
function profilesWith({ awsConfigFile, awsCredentialsFile }: Home, accessKeyId: string): readonly string[] {
  const found = new Set<string>();
  for (const [section, { aws_access_key_id: id }] of readConfig(awsCredentialsFile)) if (id === accessKeyId) found.add(section);
  for (const [section, { aws_access_key_id: id }] of readConfig(awsConfigFile)) if (id === accessKeyId) found.add(profileOfSection(section) ?? section);
  return [...found];
}
