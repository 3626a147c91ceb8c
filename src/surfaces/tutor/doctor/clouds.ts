import type { Cloud } from '../../../engine/cloud.ts';
import { eventHash } from '../../../engine/journal.ts';
import type { JournalEvent } from '../../../kernel/journal.ts';
import { messages } from '../../../messages/tutor/en.ts';
import { type CloudEntry, HomeError } from '../../../ports/home.ts';
import { sizeText } from '../size.ts';
import type { Run } from '../verb.ts';
import type { Finding } from './finding.ts';

const words = messages.doctor;

/** Opens every cloud of the home and verifies its journal. None is made for it. */
export async function checkClouds(run: Run): Promise<readonly Finding[]> {
  const clouds = listed(run);
  if (typeof clouds === 'string') return [{ level: 'fail', what: words.unreadableClouds(clouds) }];
  if (clouds.length === 0) return [{ level: 'pass', what: words.noClouds }];
  const findings: Finding[] = [];
  for (const cloud of clouds) {
    if (cloud.problem === undefined) findings.push(...(await checkCloud(run, cloud.name, messages.sandbox.stores[cloud.store])));
    else findings.push({ level: 'fail', what: words.unreadableCloud(cloud.name, cloud.problem.message) });
  }
  return findings;
}

/** The clouds, or in words why they can't be listed. */
function listed({ deps: { home } }: Run): readonly CloudEntry[] | string {
  try {
    return home.clouds();
  } catch (error) {
    if (error instanceof HomeError) return error.message;
    throw error;
  }
}

async function checkCloud(run: Run, name: string, store: string): Promise<readonly Finding[]> {
  try {
    const cloud = await run.deps.openCloud(name);
    const { count, broken } = verifyJournal(cloud);
    const journal: Finding =
      broken === undefined
        ? { level: 'pass', what: words.cloud(name, store, cloud.facts.format, count) }
        : { level: 'fail', what: words.brokenJournal(name, broken), advice: words.brokenJournalAdvice(name) };
    const unused = await cloud.unusedBodies();
    if (unused.count === 0) return [journal];
    return [journal, { level: 'warn', what: words.unusedBodies(name, unused.count, sizeText(unused.bytes)), advice: words.clean(name) }];
  } catch (error) {
    // Whatever is wrong with one cloud, the others are looked at too; its words say what to do.
    return [{ level: 'fail', what: words.unreadableCloud(name, error instanceof Error ? error.message : String(error)) }];
  }
}

const page = 1_000;

/** Follows the chain of hashes from the first event to the latest. A bounded journal has gaps where reads were forgotten. */
export function verifyJournal(cloud: Pick<Cloud, 'events'>): { readonly count: number; readonly broken?: number } {
  let before: JournalEvent | undefined;
  let count = 0;
  for (;;) {
    const events = cloud.events({ order: 'oldest', limit: page, ...(before && { after: before.number }) });
    for (const event of events) {
      const { hash, ...unhashed } = event;
      const follows = before === undefined || before.number + 1 < event.number || event.previousHash === before.hash;
      if (!follows || eventHash(unhashed) !== hash) return { count, broken: event.number };
      before = event;
      count += 1;
    }
    if (events.length < page) return { count };
  }
}
