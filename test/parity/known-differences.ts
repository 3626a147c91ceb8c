import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { kebabName } from '../../src/models/names.ts';
import { bodyText } from '../../src/wire/protocols/bodies.ts';
import { type ClientModels, type ClientOperation, operationOf } from './client-models.ts';
import { gist } from './difference.ts';
import type { Recorded } from './recording-server.ts';
import type { Outcome } from './run-clients.ts';

/** A command line with what both made of it, and the operation as the client's models have it. */
export interface Pair {
  readonly args: readonly string[];
  readonly operation: ClientOperation | undefined;
  readonly theirs: Outcome;
  readonly ours: Outcome;
}

/** A difference with a reason that can be seen: `level` takes just it away, and nothing else may be left. */
interface KnownDifference {
  readonly reason: string;
  level(pair: Pair): Pair;
}

const sending = (outcome: Outcome, change: (request: Recorded) => Recorded): Outcome => ({ ...outcome, requests: outcome.requests.map(change) });

const parsed = (text: string): unknown => {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
};

/** JSON as the clients lay it out. */
const laidOut = (value: unknown): string => `${JSON.stringify(value, null, 4)}\n`;

/** What follows from the models of 2023 that version 2.9.19 carries. */
const ofOlderModels: readonly KnownDifference[] = [
  {
    reason: 'members have another order in its models',
    level: (pair) => {
      const isAnswer = !pair.args.includes('--query') && !pair.args.includes('--generate-cli-skeleton');
      const answer = isAnswer ? parsed(pair.ours.stdout) : undefined;
      const shape = pair.operation?.output;
      return answer === undefined || shape === undefined ? pair : { ...pair, ours: { ...pair.ours, stdout: laidOut(shape.known(answer)) } };
    },
  },
  {
    reason: 'its paginators show fewer members beside the lists',
    level: (pair) => {
      const isAnswer = !pair.args.includes('--query') && !pair.args.includes('--generate-cli-skeleton');
      const answer = isAnswer ? parsed(pair.ours.stdout) : undefined;
      const shown = pair.operation?.shownKeys;
      if (shown === undefined || typeof answer !== 'object' || answer === null) return pair;
      const kept = Object.entries(answer).filter(([name]) => shown.includes(name) || name === 'NextToken');
      return { ...pair, ours: { ...pair.ours, stdout: laidOut(Object.fromEntries(kept)) } };
    },
  },
  {
    reason: 'its models lack members of the input, and so its skeleton does',
    level: (pair) => {
      const skeleton = pair.args.includes('--generate-cli-skeleton') ? parsed(pair.ours.stdout) : undefined;
      const shape = pair.operation?.input;
      return skeleton === undefined || shape === undefined ? pair : { ...pair, ours: { ...pair.ours, stdout: laidOut(shape.known(skeleton)) } };
    },
  },
  {
    reason: 'its models do not have the ClientToken as one that clients fill in',
    level: (pair) => {
      if (pair.operation?.input === undefined || pair.operation.input.tokens.includes('ClientToken')) return pair;
      const without = (request: Recorded): Recorded => ({ ...request, body: Buffer.from(bodyText(request.body).replace(/(?:^|&)ClientToken=[^&]*/, '')) });
      return { ...pair, ours: sending(pair.ours, without) };
    },
  },
  {
    reason: 'its models end the path in a slash',
    level: (pair) => {
      if (!/.\/$/.test(pair.operation?.uri ?? '')) return pair;
      return { ...pair, theirs: sending(pair.theirs, (request) => ({ ...request, path: request.path.replace(/\/$/, '') })) };
    },
  },
  {
    // Removed in April 2023, aws-cli pull request 7829.
    reason: 'it shows the metadata of an answer that has a member Errors',
    level: (pair) => {
      const { theirs, operation } = pair;
      if (operation?.output?.member('Errors') === undefined) return pair;
      return { ...pair, theirs: { ...theirs, stdout: theirs.stdout.replace(/^RESPONSEMETADATA\t.*\nHTTPHEADERS\t.*\n/m, '') } };
    },
  },
  {
    reason: 'it writes a boolean in a header as Python does, True for true',
    level: (pair) => {
      const booleans = new Set(pair.operation?.input?.booleanHeaders);
      const lower = ([name, value]: readonly [string, string]) => [name, booleans.has(name) && /^(?:True|False)$/.test(value) ? value.toLowerCase() : value];
      const change = (request: Recorded): Recorded => ({ ...request, headers: Object.fromEntries(Object.entries(request.headers).map(lower)) });
      return { ...pair, theirs: sending(pair.theirs, change) };
    },
  },
];

/** The kinds of differences that a client may have, by its major version. */
export const knownDifferences: Readonly<Record<string, readonly KnownDifference[]>> = { 1: [], 2: ofOlderModels };

interface Listed {
  readonly client: string;
  readonly command: string;
  readonly theirs: { readonly exitCode: number; readonly says: string };
  readonly ours: { readonly exitCode: number; readonly says: string };
  readonly reason: string;
}

/** Single command lines, with what exactly either says. */
export const listed: readonly Listed[] = JSON.parse(readFileSync(join(import.meta.dirname, 'known-differences.json'), 'utf8')) as readonly Listed[];

/** The listed difference that a command line's outcomes show. */
const listedOf = (major: string, { args, theirs, ours }: Pair): Listed | undefined =>
  listed.find(
    (entry) =>
      entry.client === major &&
      `${args.join(' ')} `.startsWith(`${entry.command} `) &&
      entry.theirs.exitCode === theirs.exitCode &&
      entry.ours.exitCode === ours.exitCode &&
      gist(theirs.stderr) === entry.theirs.says &&
      // Ours may add a line that helps.
      gist(ours.stderr).split('\n')[0] === entry.ours.says,
  );

/**
 * Why a command line's outcomes differ; `undefined` where nothing that is known explains it whole.
 * @param differ whether two outcomes differ
 */
export function reasonsOf(major: string, pair: Pair, differ: (pair: Pair) => boolean): readonly string[] | undefined {
  const single = listedOf(major, pair);
  if (single !== undefined) return [single.reason];
  const rules = knownDifferences[major] ?? [];
  const levelled = (kept: readonly KnownDifference[]): Pair => kept.reduce((rest, { level }) => level(rest), pair);
  if (differ(levelled(rules))) return undefined;
  return rules.filter((rule) => differ(levelled(rules.filter((other) => other !== rule)))).map(({ reason }) => reason);
}

/**
 * Whether a client refuses a command line only because it is older: it has no such operation, or the operation no such flag. That its models
 * really lack what it says it does not know is looked up.
 */
export function isTooNew(args: readonly string[], { exitCode, stderr }: Outcome, known: ClientModels): boolean {
  const ours = operationOf(args);
  if (exitCode !== 252 || ours === undefined) return false;
  const theirs = known.operation(...ours);
  if (theirs === undefined) return stderr.includes('Invalid choice') || stderr.includes('invalid choice');
  const unknown = /Unknown options: (.*)/.exec(stderr)?.[1]?.split(', ') ?? [];
  const flags = new Set((theirs.input?.memberNames ?? []).map((name) => `--${kebabName(name)}`));
  return unknown.length > 0 && unknown.filter((word) => word.startsWith('--')).every((word) => !flags.has(word.replace(/^--no-/, '--')) && !flags.has(word));
}
