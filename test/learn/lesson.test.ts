import { afterEach, describe, expect, it } from 'vitest';
import { memorySettings } from '../../src/adapters/memory-settings.ts';
import { interrupted } from '../../src/surfaces/shell/terminal/terminal.ts';
import { sourceData } from '../support/source-data.ts';
import { learnCommand } from './support/learn-command.ts';
import { TestDeps, type TestDepsOptions } from './support/lesson-deps.ts';

const made: TestDeps[] = [];
const depsFor = (options: TestDepsOptions): TestDeps => {
  const deps = new TestDeps(options);
  made.push(deps);
  return deps;
};

/** Types lines into a lesson; gives the screen. */
async function type(name: string, typed: readonly (string | symbol)[], options: TestDepsOptions = {}): Promise<TestDeps> {
  const deps = depsFor({ typed, ...options });
  expect(await learnCommand([name], deps)).toBe(0);
  return deps;
}

afterEach(() => {
  for (const deps of made.splice(0)) deps.remove();
});

/** Only some lessons of the first track. */
const inOneTrack =
  (lessons: readonly string[]): typeof sourceData.names =>
  (path) =>
    path === 'scenarios' ? ['first-steps'] : path === 'scenarios/first-steps' ? lessons : sourceData.names(path);

/** The first lesson, to its end. */
const whoAmI = [
  'aws sts get-caller-identity',
  '',
  'admin',
  'aws sts get-caller-identity --profile intern',
  '',
  '3',
  'aws sts get-caller-identity --profile forged',
  '',
  '1234',
  'aws sts get-caller-identity --query Account',
  '123456789012',
];

const bucketStep = ['aws s3api create-bucket --bucket cat-photos-5606', ''];
const serverStep = [
  'aws ec2 run-instances --image-id resolve:ssm:/aws/service/ami-amazon-linux-latest/al2023-ami-kernel-default-x86_64 --instance-type t3.micro',
  '',
];
const trust = '\'{"Version":"2012-10-17","Statement":[{"Effect":"Allow","Principal":{"Service":"ec2.amazonaws.com"},"Action":"sts:AssumeRole"}]}\'';
const roleStep = ['1', `aws iam create-role --role-name cat-app --assume-role-policy-document ${trust}`, '', '2'];

