import { completeAws } from './aws/complete-aws.ts';
import { type Candidate, matching, plain } from './candidate.ts';
import { completeOwnVerb, ownFlagCandidates, ownVerbCandidates, ownVerbs } from './own-verbs.ts';
import type { CompletionWorld } from './world.ts';

/** A command line as far as it is typed. */
export interface Typed {
  /** Whose command line it is: `nimbi` knows verbs and flags that `aws` does not. */
  readonly program: 'aws' | 'nimbi';
  /** The whole words after the program's name. */
  readonly words: readonly string[];
  /** The beginning of the word at the cursor. */
  readonly current: string;
}

/** nimbi's own flags, taken off; `--cloud` has a value. */
function withoutOwnFlags(words: readonly string[]): { readonly rest: readonly string[]; readonly cloud?: string; readonly awaitsCloud: boolean } {
  const rest: string[] = [];
  let cloud: string | undefined;
  let awaitsCloud = false;
  for (const word of words) {
    if (awaitsCloud) {
      cloud = word;
      awaitsCloud = false;
    } else if (word === '--cloud') awaitsCloud = true;
    else if (!/^--(explain|ephemeral|plain|cloud=.*)$/.test(word)) rest.push(word);
  }
  return { rest, awaitsCloud, ...(cloud !== undefined && { cloud }) };
}

/** What may stand at the cursor, in the order in which it is worth showing; nothing where only a file or a word of one's own fits. */
export async function complete({ program, words, current }: Typed, world: CompletionWorld): Promise<readonly Candidate[]> {
  if (program === 'aws') return completeAws(words, current, world);
  const { rest, cloud, awaitsCloud } = withoutOwnFlags(words);
  if (awaitsCloud) return matching(plain(world.clouds()), current);
  const [verb, ...after] = rest;
  if (verb !== undefined && Object.hasOwn(ownVerbs, verb)) return completeOwnVerb(verb, after, current, world);
  const there: CompletionWorld = cloud === undefined ? world : { ...world, cloud: () => world.cloud(cloud) };
  const ofAws = await completeAws(rest, current, there);
  if (verb === undefined && !current.startsWith('-')) {
    // `help` is nimbi's own here.
    return [...matching(ownVerbCandidates, current), ...ofAws.filter(({ value }) => !Object.hasOwn(ownVerbs, value))];
  }
  return current.startsWith('--') ? [...ofAws, ...matching(ownFlagCandidates, current)] : ofAws;
}
