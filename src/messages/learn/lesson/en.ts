import type { NoCredentials } from '../../../learn/workload.ts';

const count = (number: number, one: string): string => `${number} ${one}${number === 1 ? '' : 's'}`;

/** A text with one full stop at its end. */
const sentence = (text: string): string => (text.endsWith('.') ? text : `${text}.`);

const noCredentials: Readonly<Record<NoCredentials, string>> = {
  noSuchInstance: 'the instance is gone, and the program with it.',
  notRunning: 'the instance is not running, so nothing answers.',
  noInstanceProfile:
    'Unable to locate credentials. The instance has no instance profile, so its metadata service has no credentials. No request was sent to AWS.',
  noRole: 'Unable to locate credentials. The instance profile has no role in it. No request was sent to AWS.',
  AssumeRoleUnauthorizedAccess:
    'Unable to locate credentials. EC2 may not assume the role: its trust policy does not name ec2.amazonaws.com (the metadata service says AssumeRoleUnauthorizedAccess).',
  nothingStolen: 'no credentials to try: the program never had any.',
};

/** What the lesson says at its prompt. Texts of scenarios stand in their files. */
export const messages = {
  header: (place: number, title: string): string => `Lesson ${place}: ${title}`,
  headerWords: 'hint  explain  undo  quit',
  step: (place: number, of: number, title: string): string => `Step ${place} of ${of}: ${title}`,
  goal: (text: string): string => `Goal: ${text}`,
  type: 'Type:',
  handed: (file: string): string => `You have a file ${file}. To change it, type: edit ${file}`,
  notYet: (passed: number, of: number): string => `Not yet (${passed} of ${of})`,
  done: (of: number): string => (of === 1 ? 'Done' : `Done (${of} of ${of})`),
  pass: '[pass]',
  /** `by` is a decision in words, such as `allowed by policy "upload", statement 1`. */
  passedBy: (name: string, by: string): string => `${name} (${by.replace(/^allowed by (policy )?/, '')})`,
  fail: '[fail]',
  open: '[    ]',
  expected: 'Expected:',
  found: 'Found:',
  why: 'Why:',
  next: 'Next:',
  nextHint: 'hint',
  remember: (text: string): string => `Remember: ${text}`,
  enterNext: 'Enter = next',
  enterStep: (step: number): string => `Enter = step ${step}`,
  enterEnd: 'Enter = end of the lesson',
  question: 'Before you go on',
  predict: 'What do you think?',
  choose: (options: number): string => `Your answer [1-${options}]: `,
  typeAnswer: 'Your answer: ',
  chooseOne: (options: number): string => `Type a number from 1 to ${options}. Words like hint, what and quit work here, too.`,
  noted: 'Noted. Let us see.',
  right: (text: string): string => `Right: ${text}`,
  rightPrediction: (text: string): string => `You said: ${sentence(text)} You were right.`,
  wrongPrediction: (text: string): string => `You said: ${sentence(text)} Not so.`,
  wrong: (text: string): string => `Not quite: ${text}`,
  wrongText: 'Not quite. Look again.',
  waited: (duration: string): string => `(The simulated clock moves on: ${duration}.)`,
  noCredentials: (title: string, reason: NoCredentials): string => `${title}: ${noCredentials[reason]}`,
  calls: (title: string, call: string, resource: string): string => `${title} calls ${call} on ${resource}`,
  caller: 'Caller:',
  allowed: 'Allowed:',
  refused: 'Refused:',
  hint: (number: number, of: number, cost: number, text: string): string => `Hint ${number} of ${of} (${cost === 0 ? 'free' : count(cost, 'point')}): ${text}`,
  noHints: 'There is no hint for this step. check says what is missing.',
  whyExplain: 'Why? explain',
  nothingToExplain: 'Nothing to explain yet: make a call first.',
  undone: (call: string): string => `Taken back: ${call}. AWS has no undo; this simulation does.`,
  nothingToUndo: 'Nothing to take back: you have not changed anything that is still there.',
  resetAsk: 'Begin this lesson anew, with new files and a new cloud? [y/N] ',
  resetNot: 'Nothing was changed.',
  noMore: 'There is no more to show.',
  moreLines: (lines: number): string => `... ${count(lines, 'more line')}. To see them, type: more`,
  cutWord: (signs: number): string => `... (${signs} characters)`,
  noFiles: 'No files yet.',
  fileLine: (name: string, lines: number): string => `${name}  (${count(lines, 'line')})`,
  noSuchFile: (name: string, there: readonly string[]): string =>
    there.length === 0 ? `There is no file ${name} in this lesson.` : `There is no file ${name}. There are: ${there.join(', ')}`,
  editWhat: (there: readonly string[]): string => (there.length === 0 ? 'This lesson has no files to edit yet.' : `Which file? edit ${there.join(', edit ')}`),
  saved: 'Saved.',
  savedAndAgain: 'Saved. Running your last command again.',
  notChanged: 'Nothing was changed.',
  notJson: (file: string, reason: string, line: number | undefined): string =>
    `${file} is not JSON yet${line === undefined ? '' : `, in line ${line} or just before`}: ${reason}`,
  editor: (file: string): string =>
    `${file}: a line's number changes that line, +3 adds one after line 3, -3 deletes it. Enter saves, q leaves without saving.`,
  editorPrompt: 'edit> ',
  editorLine: (line: number): string => `line ${line}> `,
  editorNoLine: (last: number): string => `Type a line's number (1 to ${last}), +N, -N, Enter or q.`,
  runWhat: 'Run what? nimbi run -- PROGRAM, or with another access key: nimbi run --profile NAME -- PROGRAM',
  noProfile: (name: string, there: readonly string[]): string => `There is no profile ${name}. There are: ${there.join(', ')}`,
  noProgram: (name: string): string => `There is no program ${name} on this computer that can be run.`,
  noCallCame: (code: number): string => `The program ended with ${code}, and no call came from it. What it lacks it says above; hint may help, too.`,
  backFromShell: 'Back in the lesson.',
  notBase64: 'The last answer has neither Base64 nor JSON in it. decode comes right after the command whose answer it reads.',
  asWhat: 'as boto3, or as js: the same in code.',
  noCode: 'This step has no code to show; the lesson ends with some.',
  unknown: (line: string): string => `"${line}" is not a command here. Commands begin with aws; help shows the words of the lesson.`,
  beginWithAws: (line: string): string => `Commands begin with aws. Try: aws ${line}`,
  help: [
    ['aws ...', 'a command, as you would type it for real'],
    ['Enter', 'go on when a step is done'],
    ['hint', 'a push in the right direction'],
    ['check', 'what is done and what is missing'],
    ['explain', 'why your last call was allowed or refused; --all: in full'],
    ['undo', 'take back your last change'],
    ['edit FILE', 'change a file of the lesson; files lists them'],
    ['more', 'the rest of a long answer'],
    ['nimbi run -- ...', 'run a program against this cloud; files of the lesson, too'],
    ['send FILE', 'send a request that a file has; sign and change work on it'],
    ['mfa', 'what your phone shows: the codes of your MFA devices'],
    ['decode', 'the last answer, when it is Base64 or JSON in one line, laid out'],
    ['nimbi shell', 'CloudShell, over this cloud; exit leads back'],
    ['what TERM', 'a word in three sentences; what alone lists them'],
    ['as boto3, as js', 'this step in code'],
    ['again', 'show the step again'],
    ['reset', 'start the lesson again'],
    ['quit', 'leave; you can go on later where you stopped'],
  ],
  left: (id: string): string => `Kept. To go on here: nimbi learn ${id}`,
  interrupted: 'Ctrl-C again, or quit, leaves the lesson. Nothing is lost.',
  notDone: 'This step is not done yet. again shows it, check says what is missing.',
  welcomeBack: 'Welcome back. This is where you stopped.',
  newVersion: 'This lesson has changed since you began it, so it starts anew.',
  shellSign: (sign: string) => `A lesson's prompt runs one command, and ${sign} is for a shell. One opens over this cloud with: nimbi shell`,
  openQuote: 'A quotation mark was left open, so nothing was run.',
  finished: (title: string): string => `You finished "${title}".`,
  words: (words: readonly string[]): string => `Words: ${words.join(', ')}. (what WORD explains one.)`,
  comesAfter: (title: string, id: string): string => `It is easier after "${title}" (nimbi learn ${id}).`,
  inCode: 'The same in code: as boto3, as js.',
  cost: (text: string): string => `In real AWS: ${text}`,
  explore: (text: string): string => `To explore: ${text}`,
  enterNextLesson: (place: number, title: string): string => `Enter = lesson ${place}: ${title}`,
  enterLeave: 'Enter = leave',
  /** After the last lesson, when all are done. */
  courseDone: [
    '',
    'You have done every lesson of the course. What next:',
    '  nimbi shell       explore freely, in a cloud of your own',
    '  nimbi learn       do a lesson again',
    '  nimbi what        all the words, each explained',
  ],
  boto3: 'In Python (boto3):',
  javascript: 'In JavaScript (AWS SDK v3):',
} as const;

