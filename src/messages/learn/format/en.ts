const listed = (names: readonly unknown[]): string => names.map((name) => (typeof name === 'string' ? name : JSON.stringify(name))).join(', ');

const shown = (value: unknown): string => {
  const text = JSON.stringify(value) ?? 'nothing';
  return text.length > 60 ? `${text.slice(0, 57)}...` : text;
};

const meant = (near: readonly string[]): string => (near.length === 0 ? '' : ` Did you mean ${near.join(' or ')}?`);

const types: Readonly<Record<string, string>> = {
  string: 'a text',
  integer: 'a whole number',
  boolean: 'true or false',
  array: 'a list',
  object: 'named members',
};

/** What is said to the author of a scenario about the faults of its file. */
export const messages = {
  tooLong: (most: number) => `A scenario's file has at most ${most} characters.`,
  notYaml: (reason: string) => `This is not YAML: ${reason}`,
  aliases: 'Aliases (*name) are not allowed here: write the value out.',
  unknownField: (name: string, known: readonly string[], near: readonly string[]) =>
    `Unknown field "${name}".${meant(near)} Expected one of: ${listed(known)}.`,
  missing: (name: string) => `The field "${name}" is missing.`,
  exactlyOne: (names: readonly string[]) => `Expected exactly one of: ${listed(names)}.`,
  wrongType: (type: string, found: unknown) => `Expected ${types[type] ?? type}, found ${shown(found)}.`,
  oneOf: (allowed: readonly unknown[], found: unknown, near: readonly string[]) => `Expected one of: ${listed(allowed)}; found ${shown(found)}.${meant(near)}`,
  pattern: (pattern: string, found: unknown) => `Expected a text like /${pattern}/, found ${shown(found)}.`,
  badName: (name: string) => `"${name}" is not a name that can be used here.`,
  members: (bound: 'least' | 'most', limit: number, names: readonly string[]) =>
    `Expected at ${bound} ${limit} member${limit === 1 ? '' : 's'}${names.length > 0 ? ` of: ${listed(names)}` : ''}.`,
  bound: (rule: string) => `This ${rule}.`,
  notThere: (what: string, name: string, known: readonly string[], near: readonly string[]) =>
    known.length === 0
      ? `There is no ${what} "${name}" here.`
      : `There is no ${what} "${name}".${known.length > 1 ? meant(near) : ''} There are: ${listed(known)}.`,
  twice: (what: string, name: string) => `The ${what} "${name}" is here twice.`,
  folderName: (folder: string) => `The id must be the folder's name, ${folder}.`,
  oneRight: (found: number) => `Exactly one option must be right; ${found} are.`,
  optionsOrExpects: 'A question has either options or expects.',
  onStolenOrWith: 'A workload has one of on, stolenFrom and with.',
  userOrForged: 'A principal has either user (with policies) or forged.',
  seesNeeded: (needed: string) => `A check that the learner sees can't need "${needed}", which the learner does not see.`,
  notWhole: (missing: readonly string[]) => `With what is shared this row has no ${missing.join(', no ')}.`,
  lastHint: 'Only the last hint can show the reference.',
  noReference: 'This step has no reference to show.',
  judgedOnce: 'Without feedback a step is judged once: leave attempts out, or give feedback.',
  engine: (wanted: string, version: string) => `This scenario needs nimbi ${wanted}; this is ${version}.`,
  badQuery: (reason: string) => `Not a JMESPath expression: ${reason}`,
  lab: {
    unknown:
      'Expected: aws …, NAME = aws …, shell aws …, program WORKLOAD.REQUEST, sign FILE, send FILE or URL, change FILE OLD NEW, answer QUESTION = OPTION, or edit FILE.',
    quote: 'A quotation mark is not closed.',
    notOf: 'The first line of a mutant is: of SOLUTION',
    notFails: 'The second line of a mutant is: fails CHECK …',
    noSuchLine: (line: string) => `Expected - LINE, + LINE or until LINE, with a line that stands in the solution after those before: ${line}`,
    noFile: (file: string) => `There is no text for ${file}: expected it in the folder that has the script's name.`,
  },
} as const;
