/** The lesson that the menu offers, with the step where it was left. */
export interface NextLesson {
  readonly title: string;
  readonly minutes: number;
  readonly step?: number;
}

type Entry = readonly [key: string, name: string, about: string];

const courseEntry = (next: NextLesson | undefined): Entry => {
  if (next === undefined) return ['1', 'Choose a lesson', 'you have done them all'];
  const { title, minutes, step } = next;
  return step === undefined ? ['1', 'Start the course', `${title} (${minutes} minutes)`] : ['1', 'Go on', `${title}, step ${step}`];
};

/** What the first screen says. Of pairs the first part is typed. */
export const menuMessages = {
  title: 'nimbi: practice AWS on this computer.',
  simulated: 'SIMULATED. No account, internet or bill. Your real AWS settings stay untouched.',
  entries: (accountId: string, next: NextLesson | undefined): readonly Entry[] => [
    courseEntry(next),
    ['2', 'Explore freely', `account ${accountId}, us-east-1`],
    ['3', 'Open a lab', 'a file from my teacher'],
    ['4', 'Teach', 'write, hand out, grade'],
    ['q', 'Quit', ''],
  ],
  choice: (preset: string): string => `Choice [${preset}]: `,
  choices: 'Type 1, 2, 3, 4 or q.',
  explore: [
    '',
    'Type what you would type after "aws", after "nimbi" instead. You are user admin.',
    '',
    ['nimbi sts get-caller-identity', ''],
    ['nimbi s3 mb s3://cat-photos-4821', ''],
    ['nimbi ec2 describe-availability-zones --output table', ''],
    ['nimbi iam create-user --user-name intern', ''],
    '',
    ['nimbi shell', 'the same at a prompt, with completion'],
    ['nimbi explain', 'why the last call was allowed or refused'],
    ['nimbi undo', 'takes the last change back'],
    ['nimbi what ARN', 'explains a word'],
    ['nimbi help', 'everything else'],
  ] as readonly (readonly [command: string, about: string] | string)[],
  teach: [
    '',
    'Write an exercise, prove it, hand it out, and grade what comes back:',
    '',
    ['nimbi scenario new NAME', 'a folder with an exercise to change'],
    ['nimbi scenario lint NAME', 'mistakes, with line and column'],
    ['nimbi scenario test NAME', 'proves that solutions pass and wrong ones fail'],
    ['nimbi scenario pack NAME --student', 'one file for your students'],
    ['nimbi lab run NAME --script FILE', 'does a solution in a cloud of its own'],
    ['nimbi grade FOLDER --scenario NAME', 'grades what they handed in'],
    ['nimbi grade --demo', 'shows it with a class that we made up'],
    '',
    'From nothing to a graded class in an hour: docs/teaching.md',
  ] as readonly (readonly [command: string, about: string] | string)[],
} as const;
