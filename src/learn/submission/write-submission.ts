import { gzipSync, strToU8 } from 'fflate';
import type { Cloud } from '../../engine/cloud.ts';
import { limits, type SubmissionAbout, type SubmissionFacts, submissionFormat } from './submission.ts';
import { SubmissionError } from './submission-error.ts';

/**
 * Packs an attempt to be handed in: the cloud's journal and what it takes to replay it. There are no bodies, files or credentials in it.
 *
 * The file is gzip over lines of JSON: what it is, one line an event, and at the end their number and the last one's hash. The same attempt
 * gives the same bytes.
 * @throws SubmissionError for a journal that is larger than what is read back
 */
export function writeSubmission(cloud: Pick<Cloud, 'facts' | 'events'>, { scenario, version, engine, student, nonce }: SubmissionAbout): Uint8Array {
  const events = cloud.events({ order: 'oldest' });
  const last = events.at(-1);
  if (last === undefined) throw new SubmissionError('noEvents');
  if (events.length > limits.events) throw new SubmissionError('tooManyEvents', limits.events);
  const head = {
    nimbi: 'submission',
    format: submissionFormat,
    scenario,
    version,
    engine,
    ...(student !== undefined && { student }),
    ...(nonce !== undefined && { nonce }),
    facts: factsOf(cloud),
  };
  const lines = [head, ...events, ['end', events.length, last.hash]].map((line) => `${JSON.stringify(line)}\n`);
  const packed = gzipSync(strToU8(lines.join('')), { level: 9, mtime: 0 });
  if (packed.length > limits.packedBytes) throw new SubmissionError('tooLarge', limits.packedBytes / 2 ** 20);
  return packed;
}

function factsOf({ facts: { format, id, seed, accountId, journal, clock } }: Pick<Cloud, 'facts'>): SubmissionFacts {
  const { start, madeAt, still } = clock;
  return { format, id, seed, accountId, journal, clock: { start, madeAt, still } };
}
