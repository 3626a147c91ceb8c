import { describe, expect, it } from 'vitest';
import { rootPassword } from '../../src/engine/root-password.ts';
import { decoded, shortened } from '../../src/surfaces/tutor/lesson/decode.ts';
import { type } from './support/type.ts';

const password = rootPassword('lesson');
const login = 'aws login --as root --profile root';
const put = (user: string, profile = ''): string =>
  `aws iam put-user-policy --user-name ${user} --policy-name stop --policy-document file://deny.json${profile}`;
const signIn = [login, '', password, 'aws sts get-caller-identity --profile root', ''];
const stopAdmin = ['1', put('admin'), 'aws iam list-users', ''];
const stopRoot = [
  ...['1', '3', put('root', ' --profile root'), 'aws iam list-users --profile root'],
  ...['aws iam delete-user-policy --user-name admin --policy-name stop --profile root', ''],
];
const report = ['aws iam generate-credential-report', '', 'aws iam get-credential-report --query Content --output text', 'decode', '', '2', ''];

describe('the root user and the first admin', () => {
  it('asks for passwords and codes at the lesson’s prompt, and shows what the phone shows', async () => {
    const mfa = ['mfa', 'mfa assign-root', 'mfa assign-root my-phone', 'wrong', 'mfa assign-root my-phone', password, 'mfa', login, password];
    const screen = await type('root-user-and-first-admin', [...signIn, ...stopAdmin, ...stopRoot, ...report, ...mfa, 'none', 'quit']);
    expect(screen).toContain(`\nAWS Region [us-east-1]: \nPassword: ${password}\n`);
    expect(screen).toContain('You said: None but the name. Root is the admin account. Not so.\nOne policy took everything from admin.');
    expect(screen).toMatch(/\n[A-Za-z0-9]{50}\.\.\. \(\d+ characters\)\n/);
    expect(screen).toContain('user                            <root_account>\narn                             arn:aws:iam::123456789012:root\n');
    expect(screen).toContain('There is no virtual MFA device yet. For a user: aws iam create-virtual-mfa-device.\nFor the root user: mfa assign-root NAME.\n');
    expect(screen).toContain('A device has a name of letters, digits and +=,.@_- such as my-phone: mfa\nassign-root my-phone\n');
    expect(screen).toContain('Refused (FailedAuthentication): Your authentication information is incorrect.\nPlease try again.\n');
    const [, first = '', second = ''] = /enabled for root, by the codes (\d{6}), (\d{6})\n/.exec(screen) ?? [];
    expect(screen).toContain(`Device    Of    Code before  Code now  Next in\nmy-phone  root  ${first}       ${second}    20 s, this one was used\n`);
    expect(screen).toMatch(/\n\(The simulated clock moves on: 30 seconds\.\)\n\(Your phone shows \d{6} for my-phone\.\)\nMFA code: none\n/);
    expect(screen).toContain('[fail] The sign-in asked for a code.');
  });

  it('is left in the middle of a question, and nothing is lost', async () => {
    const early = ['mfa assign-root my-phone'];
    const screen = await type('root-user-and-first-admin', [...signIn, ...stopAdmin, ...stopRoot, ...report, ...early]);
    expect(
      screen.endsWith(
        `The root user's password: ^D\n\nSIM admin us-east-1> ^D\nKept. To go on here: nimbi learn root-user-and-first-admin\nFrom here on, aws is whatever this terminal has; nimbi's is nimbi.\n`,
      ),
    ).toBe(true);
  });
});

describe('decode', () => {
  const base64 = (text: string): string => Buffer.from(text).toString('base64');

  it.each([
    ['Base64', base64('some text'), 'some text'],
    ['Base64 in quotes', `"${base64('some text')}"\n`, 'some text'],
    ['an answer with Content', JSON.stringify({ Content: base64('some text') }), 'some text'],
    ['a table', base64('a,bb,c\n1,2,3\n4,5,6'), 'a   1\nbb  2\nc   3\n\na   4\nbb  5\nc   6'],
    ['a text with commas', base64('a,b,c\n1,2'), 'a,b,c\n1,2'],
    ['JSON in one line', '{"a":{"b":1}}', '{\n  "a": {\n    "b": 1\n  }\n}'],
    ['JSON in a text', JSON.stringify('{"a":1}'), '{\n  "a": 1\n}'],
    ['Base64 of what is no text', Buffer.from([0, 255, 254, 1, 2, 3, 4, 5, 6]).toString('base64'), undefined],
    ['another answer', 'AKIA is no Base64', undefined],
    ['nothing', '', undefined],
  ])('lays out %s', (_name, answer, expected) => {
    expect(decoded(answer)).toBe(expected);
  });

  it('is what a long text in Base64 is cut for, and nothing else is cut', () => {
    const cut = (signs: number): string => `(${signs})`;
    expect(shortened(base64('x'.repeat(300)), cut)).toBe(`${base64('x'.repeat(300)).slice(0, 50)}(400)\n`);
    for (const whole of [base64('short'), '{"a": 1}', 'text '.repeat(100)]) expect(shortened(whole, cut)).toBe(whole);
  });
});