describe('the first minute', () => {
  it('looks as it should', async () => {
    const { screen } = await type('who-am-i', ['aws sts get-caller-identity', 'quit']);
    expect(screen).toMatch(
      /^\nLesson 1: Who am I\? {36}hint {2}explain {2}undo {2}quit\n\nStep 1 of 4: ask AWS who you are\nEvery action in AWS is an API call. AWS checks who is calling \(authentication\),\nthen whether they may \(authorization\).\nType: {2}aws sts get-caller-identity\n\nSIM admin us-east-1> aws sts get-caller-identity\n{\n {4}"UserId": "AIDA[A-Z2-7]{17}",\n {4}"Account": "123456789012",\n {4}"Arn": "arn:aws:iam::123456789012:user\/admin"\n}\n\n\[pass\] Signed as user admin. Permission needed: none.\n\nThe ARN reads from left to right: the service \(iam\), the account, and who in it:\nuser\/admin.\nEnter = step 2\n\nSIM admin us-east-1> quit\nKept. To go on here: nimbi learn who-am-i\nFrom here on, aws is whatever this terminal has; nimbi's is nimbi\.\n$/,
    );
  });

  it('never is wider than 80 columns, nor than the terminal', async () => {
    for (const columns of [132, 80, 60]) {
      const { screen } = await type('who-am-i', ['help', 'hint', 'aws sts get-caller-identity', '', '1', 'help', 'quit'], { columns });
      const widest = Math.max(...screen.split('\n').map((line) => line.length));
      expect(widest).toBeLessThanOrEqual(Math.min(80, columns));
    }
  });

  it('says the same in color and without', async () => {
    const typed = ['aws sts get-caller-identity', '', '2', 'check', 'aws sts get-caller-identity --profile intern', 'quit'];
    const plain = await type('who-am-i', typed, { plain: true, color: true });
    const colored = await type('who-am-i', typed, { color: true });
    expect(plain.screen).not.toContain('\u001b');
    expect(colored.screen).toContain('\u001b[32m[pass]\u001b[39m');
    // biome-ignore lint/suspicious/noControlCharactersInRegex: these are the colors.
    expect(colored.screen.replace(/\u001b\[\d+m/g, '')).toBe(plain.screen);
  });

  it('goes to the end, and on to the next lesson', async () => {
    const data = { ...sourceData, names: inOneTrack(['who-am-i', 'data-centers-zones-regions']) };
    const { screen } = await type('who-am-i', [...whoAmI, 'as boto3', '', 'quit'], { data });
    expect(screen).toContain("You said: admin, as before. It is still my computer. Not so.\nYour computer's login never left your computer.");
    expect(screen).toContain(
      '[pass] Refused: the signature does not match. Nothing else was looked at.\nYou said: The signature does not match. You were right.',
    );
    expect(screen).toContain('Not quite: 1234\n');
    expect(screen).toContain('Your answer: aws sts get-caller-identity --query Account\n"123456789012"\n');
    expect(screen).toContain('session = boto3.Session(profile_name="intern")');
    expect(screen).toContain('Remember: AWS knows you by the key that signed the call, and by nothing else.');
    expect(screen).toContain('Words: operation, authentication, access key, ARN, profile.');
    expect(screen).toContain('Enter = lesson 2: Data centers, zones, Regions');
    expect(screen).toContain('Step 1 of 6: where AWS is');
  });

  it('says what comes next when every lesson is done', async () => {
    const settings = memorySettings();
    const data: typeof sourceData = { ...sourceData, names: inOneTrack(['who-am-i']) };
    const { screen } = await type('who-am-i', [...whoAmI, ''], { data, settings });
    expect(screen).toMatch(
      /as js\.\n\nYou have done every lesson of the course\. What next:\n {2}nimbi shell {7}explore freely, in a cloud of your own\n {2}nimbi learn {7}do a lesson again\n {2}nimbi what {8}all the words, each explained\nEnter = leave\n/,
    );
    const again = depsFor({ typed: [''], data, settings });
    expect(await learnCommand([], again)).toBe(0);
    expect(again.screen).toMatch(/done\nYou have done every lesson\. To do one again, type its number; to explore freely: nimbi shell\nChoice \[q\]: \n$/);
  });

  it('names commands as they are typed in it', async () => {
    const { screen } = await type('who-am-i', ['aws ec2 describe-vpcs --region af-south-1', 'quit']);
    expect(screen).toContain('This account has not enabled af-south-1. To do so: aws account enable-region');
  });

  it('leads from the last lesson back to one that was left out', async () => {
    const text = (path: string): string | undefined =>
      path.startsWith('scenarios/first-steps/cat-photo/scenario')
        ? sourceData
            .text(path)
            ?.replace(/^order: 9$/m, 'order: 1')
            .replace(/^requires:.*$/m, '')
        : sourceData.text(path);
    const { screen } = await type('who-am-i', [...whoAmI, 'quit'], { data: { text, names: inOneTrack(['cat-photo', 'who-am-i']) } });
    expect(screen).toContain('Enter = lesson 1: Cat photos');
  });
});

describe('a step that fails, and teaches', () => {
  const attach = 'aws iam put-role-policy --role-name cat-app --policy-name upload --policy-document file://policy.json';
  const editor = (fill: (text: string) => string) => async (file: string) => {
    const { readFileSync, writeFileSync } = await import('node:fs');
    writeFileSync(file, fill(readFileSync(file, 'utf8')));
  };

  it('looks as it should', async () => {
    const edits = [
      (text: string) => text.replace('____', 's3:PutObject').replace('____', 'arn:aws:s3:::cat-photos-5606'),
      (text: string) => text.replace('cat-photos-5606', 'cat-photos-5606/photos/*'),
    ];
    const deps = await type('cat-photo', [...bucketStep, ...serverStep, ...roleStep, 'edit policy.json', attach, 'hint', 'edit policy.json', 'quit'], {
      editor: (file) => editor(edits.shift() ?? ((text) => text))(file),
    });
    expect(deps.screen).toContain(`Goal: Role cat-app may add photos under photos/ in cat-photos-5606. Nothing
else. policy.json has two blanks.
Type:  edit policy.json
       aws iam put-role-policy --role-name cat-app \\
         --policy-name upload --policy-document file://policy.json

SIM admin us-east-1> edit policy.json
Saved.

SIM admin us-east-1> ${attach}

Not yet (3 of 4)
[pass] cat-app cannot delete photos/tom.jpg
[pass] cat-app cannot read photos/tom.jpg
[pass] cat-app cannot upload anything outside of photos/
[fail] cat-app can upload photos/tom.jpg
  Expected: allow s3:PutObject on arn:aws:s3:::cat-photos-5606/photos/tom.jpg
  Found:    implicit deny (no statement matched)
  Why:      policy "upload", statement 1: the action matches; the resource does
            not match: arn:aws:s3:::cat-photos-5606
  Next:     hint, or edit policy.json

SIM admin us-east-1> hint
Hint 1 of 3 (free): Look at your ARN. Does it name the bucket, or something
inside of it? Does an upload create a bucket, or something inside of one?

SIM admin us-east-1> edit policy.json
Saved. Running your last command again.

Done (4 of 4)
[pass] cat-app cannot delete photos/tom.jpg
[pass] cat-app cannot read photos/tom.jpg
[pass] cat-app cannot upload anything outside of photos/
[pass] cat-app can upload photos/tom.jpg ("upload", statement 1)
Same permissions as the reference.

Remember: PutObject acts on objects (bucket/*), ListBucket on buckets.
Enter = step 5
`);
  });

  it('is edited line by line where there is no editor', async () => {
    const { screen } = await type('cat-photo', [
      ...bucketStep,
      ...serverStep,
      ...roleStep,
      'edit policy.json',
      '6',
      '      "Action": "s3:PutObject",',
      '99',
      '7',
      '      "Resource": "arn:aws:s3:::cat-photos-5606/photos/*"',
      '+10',
      'rubbish',
      '-11',
      '',
      attach,
      'quit',
    ]);
    expect(screen).toContain('line 6> (      "Action": "____",)       "Action": "s3:PutObject",');
    expect(screen).toContain("Type a line's number (1 to 10), +N, -N, Enter or q.");
    expect(screen).toContain('Done (4 of 4)');
  });

  it('is not edited in an editor that only npm chose', async () => {
    const opened: string[] = [];
    const open = (env: Record<string, string>) =>
      type('cat-photo', [...bucketStep, ...serverStep, '1', 'edit trust.json', 'q', 'quit'], { env, editor: (file) => void opened.push(file) });
    const { screen } = await open({ EDITOR: 'vi', npm_command: 'run-script' });
    expect(screen).toContain("trust.json: a line's number changes that line");
    expect(opened).toEqual([]);
    await open({ EDITOR: 'nano', npm_command: 'run-script' });
    expect(opened).toHaveLength(1);
  });

  it('shows what a program on the instance may do, and why', async () => {
    const policy = '\'{"Version":"2012-10-17","Statement":[{"Effect":"Allow","Action":"s3:PutObject","Resource":"arn:aws:s3:::cat-photos-5606/photos/*"}]}\'';
    const { screen, explained } = await type('cat-photo', [
      ...bucketStep,
      ...serverStep,
      ...roleStep,
      `aws iam put-role-policy --role-name cat-app --policy-name upload --policy-document ${policy}`,
      '',
      'aws iam create-instance-profile --instance-profile-name cat-app',
      'aws ec2 describe-instances --query "Reservations[0].Instances[0].InstanceId" --output text',
      'check',
      'quit',
    ]);
    expect(screen).toContain('The uploader: Unable to locate credentials.');
    expect(screen).toContain('[fail] Instance profile cat-app holds role cat-app.');
    expect(explained).toEqual([]);
  });
});

describe('words', () => {
  it('say what they can say', async () => {
    const deps = await type('cat-photo', [
      'explain',
      'more',
      'files',
      'edit',
      'edit nothing.json',
      'what',
      'what role',
      'as',
      'as js',
      'undo',
      'again',
      'quit',
    ]);
    expect(deps.screen).toContain('> explain\nNothing to explain yet: make a call first.\n');
    expect(deps.screen).toContain('> more\nThere is no more to show.\n');
    expect(deps.screen).toContain('> files\nNo files yet.\n');
    expect(deps.screen).toContain('> edit\nThis lesson has no files to edit yet.\n');
    expect(deps.screen).toContain('> edit nothing.json\nThere is no file nothing.json in this lesson.\n');
    expect(deps.screen).toContain('> what\n(what  is)\n');
    expect(deps.screen).toContain('> what role\n(what role is)\n');
    expect(deps.screen).toContain('> as\nas boto3, or as js: the same in code.\n');
    expect(deps.screen).toContain('> as js\nawait s3.send(new CreateBucketCommand({ Bucket: "cat-photos-5606" }));\n');
    expect(deps.screen).toContain('> undo\nNothing to take back: you have not changed anything that is still there.\n');
    expect(deps.screen.match(/Goal: There is a bucket cat-photos-5606\./g)).toHaveLength(2);
  });

  it.each(['aws s3 ls | grep cat', 'aws s3 ls > buckets.txt'])('are for a shell: %s', async (line) => {
    const { screen } = await type('who-am-i', [line, 'quit']);
    const sign = line.split(' ')[3];
    expect(screen.replace(/\s+/g, ' ')).toContain(
      `A lesson's prompt runs one command, and ${sign} is for a shell. One opens over this cloud with: nimbi shell`,
    );
  });

  it('are told apart from mistakes', async () => {
    const { screen } = await type('who-am-i', [
      'hint please',
      's3 ls',
      'ec2 describe-instances',
      'rm -rf /',
      "aws iam get-user --user-name 'x",
      symbolLine,
      symbolLine,
    ]);
    expect(screen).toContain('"hint please" is not a command here. Commands begin with aws; help shows the\nwords of the lesson.\n');
    expect(screen).toContain('> ec2 describe-instances\nCommands begin with aws. Try: aws ec2 describe-instances\n');
    expect(screen).toContain('"rm -rf /" is not a command here.');
    expect(screen).toContain('Ctrl-C again, or quit, leaves the lesson. Nothing is lost.');
  });

  it('say at a question that nothing is to be checked before its answer', async () => {
    const { screen } = await type('data-centers-zones-regions', ['check', 'quit']);
    expect(screen).toContain('check\nThere is nothing to check before the question is answered.\n');
  });

  it('leave at two Ctrl-C in direct succession only', async () => {
    const open = "aws iam get-user --user-name 'x";
    const { screen } = await type('who-am-i', [symbolLine, open, symbolLine, 'files', symbolLine, open, symbolLine, symbolLine, 'files']);
    expect(screen.match(/\^C\nCtrl-C again, or quit, leaves the lesson\. Nothing is lost\.\n/g)).toHaveLength(4);
    expect(screen).toMatch(/Nothing is lost\.\n\nSIM admin us-east-1> \^C\nKept\./);
  });

  it('show the step again: what was said, and the question that waits', async () => {
    const settings = memorySettings();
    const deps = depsFor({ settings, typed: ['aws sts get-caller-identity', '', 'again', 'quit'] });
    await learnCommand(['who-am-i'], deps);
    const resumed = depsFor({ settings, home: deps.home, typed: ['1', '', 'quit'] });
    await learnCommand(['who-am-i'], resumed);
    const step =
      /Step 2 of 4: the same command, another key\nA command has parts: [\s\S]*?\n\nWhat do you think\?\n[\s\S]*?\n {2}3 {2}Nobody\. AWS will refuse\.\nYour answer \[1-3\]: /g;
    expect(deps.screen.match(step)).toHaveLength(2);
    expect(resumed.screen.match(step)).toHaveLength(1);
    expect(resumed.screen).toContain('us-east-1> \nThis step is not done yet. again shows it, check says what is missing.\n');
  });

  it('are told what is done of a step as soon as something is', async () => {
    const { screen } = await type('data-centers-zones-regions', [
      '1',
      'aws ec2 describe-regions --all-regions',
      '',
      'aws ec2 describe-availability-zones',
      'quit',
    ]);
    expect(screen).toContain('Not yet (1 of 2)\n[pass] You saw the zones of us-east-1.\n[fail] You saw the zones of ');
  });

  it('say in which line a file is not JSON', async () => {
    const { screen } = await type('cat-photo', [...bucketStep, ...serverStep, '1', 'edit trust.json', '6', '"Principal": {}', '', 'quit']);
    expect(screen).toContain('Saved.\ntrust.json is not JSON yet, in line 7 or just before: ');
  });

  it('take back the last change, and what programs did since', async () => {
    const deps = await type('cat-photo', ['aws s3api create-bucket --bucket something-else-1', 'undo', 'undo', 'aws s3 ls', 'quit']);
    expect(deps.screen).toContain('> undo\nTaken back: s3:CreateBucket. AWS has no undo; this simulation does.\n\nNot yet (0 of 1)\n');
    expect(deps.screen).toContain('> undo\nNothing to take back');
    expect(deps.screen).toContain('> aws s3 ls\n\nSIM');
  });

  it('fold a long answer, and show the goal again', async () => {
    const { screen } = await type('cat-photo', ['aws ec2 describe-regions', 'more', 'quit']);
    expect(screen).toMatch(/\.\.\. \d+ more lines\. To see them, type: more\nGoal: There is a bucket cat-photos-5606\.\n\nSIM admin us-east-1> more\n/);
  });

  it('explain a call, by the word or by --explain', async () => {
    const { screen } = await type('who-am-i', ['aws s3api list-buckets --profile intern', 'explain', 'aws iam list-users --explain', 'nimbi explain', 'quit']);
    expect(screen).toContain('> explain\n(explanation of ListBuckets)\n');
    expect(screen.match(/\(explanation of ListUsers\)/g)).toHaveLength(2);
  });
});

/** Ctrl-C. */
const symbolLine = interrupted;

describe('an attempt', () => {
  it('goes on where it was left, with its names and files', async () => {
    const settings = memorySettings();
    const deps = depsFor({ settings, typed: [...bucketStep, 'quit'] });
    await learnCommand(['cat-photo'], deps);
    const again = depsFor({ settings, home: deps.home, typed: ['quit'], seed: 'another' });
    await learnCommand(['cat-photo'], again);
    expect(again.screen).toContain('Welcome back. This is where you stopped.\n');
    expect(again.screen).toContain('Step 2 of 8: a server');
    const listed = depsFor({ settings, data: { ...sourceData, names: inOneTrack(['who-am-i', 'data-centers-zones-regions', 'cat-photo']) } });
    await learnCommand(['--list'], listed);
    expect(listed.screen).toContain('  3  Cat photos                              30 min   step 2 of 8\n');
  });

  it('goes on after a crash at any moment', async () => {
    const typed = [...bucketStep, ...serverStep, ...roleStep];
    const settings = memorySettings();
    const { home } = depsFor({});
    for (const line of typed) {
      // One line a process: after it the input ends, as if the process had died.
      await learnCommand(['cat-photo'], depsFor({ settings, home, typed: [line] }));
    }
    const deps = depsFor({ settings, home, typed: ['files', 'quit'] });
    await learnCommand(['cat-photo'], deps);
    expect(deps.screen).toContain('Step 4 of 8: let the app upload');
    expect(deps.screen).toContain('policy.json  (10 lines)\ntrust.json  (10 lines)\n');
  });

  it('begins anew when its files are gone', async () => {
    const settings = memorySettings();
    const deps = depsFor({ settings, typed: [...bucketStep, 'quit'] });
    await learnCommand(['cat-photo'], deps);
    const elsewhere = depsFor({ settings, typed: ['quit'] });
    for (const [name, cloud] of deps.home.clouds) elsewhere.home.clouds.set(name, cloud);
    await learnCommand(['cat-photo'], elsewhere);
    expect(elsewhere.screen).toContain('Step 1 of 8');
  });

  it('begins anew when its cloud is gone, or its saved progress is not one', async () => {
    for (const saved of [null, 'x', { attempt: { scenario: 'who-am-i' } }, { attempt: { scenario: 'who-am-i', version: 99, step: 3 } }]) {
      const deps = depsFor({ settings: memorySettings({ 'learn.progress.who-am-i': saved }), typed: ['quit'] });
      await learnCommand(['who-am-i'], deps);
      expect(deps.screen).toContain('Step 1 of 4: ask AWS who you are');
      expect(deps.screen).not.toContain('Welcome back');
    }
  });

  it('is reset only when that is meant', async () => {
    const { screen } = await type('cat-photo', [...bucketStep, 'reset', 'n', 'reset', 'y', 'quit']);
    expect(screen).toContain('[y/N] n\nNothing was changed.\n');
    expect(screen.match(/Step 1 of 8/g)).toHaveLength(2);
  });
});

describe('nimbi learn', () => {
  const tracks: Readonly<Record<string, readonly string[]>> = {
    'scenarios/first-steps': ['cat-photo', 'data-centers-zones-regions', 'who-am-i'],
    'scenarios/infrastructure': ['four-ways-in'],
    'scenarios/security': ['signed-calls'],
  };
  const data = { ...sourceData, names: (path: string) => tracks[path] ?? sourceData.names(path) };
  const list = `First steps
  1  Who am I?                                3 min
  2  Data centers, zones, Regions            10 min
  3  Cat photos                              30 min
Infrastructure
  4  Four ways in                            10 min
Security
  5  Signed calls                            15 min
`;

  it('lists the lessons and begins with the first', async () => {
    const deps = depsFor({ typed: ['7', '', 'quit'], data });
    expect(await learnCommand([], deps)).toBe(0);
    expect(deps.screen).toContain(`${list}Choice [1], q quits: 7\nType a number from 1 to 5, or q.\nChoice [1], q quits: \n\nLesson 1: Who am I?`);
  });

  it('only lists them where there is no terminal, or with --list', async () => {
    const piped = depsFor({ data });
    expect(await learnCommand([], piped)).toBe(0);
    expect(piped.screen).toBe(`${list}At a terminal, nimbi learn NAME starts one; without one it plays itself.\n`);
    const listed = depsFor({ typed: [], data });
    expect(await learnCommand(['--list'], listed)).toBe(0);
    expect(listed.screen).toBe(list);
  });

  it.each([
    { args: ['cat-foto'], errors: 'nimbi learn: there is no lesson "cat-foto". Maybe you meant: cat-photo\n' },
    { args: ['gardening'], errors: 'nimbi learn: there is no lesson "gardening". nimbi learn --list shows them.\n' },
    { args: ['../secret'], errors: 'nimbi learn: there is no lesson "../secret". nimbi learn --list shows them.\n' },
    { args: ['--fast'], errors: "nimbi learn: unknown option '--fast' (Did you mean --list?)\nSee: nimbi learn --help\n" },
  ])('refuses $args', async ({ args, errors }) => {
    const deps = depsFor({ typed: [] });
    expect(await learnCommand(args, deps)).toBe(252);
    expect(deps.errors).toBe(errors);
  });
});
