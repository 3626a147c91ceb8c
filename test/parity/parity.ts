import { isDeepStrictEqual } from 'node:util';
import { loadXmlReader } from '../../src/wire/protocols/xml/reader.ts';
import { models } from '../models/all-models.ts';
import { askForModels, type ClientModels, operationOf } from './client-models.ts';
import { difference } from './difference.ts';
import { generatedCases } from './generated-cases.ts';
import { isTooNew, knownDifferences, listed, type Pair, reasonsOf } from './known-differences.ts';
import { outputCases } from './output-cases.ts';
import { askClient, askNimbi, type Case, type Client } from './run-clients.ts';
import { writtenCases } from './written-cases.ts';

/** What the comparison came to. */
export interface ParityResult {
  /** Command lines that send and print the same. */
  readonly same: number;
  /** Command lines that differ for known reasons. */
  readonly differing: number;
  /** How many of them each reason is for. */
  readonly reasons: ReadonlyMap<string, number>;
  /** Lines: what was typed, and what differs. */
  readonly failures: readonly string[];
  /** Known differences that no command line shows any longer. */
  readonly stale: readonly string[];
  /** Command lines that the client is too old for. */
  readonly tooNew: number;
}

/** The output formats that a client has. */
export const formatsOf = (major: string): readonly string[] => (major === '1' ? ['json', 'text', 'table'] : ['json', 'text', 'table', 'yaml', 'yaml-stream']);

/**
 * Whether a client pages an operation's answers as late 2026 does. One of 2023 leaves out members that stand beside the pages, or does not page
 * at all: there, answers are compared as they come.
 */
function pagesAlike(args: readonly string[], known: ClientModels): boolean {
  const names = operationOf(args);
  const theirs = names && known.operation(...names);
  const paginator = names && models.operation(...names)?.paginator;
  if (theirs === undefined || paginator === undefined) return true;
  return isDeepStrictEqual(new Set(theirs.shownKeys), new Set([...paginator.resultKeys, ...paginator.nonAggregateKeys]));
}

const paging = new Set(['--max-items', '--page-size', '--starting-token', '--no-paginate']);

/** All command lines for a client. Those that name no format take turns with them. */
function casesFor(major: string, known: ClientModels): readonly Case[] {
  const formats = formatsOf(major);
  const format = (index: number): string => formats[index % formats.length] ?? 'json';
  const plain = [...writtenCases(), ...generatedCases(known)].map((args, index) => (args.includes('--output') ? args : [...args, '--output', format(index)]));
  return [...plain.map((args): Case => ({ args, answer: 'sample' })), ...outputCases(major, formats, known)].map((one) =>
    one.args.some((word) => paging.has(word)) || pagesAlike(one.args, known) ? one : { ...one, args: [...one.args, '--no-paginate'] },
  );
}

/** Runs all command lines through a client and through nimbi, against a server that records, and compares what is sent and what is printed. */
export async function parityWith(client: Client): Promise<ParityResult> {
  const { major } = client;
  const known = askForModels(client.python);
  const cases = casesFor(major, known);
  const [theirs, ours] = [await askClient(client, cases, known), await askNimbi(cases, known)];
  const read = await loadXmlReader();
  const failures: string[] = [];
  const reasons = new Map<string, number>();
  let differing = 0;
  let same = 0;
  let tooNew = 0;
  for (const [index, { args }] of cases.entries()) {
    const [one, other] = [theirs[index], ours[index]];
    if (one === undefined || other === undefined) throw new Error(`Nothing came of ${args.join(' ')}.`);
    const names = operationOf(args);
    const pair: Pair = { args, operation: names && known.operation(...names), theirs: one, ours: other };
    const found = difference(major, one, other, read);
    const differ = (levelled: Pair): boolean => difference(major, levelled.theirs, levelled.ours, read) !== undefined;
    const why = found === undefined ? undefined : reasonsOf(major, pair, differ);
    if (found === undefined) same += 1;
    else if (why !== undefined) {
      differing += 1;
      for (const reason of why) reasons.set(reason, (reasons.get(reason) ?? 0) + 1);
    } else if (isTooNew(args, one, known)) tooNew += 1;
    else failures.push(`aws ${args.join(' ')}\n    ${found}`);
  }
  const expected = [...listed.filter((entry) => entry.client === major), ...(knownDifferences[major] ?? [])].map(({ reason }) => reason);
  return { same, differing, reasons, failures, stale: expected.filter((reason) => !reasons.has(reason)), tooNew };
}
