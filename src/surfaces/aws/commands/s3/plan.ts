import type { Session } from '../../session/session.ts';
import type { Caller } from '../call.ts';
import type { S3Flags } from './command-line.ts';
import { type Ends, targetOf } from './ends.ts';
import type { Filter } from './filters.ts';
import { type End, type Found, type Item, isWarning, type Warning } from './item.ts';
import { find, type Search } from './sources.ts';
import { CaseConflicts, differences, readStrategy, type Strategy } from './sync.ts';

/** What a plan is made from. */
export interface PlanRequest {
  readonly session: Session;
  readonly ends: Ends;
  readonly isSync: boolean;
  /** Asks the source's bucket, and the target's. */
  readonly source: Caller;
  readonly target: Caller;
  readonly included: Filter;
  readonly flags: S3Flags;
  /** Told of files that are left out. */
  warn(line: string): Promise<void> | undefined;
}

const searchOf = (end: End, { recursive, kind }: Ends): Search => ({
  end,
  recursive,
  withMarkers: kind === 'delete',
  unseen: kind === 'delete',
  customerKey: kind === 'copy' ? 'sse-c-copy-source' : 'sse-c',
});

/** Lets through what the filters do; warnings are said at once. */
async function* filtered(found: AsyncIterable<Found | Warning>, { included, warn }: PlanRequest): AsyncGenerator<Found> {
  for await (const one of found) {
    if (isWarning(one)) await warn(one.warning);
    else if (included(one.source)) yield one;
  }
}

/** What `cp --recursive` does where names may differ only by case: all that is there, and what is new with care. */
const copyAll: Strategy = { differs: () => true, deletes: false };

/** Everything that a transfer is to do, in the order of names. */
export async function* plan(request: PlanRequest): AsyncGenerator<Item> {
  const { ends, isSync, flags } = request;
  const { kind, target } = ends;
  const conflicts = kind === 'download' && ends.recursive ? (flags.text('case-conflict') ?? 'ignore') : 'ignore';
  const sources = filtered(find(request.source, searchOf(ends.source, ends), flags), request);
  const itemOf = (found: Found): Item => {
    const to = targetOf(ends, found.compareKey);
    return { ...found, kind, ...(to && { target: to }) };
  };
  if (target === undefined || (!isSync && conflicts === 'ignore')) {
    for await (const found of sources) yield itemOf(found);
    return;
  }
  const there = filtered(find(request.target, { ...searchOf(target, ends), withMarkers: false }, flags), request);
  const care = conflicts === 'ignore' ? undefined : new CaseConflicts(conflicts);
  const { stderr } = request.session.io;
  for await (const { found, deleted, isNew } of differences(sources, there, isSync ? readStrategy(flags, kind) : copyAll)) {
    if (deleted !== undefined) yield { ...deleted, kind: 'delete' };
    if (found === undefined) continue;
    const item = itemOf(found);
    const lines: string[] = [];
    const allowed = care === undefined || !isNew || care.allows(found.compareKey, found.source.path, item.target?.path ?? '', (line) => lines.push(line));
    for (const line of lines) await stderr.write(`${line}\n`);
    if (allowed) yield item;
  }
}
