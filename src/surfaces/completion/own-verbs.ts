import { type Candidate, matching, plain } from './candidate.ts';
import { type CompletedFlag, sortTyped } from './typed-flags.ts';
import type { CompletionWorld } from './world.ts';

/** Where the words of an argument come from. */
type Source = (world: CompletionWorld) => Iterable<string> | Promise<Iterable<string>>;

interface OwnCommand {
  readonly flags?: readonly CompletedFlag[];
  /** For each place after the command, what may stand there. */
  readonly arguments?: readonly Source[];
}

interface OwnVerb extends OwnCommand {
  readonly about: string;
  readonly commands?: Readonly<Record<string, OwnCommand>>;
}

const none = (name: string): CompletedFlag => ({ name, arity: 'none' });
const one = (name: string): CompletedFlag => ({ name, arity: 'one' });
const clouds: Source = (world) => world.clouds();
const lessons: Source = (world) => world.lessons();
const yes = [none('yes')];

/** Labs that were opened and scenarios of the program: either can be done as one. */
const labs: Source = (world) => [...new Set([...world.clouds().flatMap((name) => /^lab-(.+)$/.exec(name)?.[1] ?? []), ...world.lessons()])];

/** The terms as a shell needs no quotes for them. */
const terms: Source = async () => {
  const { glossary } = await import('../../messages/glossary/en.ts');
  return glossary.flatMap(({ terms }) => terms.map(({ term }) => term.toLowerCase().replaceAll(' ', '-')));
};

/**
 * nimbi's own verbs as completion knows them. A key press must be answered before anybody waits, and commander with all verbs is not loaded
 * by then; a test holds this table to what they say of themselves.
 */
export const ownVerbs: Readonly<Record<string, OwnVerb>> = {
  learn: {
    about: 'the course',
    flags: [none('list'), one('output'), none('watch'), none('manual')],
    arguments: [lessons],
    commands: { progress: {} },
  },
  lab: {
    about: 'exercises from a teacher',
    commands: {
      list: { flags: [one('output')] },
      open: { flags: yes },
      start: { flags: [one('student')], arguments: [labs] },
      work: { flags: [one('student'), none('watch')], arguments: [labs] },
      check: { flags: [one('output')], arguments: [labs] },
      answer: {},
      status: { flags: [one('output')], arguments: [labs] },
      hint: { flags: [...yes, one('output')], arguments: [labs] },
      reset: { flags: yes, arguments: [labs] },
      run: { flags: [one('script'), one('student'), one('output')], arguments: [labs] },
      pack: { flags: [one('output'), ...yes], arguments: [labs] },
    },
  },
  scenario: {
    about: 'write exercises and prove them',
    commands: {
      new: { flags: [one('folder')] },
      lint: { arguments: [lessons] },
      test: { flags: [none('all'), one('output')], arguments: [lessons] },
      preview: { flags: [one('seed')], arguments: [lessons] },
      pack: { flags: [none('student'), none('teacher'), one('output'), ...yes], arguments: [lessons] },
    },
  },
  grade: {
    about: 'marks for what was handed in',
    flags: [
      ...['scenario', 'roster', 'lab', 'nonce', 'due', 'grace', 'late', 'overrides', 'output', 'csv', 'column', 'to', 'regrade', 'autograder'].map(one),
      ...['pseudonyms', 'similar', 'demo', 'yes'].map(none),
    ],
  },
  explain: { about: 'why a call was allowed or refused', flags: [one('last'), none('all'), one('output')] },
  timeline: { about: 'the calls so far', flags: [one('limit'), one('before'), none('refused'), one('output')] },
  undo: { about: 'takes the latest change back' },
  sandbox: {
    about: 'the clouds on this computer',
    commands: {
      list: {},
      show: { arguments: [clouds] },
      create: {},
      use: { arguments: [clouds] },
      copy: { arguments: [clouds] },
      reset: { arguments: [clouds], flags: yes },
      export: { arguments: [clouds], flags: [one('output'), ...yes] },
      import: {},
      clean: { arguments: [clouds] },
      delete: { arguments: [clouds], flags: yes },
    },
  },
  clock: { about: "the cloud's time", commands: { show: {}, advance: {} } },
  mfa: { about: 'codes of MFA devices', commands: { codes: {}, 'assign-root': {} } },
  what: { about: 'a word in three sentences', arguments: [terms] },
  shell: { about: 'CloudShell in the terminal' },
  serve: { about: 'an endpoint for SDKs', flags: [one('port'), one('host'), none('tls'), none('access-log')] },
  env: { about: 'what sends programs here', flags: [one('profile'), one('shell'), none('json')] },
  run: { about: 'a program against the cloud', flags: [one('on'), one('profile')] },
  completion: { about: 'a script for your shell', arguments: [() => ['bash', 'fish', 'powershell', 'zsh']] },
  doctor: { about: 'whether all is well here' },
  help: { about: 'what there is', arguments: [() => Object.keys(ownVerbs).filter((verb) => verb !== 'help')] },
};

/** The verbs themselves. */
export const ownVerbCandidates: readonly Candidate[] = Object.entries(ownVerbs).map(([value, { about }]) => ({ value, about }));

/** The flags that nimbi takes with every command. */
export const ownFlagCandidates: readonly Candidate[] = [
  { value: '--explain', about: 'the decision, after the answer' },
  { value: '--cloud', about: 'which cloud' },
  { value: '--ephemeral', about: 'a cloud that is gone afterwards' },
  { value: '--plain', about: 'no color, no box' },
];

const outputs: Readonly<Record<string, readonly string[]>> = {
  explain: ['text', 'json'],
  learn: ['text', 'json'],
  timeline: ['text', 'json'],
  scenario: ['text', 'json', 'tap'],
};

/** What may stand at a place of one of nimbi's own verbs. */
export async function completeOwnVerb(name: string, words: readonly string[], current: string, world: CompletionWorld): Promise<readonly Candidate[]> {
  const verb = ownVerbs[name];
  const subcommand = verb?.commands?.[words.find((word) => !word.startsWith('-')) ?? ''];
  const command: OwnCommand = subcommand ?? verb ?? {};
  const flags = [...(command.flags ?? []), none('help')];
  const { given, positionals, awaiting } = sortTyped(words, new Map(flags.map((flag) => [flag.name, flag])));
  if (awaiting !== undefined) return matching(plain(awaiting.name === 'output' ? (outputs[name] ?? []) : []), current);
  if (current.startsWith('-')) return matching(plain(flags.filter((flag) => !given.has(flag.name)).map((flag) => `--${flag.name}`)), current);
  const subcommands = subcommand === undefined && positionals.length === 0 ? Object.keys(verb?.commands ?? {}) : [];
  const source = command.arguments?.[positionals.length - (subcommand === undefined ? 0 : 1)];
  return matching(plain([...subcommands, ...((await source?.(world)) ?? [])]), current);
}
