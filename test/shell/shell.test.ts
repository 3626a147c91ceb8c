import { readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { interrupted } from '../../src/surfaces/shell/terminal/terminal.ts';
import { ShellHome } from './support.ts';

let home: ShellHome;
beforeEach(async () => {
  home = await ShellHome.make();
});
afterEach(() => home.remove());

/** What a shell without a terminal prints. */
const printed = async (...lines: readonly string[]): Promise<string> => (await home.run(lines.join('\n'))).stdout;

describe('without a terminal', () => {
  it('runs each line, without a prompt, and ends with the exit code of the last', async () => {
    expect(await home.run('aws iam list-groups\nfalse\n')).toEqual({ code: 1, stdout: '{\n    "Groups": []\n}\n', stderr: '' });
    expect((await home.run('aws iam get-user --user-name nobody')).code).toBe(254);
    expect((await home.run('false\necho "it was $?"\n')).stdout).toBe('it was 1\n');
    expect((await home.run('exit 3\necho never\n')).code).toBe(3);
    expect(await home.run('')).toEqual({ code: 0, stdout: '', stderr: '' });
  });

  it('refuses a command that is too long to be one, on one line or many, and reads no more', async () => {
    const refused = {
      code: 252,
      stdout: 'first\n',
      stderr: 'nimbi: This command is too long: the shell takes up to 120000 characters. Put what is long into a file, and name that: file://…\n',
    };
    expect(await home.run(`echo first\n${'a'.repeat(300_000)}`)).toEqual(refused);
    expect(await home.run(`echo first\necho '\n${`${'a'.repeat(2_000)}\n`.repeat(70)}`)).toEqual(refused);
  });

  it('reads commands of several lines', async () => {
    expect(await printed('aws iam create-group \\', '  --group-name cats --query Group.GroupName')).toBe('"cats"\n');
    expect(await printed('for i in 1 2; do', '  echo "cat $i"', 'done')).toBe('cat 1\ncat 2\n');
    expect(await printed('cat <<END', 'two', 'lines', 'END')).toBe('two\nlines\n');
    expect(
      await printed(
        "aws iam create-policy --policy-name p --query Policy.PolicyName --policy-document '{",
        '"Version": "2012-10-17",',
        '"Statement": [{"Effect": "Allow", "Action": "*", "Resource": "*"}]',
        "}'",
      ),
    ).toBe('"p"\n');
  });

  it.each([
    [['f()', '(', '  echo in', ')', 'f'], 'in\n'],
    [['for i in 1 2; do', '  echo "$i" |', '    # which one', '    cat', 'done', 'echo on'], '1\n2\non\n'],
    [['echo done |', 'cat |  # twice', 'cat', 'echo on'], 'done\non\n'],
    [['X=$(cat <<EOF', 'done ) }', 'EOFs', '$((1 + 1))', 'EOF', ')', 'echo "$X"'], 'done ) }\nEOFs\n2\n'],
    [['if true; then cat <<A <<B', 'fi', 'A', 'b', 'B', 'fi', 'echo on'], 'b\non\n'],
    [['cat <<-EOF', '\tone', '\tEOF', 'echo on'], 'one\non\n'],
    [['[[ -d / &&', '  -d /tmp ]] &&', '  echo both'], 'both\n'],
    [['case a in', '  a) echo "done', '    }";;', 'esac', 'echo on'], 'done\n    }\non\n'],
    [['echo "one', "it's", 'two"', 'echo on'], "one\nit's\ntwo\non\n"],
  ])('and of any kind: %j', async (lines, stdout) => {
    expect(await home.run(lines.join('\n'))).toEqual({ code: 0, stdout, stderr: '' });
  });

  it('lets bash complain about what never ends', async () => {
    const { code, stderr } = await home.run('echo "open\n');
    expect(code).toBe(2);
    expect(stderr).toContain('unexpected EOF while looking for matching');
  });

  it('goes on after what fails', async () => {
    const { stdout, stderr, code } = await home.run('aws iam get-user --user-name nobody\naws nothing\nnothing\necho on\n');
    expect(stdout).toBe('on\n');
    expect(code).toBe(0);
    expect(stderr).toContain('An error occurred (NoSuchEntity) when calling the GetUser operation');
    expect(stderr).toContain('bash: line 1: nothing: command not found');
  });

  it('ends with 130 when it is interrupted', async () => {
    home.interrupted = true;
    expect(await home.run('echo one\necho two\n')).toEqual({ code: 130, stdout: 'one\n', stderr: '' });
  });

  it('says how commands of AWS begin', async () => {
    expect((await home.run('s3 ls\n')).stderr).toBe('bash: line 1: s3: command not found\nCommands of AWS begin with aws. Try: aws s3 ls\n');
  });
});

describe('what a line leaves to the next', () => {
  it('variables, functions, aliases and the folder', async () => {
    expect(await printed('NAME=cats', 'echo "$NAME"')).toBe('cats\n');
    expect(await printed('LIST=(a "b c")', 'echo "${LIST[1]}"')).toBe('b c\n');
    expect(await printed('greet() { echo "hello $1"; }', 'greet tom')).toBe('hello tom\n');
    expect(await printed("alias say='echo said'", 'say it')).toBe('said it\n');
    expect(await printed('mkdir deep', 'cd deep', 'basename "$PWD"', 'cd -', 'basename "$OLDPWD"')).toMatch(/^deep\n.*\ndeep\n$/);
    expect(await printed('IFS=,', 'A=1', 'echo "$A"')).toBe('1\n');
    expect(await printed('export A=1', 'unset A', 'echo "<$A>"')).toBe('<>\n');
  });

  it('is seen by aws in this process', async () => {
    expect(await printed('NAME=cats', 'aws iam create-group --group-name $NAME --query Group.GroupName')).toBe('"cats"\n');
    expect(await printed('export AWS_PROFILE=intern', 'aws sts get-caller-identity --query Arn')).toBe('"arn:aws:iam::123456789012:user/intern"\n');
    expect(await printed('export AWS_DEFAULT_REGION=eu-south-2', 'region')).toContain('eu-south-2');
    expect(
      await printed(
        'mkdir in',
        'cd in',
        'echo cat > tom.txt',
        'aws s3api create-bucket --bucket cats-4821 --query Location',
        'aws s3api put-object --bucket cats-4821 --key tom --body tom.txt --query ChecksumType',
      ),
    ).toBe('"/cats-4821"\n"FULL_OBJECT"\n');
  });

  it('is nothing of a line that ended bash itself', async () => {
    expect((await home.run('A=1\nkill -KILL $$\necho "<$A>"\n')).stdout).toBe('<1>\n');
    expect((await home.run('set -e\nfalse\necho still here\n')).stdout).toBe('still here\n');
  });

  it.each(['exec true', 'kill -KILL $$'])('is what was chosen since, after %s', async (ending) => {
    const identity = 'aws sts get-caller-identity --query Arn --output text';
    const place = 'aws configure get region --profile intern; echo "$AWS_REGION"';
    expect(await printed('mkdir in', 'true | true', 'profile intern', ending, identity)).toContain(':user/intern\n');
    expect(await printed('true | true', 'region us-west-2', ending, place)).toContain('us-west-2\n');
    expect(await printed('true | true', 'cd in', ending, 'pwd')).toMatch(/\/in\n$/);
  });
});

describe('no line reaches a real account', () => {
  const real = {
    AWS_ACCESS_KEY_ID: 'AKIAREALREALREALREAL',
    AWS_SECRET_ACCESS_KEY: 'real',
    AWS_PROFILE: 'work',
    AWS_REGION: 'eu-north-1',
    AWS_CONFIG_FILE: '/real/config',
    AWS_CONTAINER_CREDENTIALS_RELATIVE_URI: '/real',
    AWS_WEB_IDENTITY_TOKEN_FILE: '/real/token',
    BASH_ENV: '/real/bash-env',
    'BASH_FUNC_aws%%': '() { echo real; }',
  };

  it('nothing of the real set-up is in its environment', async () => {
    const { stdout } = await home.run('env | grep -E "AWS|real" | sort\naws sts get-caller-identity --query Arn\n', real);
    expect(stdout).toBe(
      [
        `AWS_CONFIG_FILE=${home.folder}/aws/config`,
        'AWS_EC2_METADATA_DISABLED=true',
        'AWS_ENDPOINT_URL=http://127.0.0.1:9',
        `AWS_SHARED_CREDENTIALS_FILE=${home.folder}/aws/credentials`,
        '"arn:aws:iam::123456789012:user/admin"',
        '',
      ].join('\n'),
    );
  });

  it('aws in pipes is ours, whatever is done to the PATH', async () => {
    const { stdout } = await home.run(
      'aws s3 ls | cat\nexport PATH=/usr/local/bin:/usr/bin:/bin\naws sts get-caller-identity | cat\nnimbi explain | cat\n',
      real,
    );
    expect(stdout).toBe('ran aws s3 ls sandbox \nran aws sts get-caller-identity sandbox \nran explain sandbox \n');
  });

  it('what a line takes away is there again for the next', async () => {
    expect(await printed('unset AWS_CONFIG_FILE AWS_EC2_METADATA_DISABLED', 'echo $AWS_EC2_METADATA_DISABLED "${AWS_CONFIG_FILE##*/}"')).toBe('true config\n');
  });

  it('its temporary folder is nobody else’s, and gone at the end', async () => {
    const { stdout } = await home.run('dirname "$(dirname "$(command -v aws)")"\nstat -c %a "$(dirname "$(dirname "$(command -v aws)")")"\n');
    const [folder = '', mode] = stdout.split('\n');
    expect(folder.startsWith(join(tmpdir(), 'nimbi-shell-'))).toBe(true);
    expect(mode).toBe('700');
    expect(readdirSync(tmpdir())).not.toContain(folder.split('/').at(-1));
  });
});

describe('words of its own', () => {
  it('region and profile', async () => {
    const region = 'aws ec2 describe-availability-zones --query AvailabilityZones[0].RegionName';
    expect(await printed('region eu-west-3', region)).toBe('"eu-west-3"\n');
    expect(await printed('region eu-west-3', 'profile intern', 'aws configure get region')).toBe('eu-west-1\n');
    expect(await printed('region eu-west-3', 'profile intern', 'echo $AWS_REGION', 'region')).toBe(
      'eu-west-3\nThe Region is eu-west-3. To change it: region NAME\n',
    );
    expect(await printed('region', 'profile')).toBe('The Region is us-east-1. To change it: region NAME\nThe profile is default. There are: default, intern\n');
    expect(await home.run('region us-est-1\n')).toEqual({
      code: 1,
      stdout: '',
      stderr: expect.stringMatching(/^There is no Region "us-est-1". Maybe you meant: us-east-1/),
    });
    expect((await home.run('profile nobody\n')).stderr).toBe(
      'There is no profile "nobody". There are: default, intern\nTo make one: aws configure --profile nobody\n',
    );
  });

  it('what the prompt shows is in force where a profile has no Region, until there is one', async () => {
    const config = join(home.folder, 'aws', 'config');
    writeFileSync(config, readFileSync(config, 'utf8').replace(/(profile intern.*\n).*\n/, '$1'));
    const arn = 'aws sts get-caller-identity --query Arn --output text';
    const lines = [
      'profile intern',
      arn,
      'echo "$AWS_REGION $AWS_DEFAULT_REGION"',
      'aws configure list | tail -1',
      'profile default',
      'aws configure set region eu-west-2',
      'region',
    ];
    expect(await home.run(lines.join('\n'))).toEqual({
      code: 0,
      stdout: expect.stringMatching(
        /^arn:aws:iam::123456789012:user\/intern\nus-east-1 us-east-1\nran aws configure list.*\nThe Region is eu-west-2\. To change it: region NAME\n$/,
      ),
      stderr: '',
    });
  });

  it('nimbi’s verbs, with nimbi before them or without', async () => {
    await home.run('explain\nwhat ARN\nnimbi explain 3 --all\naws iam list-users --explain\n');
    expect(home.verbs).toEqual([['explain'], ['what', 'ARN'], ['explain', '3', '--all'], ['explain']]);
  });

  it('a word in a pipe is for bash', async () => {
    expect((await home.run('exit 3 | cat\necho on\n')).stdout).toBe('on\n');
  });

  it.each([
    ['echo never; region eu-west-3', 'region is a word of this shell: give it a line of its own. Nothing of this line was run.'],
    ['region eu-west-3 && echo never', 'region is a word of this shell: give it a line of its own. Nothing of this line was run.'],
    ['as boto3 > app.py', 'as is a word of this shell: give it a line of its own. Nothing of this line was run.'],
    ['explain | cat', 'explain is a word of this shell: give it a line of its own, or write nimbi explain. Nothing of this line was run.'],
    ['for r in a b; do region $r; done', 'region is a word of this shell: give it a line of its own. Nothing of this line was run.'],
  ])('refuses one within a line, before anything runs: %s', async (line, stderr) => {
    expect(await home.run(line)).toEqual({ code: 2, stdout: '', stderr: `${stderr}\n` });
    expect(readdirSync(home.folder)).not.toContain('app.py');
  });

  it('takes quotes, variables and comments after a word as bash does', async () => {
    expect(await printed('R=eu-west-3', 'region "$R" # Paris', 'region')).toBe('The Region is eu-west-3. To change it: region NAME\n');
    await home.run('what IAM?\nwhat "S3"\n');
    expect(home.verbs).toEqual([
      ['what', 'IAM?'],
      ['what', 'S3'],
    ]);
  });

  it('history shows the lines, with numbers', async () => {
    const { stdout } = await home.type(['aws s3 ls', 'region', 'history', 'history 2', 'exit']);
    expect(stdout).toContain('> history\n    1  aws s3 ls\n    2  region\n    3  history\n');
    expect(stdout).toContain('> history 2\n    3  history\n    4  history 2\n');
    expect(await home.run('history x\n')).toEqual({ code: 1, stdout: '', stderr: 'history: "x" is no number of lines.\n' });
  });

  it('as boto3, as js', async () => {
    expect((await home.run('as\n')).stderr).toBe('as boto3, or as js: the last call in code.\n');
    expect(await printed('aws iam list-groups --query x', 'as boto3')).toBe(
      'null\nimport boto3\n\niam = boto3.client("iam", region_name="us-east-1")\nresponse = iam.list_groups()\n',
    );
    const create = `aws iam create-policy --policy-name p --query x --policy-document '{"Version":"2012-10-17","Statement":[{"Effect":"Allow","Action":"s3:GetObject","Resource":"*"}]}'`;
    expect(await printed(create, 'as boto3')).toBe(`null
import json
import boto3

iam = boto3.client("iam", region_name="us-east-1")
response = iam.create_policy(
    PolicyName="p",
    PolicyDocument=json.dumps({
        "Version": "2012-10-17",
        "Statement": [
            {
                "Effect": "Allow",
                "Action": "s3:GetObject",
                "Resource": "*",
            },
        ],
    }),
)
`);
    expect(
      await printed("aws ec2 create-key-pair --key-name k --query x --tag-specifications 'ResourceType=key-pair,Tags=[{Key=a,Value=b}]'", 'as js'),
    ).toBe(`null
import { EC2Client, CreateKeyPairCommand } from "@aws-sdk/client-ec2";

const client = new EC2Client({ region: "us-east-1" });
const response = await client.send(new CreateKeyPairCommand({
    KeyName: "k",
    TagSpecifications: [
        {
            ResourceType: "key-pair",
            Tags: [{ Key: "a", Value: "b" }],
        },
    ],
}));
`);
  });

  it('of no call says so', async () => {
    const fresh = await ShellHome.make();
    expect((await fresh.run('as boto3\n')).code).toBe(0);
    fresh.remove();
  });
});

describe('at a terminal', () => {
  it('says where one is and how to leave, and shows who calls and where', async () => {
    const { stdout } = await home.type(['aws iam list-groups --query Groups', 'profile intern', 'region us-west-2', 'exit']);
    expect(stdout).toBe(`SIMULATED CloudShell: account 123456789012, cloud sandbox. Nothing reaches AWS.
Type aws commands; TAB completes. help shows more; exit or Ctrl-D leaves.
SIM admin us-east-1> aws iam list-groups --query Groups
[]
SIM admin us-east-1> profile intern
SIM intern eu-west-1> region us-west-2
SIM intern us-west-2> exit
`);
  });

  it('runs pasted commands one after the other, each as if it were typed', async () => {
    const { stdout, stderr } = await home.type([
      'region eu-west-1\naws s3api create-bucket --bucket eu-bucket-1 --create-bucket-configuration LocationConstraint=eu-west-1 --query x\nas boto3',
      'for i in 1 2; do\n  echo "n $i"\ndone > said\ncat said > copied',
      'exit\necho never',
    ]);
    const prompt = 'SIM admin eu-west-1> ';
    expect(stderr).toBe('');
    expect(stdout).toContain(`${prompt}aws s3api create-bucket --bucket eu-bucket-1`);
    expect(stdout).toContain(`${prompt}as boto3\nimport boto3\n\ns3 = boto3.client("s3", region_name="eu-west-1")\n`);
    expect(stdout).toContain(`done > said\ncat said > copied\n${prompt}cat said > copied\n`);
    expect(readFileSync(join(home.folder, 'copied'), 'utf8')).toBe('n 1\nn 2\n');
    expect(stdout.endsWith('exit\necho never\n')).toBe(true);
  });

  it('runs no more of what was pasted once Ctrl-C was pressed', async () => {
    home.interrupted = true;
    expect((await home.type(['echo one\necho two'])).stdout).not.toContain('> echo two');
  });

  it('is never wider than 80 columns', async () => {
    const { stdout } = await home.type(['help']);
    expect(Math.max(...stdout.split('\n').map((line) => line.length))).toBeLessThanOrEqual(80);
  });

  it('colors its prompt, and says the same without', async () => {
    const colored = await home.type(['exit'], {});
    expect(colored.stdout).toContain('\u001b[33mSIM\u001b[39m admin us-east-1> ');
    expect((await home.type(['exit'])).stdout).not.toContain('\u001b');
  });

  it('Ctrl-C gives a line up, and Ctrl-D leaves', async () => {
    const { stdout, code } = await home.type([interrupted, 'aws x "open', interrupted, 'region']);
    expect(stdout).toContain('SIM admin us-east-1> aws x "open\n> ^C\nSIM admin us-east-1> region\nThe Region is us-east-1.');
    expect(code).toBe(0);
  });

  it('asks at the same terminal', async () => {
    await home.type(['aws configure --profile new', 'AKIAEXAMPLE', 'secret', 'eu-north-1', '']);
    expect(readFileSync(join(home.folder, 'aws', 'config'), 'utf8')).toContain('[profile new]\nregion = eu-north-1\n');
  });

  it('shows a caller by role, or by the profile’s name where the key is nobody’s', async () => {
    const { stdout } = await home.type(['export AWS_ACCESS_KEY_ID=AKIANOBODY AWS_SECRET_ACCESS_KEY=x', 'region']);
    expect(stdout).toContain('SIM default us-east-1> region');
  });

  it('keeps its history in the home, for its owner only', async () => {
    await home.type(['aws s3 ls', ' true', '', 'aws iam create-group \\', '  --group-name a', 'exit']);
    const file = join(home.folder, 'history');
    expect(readFileSync(file, 'utf8')).toBe('"aws s3 ls"\n"aws iam create-group \\\\\\n  --group-name a"\n"exit"\n');
    expect(statSync(file).mode & 0o777).toBe(0o600);
  });
});
