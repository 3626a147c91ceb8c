/** What `nimbi doctor` says. */
export const doctor = {
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
  unusedBodies: (name: string, count: number, size: string): string =>
    `Cloud ${name}: ${size} on the disk in ${count} ${count === 1 ? 'body' : 'bodies'} of objects that nothing refers to any more`,
  clean: (name: string): string => `To make room: nimbi sandbox clean ${name}`,
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
} as const;
