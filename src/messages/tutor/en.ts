/** The lesson that the menu offers, with the step where it was left. */
export interface NextLesson {
  readonly title: string;
  readonly minutes: number;
  readonly step?: number;
}

/** What nimbi's own verbs say. Explanations of calls and the glossary have files of their own. */
export const messages = {
  helpOption: 'show this help',
  unknownVerb: (near: string | undefined): string => `there is no such command.${near === undefined ? '' : ` Maybe you meant: nimbi ${near}`}\nSee: nimbi help`,
  unknownSubcommand: (word: string, near: string | undefined, verb: string): string =>
    `unknown command '${word}'${near === undefined ? '' : ` (Did you mean ${near}?)`}\nSee: nimbi ${verb} --help`,
  /** `text` is the parser's: `error: unknown option '--lats'` and, in parentheses, the nearest one. */
  usage: (text: string, verb: string): string => `${text.replace(/^error: /, '').replace(/\n/g, ' ')}\nSee: nimbi ${verb} --help`,

  menu: (accountId: string, { title, minutes, step }: NextLesson): [string, ...string[]] => [
    'nimbi: practice AWS on this computer.',
    'SIMULATED. No account, internet or bill. Your real AWS settings stay untouched.',
    '',
    step === undefined ? `  1  Start the course   ${title} (${minutes} minutes)` : `  1  Go on              ${title}, step ${step}`,
    `  2  Explore freely     account ${accountId}, us-east-1`,
    '  q  Quit',
  ],
  choice: 'Choice [1]: ',
  choices: 'Type 1, 2 or q.',
  explore: [
    '',
    'Type what you would type after "aws", after "nimbi" instead. You are user admin.',
    '',
    '  nimbi sts get-caller-identity',
    '  nimbi s3 mb s3://cat-photos-4821',
    '  nimbi ec2 describe-availability-zones --output table',
    '  nimbi iam create-user --user-name intern',
    '',
    '  nimbi shell       the same at a prompt, with completion',
    '  nimbi explain     why the last call was allowed or refused',
    '  nimbi undo        takes the last change back',
    '  nimbi what ARN    explains a word',
    '  nimbi help        everything else',
  ],

  overview: {
    title: 'nimbi: practice AWS on this computer.',
    intro: ['SIMULATED. No account, internet or bill. Every call is signed, authenticated, authorized, recorded and explained.'],
    sections: [
      {
        heading: 'Learn',
        entries: [
          ['nimbi', 'the menu'],
          ['nimbi learn', 'the course, from where you were'],
          ['nimbi what TERM', 'explains a word in three sentences'],
        ],
      },
      {
        heading: 'AWS',
        entries: [
          ['nimbi SERVICE COMMAND ...', 'the command line of AWS: type nimbi instead of aws'],
          ['nimbi SERVICE help', 'the commands of a service'],
          ['nimbi shell', 'CloudShell: aws at a prompt, with completion, pipes and variables'],
          ['nimbi completion SHELL', 'teaches bash, zsh, fish or PowerShell to complete nimbi'],
        ],
      },
      {
        heading: 'What happened, and why',
        entries: [
          ['nimbi explain [CALL]', 'why a call was allowed or refused'],
          ['nimbi timeline', 'the calls so far'],
          ['nimbi undo', 'takes the latest change back'],
        ],
      },
      {
        heading: 'Your cloud',
        entries: [
          ['nimbi sandbox', 'the clouds on this computer: show, create, copy, reset, export'],
          ['nimbi clock', "the cloud's time: show or advance it"],
          ['nimbi doctor', 'checks that all is well on this computer'],
        ],
      },
      {
        heading: 'With any command',
        entries: [
          ['--explain', 'shows how the call was decided, after its answer'],
          ['--cloud NAME', 'another cloud than the one in use'],
          ['--ephemeral', 'a cloud that is gone afterwards'],
          ['--plain', 'no color, no box'],
        ],
      },
    ] as readonly { readonly heading: string; readonly entries: readonly (readonly [name: string, text: string])[] }[],
    closing: ['More on one of them: nimbi VERB --help'],
  },

  explain: {
    summary: 'Why a call was allowed or refused: who called, what was asked, each policy, what decided, and what would change it.',
    call: "the call's number in the timeline, or its event id; the latest call when left out",
    last: 'explain so many of the latest calls',
    all: 'everything: each policy, statement and condition key',
    output: 'text or json',
    noCalls: 'There are no calls yet. Try: nimbi sts get-caller-identity',
    notFound: (call: string): string => `there is no call "${call}" in this cloud. nimbi timeline shows the calls.`,
    notACall: (number: number, what: string): string => `event ${number} is not a call: ${what}`,
    both: 'name a call or give --last, not both.',
  },

  output: (format: string): string => `--output takes text or json, not "${format}".`,

  timeline: {
    summary: 'The calls of this cloud, the newest last. With a number: all that is known of that call.',
    number: 'the number of an event to show whole',
    limit: 'show so many',
    refused: 'only calls that were refused',
    output: 'text or json',
    noneRefused: 'No call was refused.',
    notFound: (number: string): string => `there is no event ${number} in this cloud.`,
    head: ['No.', 'Time (UTC)', 'Who', 'Call', 'Region', 'Outcome'],
    ok: 'ok',
    nobody: 'anonymous',
    unproved: 'not proved',
    account: (accountId: string): string => `account ${accountId} made`,
    clock: (duration: string): string => `clock moved forward by ${duration}`,
    undo: (number: number): string => `call ${number} taken back`,
    earlier: (before: number): string => `Earlier ones: nimbi timeline --before ${before}`,
    before: 'only events before this number',
    why: (number: number): string => `Why? nimbi explain ${number}`,
    labels: {
      time: 'Time',
      who: 'Who',
      from: 'From',
      key: 'Key',
      parent: 'Made by',
      id: 'Event id',
      request: 'Request',
      input: 'Input',
      output: 'Output',
      outcome: 'Outcome',
      nested: 'Made',
    },
    callNumber: (number: number): string => `call ${number}`,
    title: (number: number, what: string): string => `Event ${number}: ${what}`,
  },

  undo: {
    summary: 'Takes back the latest change of this cloud. Again, it takes back the one before.',
    nothing: 'Nothing to undo.',
    done: (number: number, what: string, who: string, time: string): string => `Took back call ${number}: ${what}, made by ${who} at ${time}.`,
    doneBare: (number: number): string => `Took back call ${number}.`,
  },

  clock: {
    summary: "The cloud's time. It runs with this computer's, or stands still, and can be moved forward.",
    show: 'show the time',
    advance: 'move the clock forward',
    duration: 'such as 90s, 15m, 2h30m, 3d or PT2H30M',
    now: (time: string, still: boolean): string => `${time}, ${still ? 'standing still' : 'running'}`,
    ahead: (duration: string): string => `Moved forward by ${duration} in all.`,
    advanced: (duration: string, time: string): string => `Moved forward by ${duration}. It is now ${time}.`,
    expired: (count: number): string =>
      count === 1 ? '1 session of temporary credentials has expired.' : `${count} sessions of temporary credentials have expired.`,
    badDuration: (text: string): string => `"${text}" is not a duration. Write 90s, 15m, 2h30m, 3d or PT2H30M.`,
    tooFar: 'a clock moves by 100 years at most.',
  },

  what: {
    summary: 'Explains a word of AWS or of nimbi in three sentences. Without a word: all the words there are.',
    term: 'the word, such as ARN or "instance profile"',
    unknown: (term: string, near: readonly string[]): string =>
      `"${term}" is not among the words here.${near.length === 0 ? '' : ` Maybe you meant: ${near.join(', ')}`}\nAll words: nimbi what`,
    see: (terms: readonly string[]): string => `See also: ${terms.join(', ')}`,
    how: 'Explain one: nimbi what "instance profile"',
  },

  sandbox: {
    summary: 'The clouds on this computer. Each is a world of its own: an account, its resources, its clock, its journal.',
    help: {
      list: 'list the clouds',
      show: 'show a cloud: account, clock, seed, admin, resources',
      create: 'make a new cloud (NIMBI_SEED, NIMBI_CLOCK and NIMBI_ACCOUNT_ID are read)',
      use: 'choose the cloud that commands are about',
      copy: 'copy a cloud as it is now',
      reset: 'make a cloud anew; everything in it is lost',
      export: 'write a cloud to a file that can be imported anywhere',
      import: 'make a cloud from such a file',
      delete: 'delete a cloud',
    },
    yes: 'do not ask',
    file: 'the file to write',
    noClouds: 'There is no cloud yet. The first command makes one: nimbi sts get-caller-identity',
    head: ['', 'Name', 'Kept in', 'Made (UTC)'],
    inUse: 'in use',
    stores: { lmdb: 'LMDB', file: 'a plain file' },
    exists: (name: string): string => `there is a cloud named "${name}" already. Choose another name, or delete it first.`,
    missing: (name: string): string => `there is no cloud named "${name}". nimbi sandbox list shows the clouds there are.`,
    created: (name: string, profile: string): string =>
      `Made cloud ${name}; its user admin is profile ${profile}.\nUse it: nimbi sandbox use ${name}, or add --cloud ${name} to a command.`,
    chosen: (name: string): string => `Commands are about cloud ${name} now.`,
    copied: (from: string, to: string): string => `Copied ${from} to ${to}.\nUse it: nimbi sandbox use ${to}, or add --cloud ${to} to a command.`,
    confirmReset: (name: string): string => `Everything in cloud ${name} will be lost. Make it anew?`,
    confirmDelete: (name: string): string => `Cloud ${name} and everything in it will be lost. Delete it?`,
    confirmOverwrite: (file: string): string => `There is a file ${file} already. Replace it?`,
    unchanged: 'Nothing was changed.',
    reset: (name: string, profile: string): string => `Made cloud ${name} anew; profile ${profile} has the new access key of its user admin.`,
    exported: (name: string, file: string): string =>
      `Wrote cloud ${name} to ${file}. It holds the cloud's secrets: hand it only to whom you would hand those.`,
    imported: (name: string, profile: string): string =>
      `Made cloud ${name} from the file; its user admin is profile ${profile}.\nUse it: nimbi sandbox use ${name}, or add --cloud ${name} to a command.`,
    deleted: (name: string): string => `Deleted cloud ${name}.`,
    show: {
      title: (name: string, inUse: boolean): string => `Cloud ${name}${inUse ? ' (in use)' : ''}`,
      ephemeral: 'of this command alone',
      labels: {
        account: 'Account',
        region: 'Region',
        seed: 'Seed',
        clock: 'Clock',
        store: 'Kept in',
        root: 'Root user',
        rootPassword: 'Root password',
        admin: 'Admin',
        resources: 'Resources',
        journal: 'Journal',
      },
      memory: 'memory, gone afterwards',
      store: { lmdb: (folder: string): string => `LMDB, ${folder}`, file: (folder: string): string => `a plain file, ${folder}` },
      root: (accountId: string): string => `arn:aws:iam::${accountId}:root, without access keys`,
      admin: (profile: string, accessKeyId: string): string => `user admin, profile ${profile}, access key ${accessKeyId}`,
      noAdmin: 'there is no user admin with an active access key any more',
      resources: {
        users: (count: number): string => `${count} ${count === 1 ? 'user' : 'users'}`,
        groups: (count: number): string => `${count} ${count === 1 ? 'group' : 'groups'}`,
        roles: (count: number): string => `${count} ${count === 1 ? 'role' : 'roles'}`,
        policies: (count: number): string => `${count} customer managed ${count === 1 ? 'policy' : 'policies'}`,
        instanceProfiles: (count: number): string => `${count} instance ${count === 1 ? 'profile' : 'profiles'}`,
        buckets: (count: number): string => `${count} ${count === 1 ? 'bucket' : 'buckets'}`,
        instances: (count: number): string => `${count} ${count === 1 ? 'instance' : 'instances'}`,
        keyPairs: (count: number): string => `${count} key ${count === 1 ? 'pair' : 'pairs'}`,
      },
      none: 'none',
      journal: (count: number, kind: 'everything' | 'bounded'): string =>
        `${count} ${count === 1 ? 'event' : 'events'}; ${kind === 'everything' ? 'all are kept' : 'changes and refusals are kept, and the latest reads'}`,
    },
  },

  doctor: {
    summary: 'Checks that all is well with nimbi on this computer. Ends with 1 where something fails.',
    node: (version: string): string => `Node.js ${version}`,
    oldNode: (version: string): string => `Install Node.js ${version} or later: https://nodejs.org`,
    home: (folder: string, chosen: boolean): string => `Home folder ${folder}${chosen ? ' (NIMBI_HOME)' : ''}`,
    notWritable: 'it cannot be written to',
    otherHome: "Change the folder's permissions, or set NIMBI_HOME to another folder.",
    disk: (mebibytes: number): string => (mebibytes >= 10_240 ? `${Math.floor(mebibytes / 1024)} GiB free there` : `${mebibytes} MiB free there`),
    makeRoom: 'Make room on that disk, or set NIMBI_HOME to a folder on another one.',
    lmdb: "LMDB's native code loads",
    noLmdb: "LMDB's native code does not load here: new clouds are kept in plain files, which is slower",
    noLmdbAdvice: 'Reinstall nimbi on this computer (npm install), so that the build for this platform comes with it.',
    noClouds: 'No cloud yet: the first command makes one',
    cloud: (name: string, store: string, format: number, events: number): string =>
      `Cloud ${name}: in ${store}, format ${format}, ${events} ${events === 1 ? 'event' : 'events'} in the journal, all hashes right`,
    brokenJournal: (name: string, number: number): string => `Cloud ${name}: its journal was altered or damaged at event ${number}`,
    brokenJournalAdvice: (name: string): string =>
      `What is in it still works; its journal proves nothing from there on. To begin anew: nimbi sandbox reset ${name}`,
    unreadableCloud: (name: string, why: string): string => `Cloud ${name}: ${why}`,
    unreadableClouds: (why: string): string => `The clouds can't be listed: ${why}`,
    untouched: (folder: string): string => `Your real AWS settings (~/.aws) are neither read nor written; nimbi's own are in ${folder}`,
    keyInEnvironment: 'AWS_ACCESS_KEY_ID is set: calls are signed with that key, and a cloud refuses keys that it does not know',
    unknownProfile: (profile: string): string => `AWS_PROFILE is ${profile}, and nimbi has no profile of that name`,
    unset: (variable: string): string => `To be user admin again: unset ${variable}`,
    noTerminal: 'No terminal here: output is plain text, and nothing is asked',
    terminal: (columns: number, color: boolean, plain: boolean): string =>
      `Terminal of ${columns} columns, ${color ? 'with color' : `without color${plain ? ' (--plain)' : ''}`}`,
    widen: (columns: number): string => `Screens are laid out for ${columns} columns: widen the window if you can.`,
  },
} as const;
