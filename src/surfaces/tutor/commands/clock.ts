import type { Cloud } from '../../../engine/cloud.ts';
import { messages } from '../../../messages/tutor/en.ts';
import { sessions } from '../../../services/shared/identity/sessions.ts';
import { durationText, momentText, parseDuration } from '../duration.ts';
import { type Run, type Verb, VerbError } from '../verb.ts';

const words = messages.clock;

/** Further than this, dates stop being ones that people reckon with. */
const farthest = 100 * 365 * 24 * 3_600_000;

/** `nimbi clock`. */
export const clockVerb: Verb = {
  build(command, run) {
    command.description(words.summary).action(async () => show(run));
    command
      .command('show')
      .description(words.show)
      .action(async () => show(run));
    command
      .command('advance')
      .description(words.advance)
      .argument('<duration>', words.duration)
      .action(async (duration: string) => advance(run, duration));
  },
};

async function show(run: Run): Promise<void> {
  const cloud = await run.deps.openCloud();
  const { still, advanced } = cloud.facts.clock;
  await run.say(words.now(momentText(cloud.now()), still));
  if (advanced > 0) await run.say(words.ahead(durationText(advanced)));
}

async function advance(run: Run, text: string): Promise<void> {
  const duration = parseDuration(text);
  if (duration === undefined) throw new VerbError(words.badDuration(text));
  const cloud = await run.deps.openCloud();
  if (duration + cloud.facts.clock.advanced > farthest) throw new VerbError(words.tooFar);
  const before = cloud.now();
  await cloud.advanceClock(duration);
  await run.say(words.advanced(durationText(duration), momentText(cloud.now())));
  const expired = sessionsExpired(cloud, before);
  if (expired > 0) await run.say(words.expired(expired));
  await outlastSecond(run);
}

/** Signatures are dated to the second: what is signed once this is over is to be dated after the move, where programs may be signing. */
async function outlastSecond({ deps }: Run): Promise<void> {
  const now = deps.io.now?.();
  if (now === undefined || deps.ephemeral || (await (await deps.programs()).findEndpoint()) === undefined) return;
  await deps.io.sleep(1000 - (now % 1000));
}

/** How many sessions came to their end since a moment. */
function sessionsExpired(cloud: Cloud, since: number): number {
  const now = cloud.now();
  return cloud.state((state) => {
    let count = 0;
    for (const { value } of state.list(sessions)) if (value.expiresAt > since && value.expiresAt <= now) count += 1;
    return count;
  });
}