/** What the list of lessons says. */
export const listMessages = {
  title: 'Lessons',
  line: (place: number, title: string, minutes: number, state: string): string =>
    `${String(place).padStart(3)}  ${title.padEnd(38)} ${`${minutes} min`.padStart(7)}   ${state}`.trimEnd(),
  done: 'done',
  stepOf: (step: number, of: number): string => `step ${step} of ${of}`,
  nothing: '',
  choice: (preset: number | undefined): string => (preset === undefined ? 'Choice [q]: ' : `Choice [${preset}], q quits: `),
  allDone: 'You have done every lesson. To do one again, type its number; to explore freely: nimbi shell',
  badChoice: (of: number): string => `Type a number from 1 to ${of}, or q.`,
  none: 'There are no lessons here.',
  unknown: (name: string, near: readonly string[]): string =>
    near.length === 0
      ? `nimbi: There is no lesson "${name}". nimbi learn --list shows them.`
      : `nimbi: There is no lesson "${name}". Maybe you meant: ${near.join(', ')}`,
  unknownFlag: (flag: string): string => `nimbi: learn does not know ${flag}. It takes --list, --plain, and the name of a lesson.`,
  broken: (problems: string): string => `nimbi: This lesson's file has mistakes:\n${problems}`,
  how: 'Start one with: nimbi learn NAME',
} as const;

/** What a narration says: a lesson played by its first solution. */
export const narrationMessages = {
  title: (title: string): string => `${title}: a lesson of nimbi, played by itself`,
  intro: 'SIMULATED. No account, internet or bill. This is what you see when nimbi has no terminal to ask you at; at one, you type the commands yourself.',
  answer: (text: string): string => `Answer: ${text}`,
  file: (name: string): string => `edit ${name}, so that it reads:`,
  inShell: 'In nimbi shell:',
  folded: (lines: number): string => `... ${count(lines, 'more line')}`,
  end: 'Now you: run nimbi in a terminal.',
} as const;
