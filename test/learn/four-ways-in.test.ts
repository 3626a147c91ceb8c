import { mkdtempSync, symlinkSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { describe, expect, it } from 'vitest';
import { type } from './support/type.ts';

const look = "aws ec2 describe-instances --query 'Reservations[].Instances[].InstanceId'";
const asIntern = 'aws ec2 describe-instances --profile intern';
const opened = [look, '', asIntern, ''];
const inShell = ['aws ec2 describe-instances --profile intern'];
const plain = `nimbi run --profile intern -- "${process.execPath}" plain.mjs`;
const attach = 'aws iam attach-user-policy --user-name intern --policy-arn arn:aws:iam::aws:policy/AmazonEC2ReadOnlyAccess';
const events = 'aws cloudtrail lookup-events --lookup-attributes AttributeKey=Username,AttributeValue=intern --query';

describe('four ways in', () => {
  it('is played to its end, with a program that needs nothing but Node', async () => {
    const rest = ['1', attach, plain, asIntern, 'shell', '', `${events} 'Events[].CloudTrailEvent'`, 'more', '', '1', '3', 'quit'];
    const screen = await type('four-ways-in', [...opened, '1', 'nimbi shell', '', '1', plain, '', ...rest], { inShell });
    const refusal = 'User: arn:aws:iam::123456789012:user/intern is not authorized to perform: ec2:DescribeInstances';
    expect(screen).toContain(`403 UnauthorizedOperation You are not authorized to perform this operation. ${refusal} because no identity-based policy`);
    expect(screen).toContain("Back in the lesson.\n\n[pass] In CloudShell, intern is refused.\nYou said: Allowed. It is AWS's own computer. Not so.\n");
    expect(screen).toContain('[pass] As a program, intern is refused.');
    expect(screen).toMatch(/plain\.mjs\n200 i-[0-9a-f]{17}\n\nNot yet \(1 of 4\)\n/);
    expect(screen).toContain('Done (4 of 4)\n');
    expect(screen).toContain('\\"userAgent\\":\\"plain.mjs\\"');
    expect(screen).toContain('Not quite: eventName\n');
    expect(screen).toContain('You finished "Four ways in".');
  });

  it('takes a program of the AWS SDK for JavaScript, unchanged', async () => {
    const root = mkdtempSync(join(tmpdir(), 'nimbi-learn-'));
    // As if the SDK had been installed there.
    symlinkSync(resolve('node_modules'), join(root, 'node_modules'), 'junction');
    const typed = [...opened, '1', 'shell', '', '1', `run --profile intern -- "${process.execPath}" list.mjs`, 'quit'];
    const screen = await type('four-ways-in', typed, { inShell, home: { root, clouds: new Map() } });
    expect(screen).toContain('UnauthorizedOperation: You are not authorized to perform this operation.');
    expect(screen).toContain('[pass] As a program, intern is refused.');
  });

  it('says what a wrong turn lacks', async () => {
    const typed = [
      look,
      '',
      'aws ec2 describe-instances',
      asIntern,
      '',
      '1',
      asIntern,
      'check',
      'hint',
      'shell',
      '',
      '1',
      'nimbi run',
      'nimbi run --profile tom -- python3 list.py',
      'nimbi run -- no-such-program list.py',
      `run --profile=intern -- "${process.execPath}" lost.mjs`,
      'hint',
      'quit',
    ];
    const screen = await type('four-ways-in', typed, { inShell });
    expect(screen).toContain(`[fail] In CloudShell, intern is refused.
  Expected: the same call as intern, in nimbi shell
  Found:    no such call yet
  Next:     nimbi shell, and there aws ec2 describe-instances --profile intern
`);
    expect(screen).toContain('Run what? nimbi run -- PROGRAM, or with another access key: nimbi run --profile\nNAME -- PROGRAM\n');
    expect(screen).toContain('There is no profile tom. There are: default, intern\n');
    expect(screen).toContain('There is no program no-such-program on this computer that can be run.\n');
    expect(screen).toContain('The program ended with 1, and no call came from it.');
    expect(screen).toContain('Hint 1 of 3 (free): This one needs nothing that you do not have: nimbi run\n--profile intern -- node plain.mjs');
    expect(screen).not.toContain('[pass] As a program');
  });
});
