import { describe, expect, it } from 'vitest';
import { type } from './support/type.ts';

const allow = (statements: readonly object[]): string => `'${JSON.stringify({ Version: '2012-10-17', Statement: statements })}'`;

describe('groups and policies', () => {
  const image = 'ami-049dc9e035900fed7';
  const launch = (user: string, instanceType = 't3.micro'): string =>
    `aws ec2 run-instances --instance-type ${instanceType} --image-id ${image} --dry-run --profile ${user}`;
  const toLaunchStep = [
    'aws iam list-attached-user-policies --user-name dana',
    'aws iam list-groups-for-user --user-name dana',
    'aws iam get-group-policy --group-name interns --policy-name no-launch',
    '',
    'somewhere',
    launch('dana'),
    '',
    'allow',
    'aws iam remove-user-from-group --group-name interns --user-name dana',
    launch('dana'),
    '',
    'allow',
    `aws iam put-group-policy --group-name developers --policy-name photos --policy-document ${allow([
      { Effect: 'Allow', Action: 's3:ListBucket', Resource: 'arn:aws:s3:::team-photos-5606' },
      { Effect: 'Allow', Action: 's3:GetObject', Resource: 'arn:aws:s3:::team-photos-5606/*' },
    ])}`,
    '',
    'attach',
    'aws iam add-user-to-group --group-name developers --user-name dana',
    'aws s3 ls s3://team-photos-5606 --profile dana',
    '',
  ];

  it('breaks the belief that an Allow somewhere wins, and keeps the reason on the screen', async () => {
    const screen = await type('groups-and-policies', [...toLaunchStep.slice(0, 6), 'quit']);
    expect(screen).toMatch(
      /with\nan explicit deny in an identity-based policy\. Encoded authorization failure\nmessage: eyJ[\w-]{21}\.\.\. \(\d+ characters\)\nWhy\? explain\n\n\[pass\] dana was refused: a Deny in her group outweighs an Allow of her own\.\nYou said: Allowed\. An Allow somewhere wins\. Not so\.\n/,
    );
  });

  it('says of a Deny on everything that it meets the image, too, and how to correct a policy that exists', async () => {
    const screen = await type('groups-and-policies', [
      ...toLaunchStep,
      'deny',
      `aws iam create-policy --policy-name launch --policy-document ${allow([
        { Effect: 'Allow', Action: 'ec2:RunInstances', Resource: '*', Condition: { StringEquals: { 'aws:RequestedRegion': 'us-east-1' } } },
        { Effect: 'Deny', Action: 'ec2:RunInstances', Resource: '*', Condition: { StringNotEquals: { 'ec2:InstanceType': 't3.micro' } } },
      ])}`,
      'aws iam attach-group-policy --group-name developers --policy-arn arn:aws:iam::123456789012:policy/launch',
      'hint',
      'hint',
      'quit',
    ]);
    expect(screen).toContain(`[fail] omar can launch a t3.micro in us-east-1
  Expected: allow ec2:RunInstances on
            arn:aws:ec2:us-east-1::image/${image}
  Found:    explicit deny by policy "launch", statement 2
  Next:     edit launch.json; a policy that exists gets a new version: hint
`);
    expect(screen).toContain(`
  aws iam create-policy-version --set-as-default \\
    --policy-arn arn:aws:iam::123456789012:policy/launch \\
    --policy-document file://launch.json
`);
  });
});

describe('IAM is global', () => {
  it('tells whoever takes a listed bucket for a global one where it is', async () => {
    const screen = await type('iam-is-global', [
      'aws iam create-user --user-name mira',
      'aws s3api create-bucket --bucket mira-photos-5606',
      'aws ec2 run-instances --instance-type t3.micro --image-id ami-049dc9e035900fed7',
      '',
      'nothing',
      'aws iam list-users --region ap-south-1',
      'aws s3 ls --region ap-south-1',
      'aws ec2 describe-instances --region ap-south-1',
      '',
      'global',
      'global',
      'aws s3api head-bucket --bucket mira-photos-5606 --query BucketRegion',
      'regional',
      'quit',
    ]);
    expect(screen).toContain(`Not quite: global. It was listed in ap-south-1.
The list is global, and the name is. The bucket, and all that is put into it, is
in the one Region where it was made.
`);
    expect(screen).toContain('"us-east-1"\n');
    expect(screen).toContain('Right: Regional, in us-east-1, although it is listed everywhere.\n');
  });
});

describe('roles for servers', () => {
  const trust = allow([{ Effect: 'Allow', Principal: { Service: 'ec2.amazonaws.com' }, Action: 'sts:AssumeRole' }]);
  const read = allow([{ Effect: 'Allow', Action: 's3:GetObject', Resource: 'arn:aws:s3:::album-5606/*' }]);
  const toProfileStep = [
    'allow',
    'aws ec2 describe-iam-instance-profile-associations',
    '',
    'secret',
    'aws ec2 describe-instance-attribute --attribute userData --instance-id i-03ada532144ad72f5 --profile intern',
    '',
    'allow',
    `aws iam create-role --role-name album --assume-role-policy-document ${trust}`,
    'aws sts assume-role --role-session-name me --role-arn arn:aws:iam::123456789012:role/album',
    '',
    'admin',
    `aws iam put-role-policy --role-name album --policy-name read --policy-document ${read}`,
    '',
    'key',
  ];

  it('says why a profile without a role gives no credentials, and wants no access key anywhere', async () => {
    const screen = await type('roles-for-ec2', [
      ...toProfileStep,
      'aws iam create-access-key --user-name intern',
      'aws iam create-instance-profile --instance-profile-name album',
      'aws ec2 associate-iam-instance-profile --instance-id i-07f670f512991dfdf --iam-instance-profile Name=album',
      'aws iam add-role-to-instance-profile --instance-profile-name album --role-name album',
      'quit',
    ]);
    expect(screen).toContain('The album: Unable to locate credentials. The instance profile has no role in\n  it. No request was sent to AWS.\n');
    expect(screen).toContain(`Not yet (3 of 4)
[pass] Instance profile album holds role album.
[pass] A running instance has the profile.
[pass] The album got the photo, as role album.
[fail] There is no access key anywhere: you made none, and none is in user data.
  Expected: no access key made, or a deletion of what was made
`);
  });
});
