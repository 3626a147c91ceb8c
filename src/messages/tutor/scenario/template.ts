/** The files of a new scenario, by their paths in its folder. It is sound as it stands. */
export const templateFiles = (id: string, version: string): Readonly<Record<string, string>> => ({
  'scenario.yaml': scenario(id, version),
  'files/policy.json': policy('s3:', 'arn:aws:s3:::'),
  'solutions/as-shown.lab': solution,
  'solutions/as-shown/policy.json': policy('s3:GetObject', 'arn:aws:s3:::${bucket}/*'),
  'mutants/star-action.lab': mutant,
  'mutants/star-action/policy.json': policy('s3:*', 'arn:aws:s3:::${bucket}/*'),
});

const policy = (action: string, resource: string): string => `{
  "Version": "2012-10-17",
  "Statement": [{
    "Effect": "Allow",
    "Action": "${action}",
    "Resource": "${resource}"
  }]
}
`;

const solution = `# A solution: what a student types, one command a line. It must give full marks.
# "edit FILE" puts the text in that stands in the folder of this script's name.
edit policy.json
aws iam put-user-policy --user-name reader \\
  --policy-name read --policy-document file://policy.json
`;

const mutant = `# A mutant: a solution gone wrong, and the checks that must notice, no others.
# "- LINE" takes a line out that begins so, "+ LINE" puts one in; files of this
# script's folder stand for those of the solution.
of as-shown
fails only-reads
`;

const scenario = (id: string, version: string): string => `# yaml-language-server: $schema=./scenario.schema.json
# An exercise. It is data: nothing in it is run as a program. An editor that knows
# YAML schemas completes the fields; nimbi scenario lint says what is wrong.

id: ${id} # the folder's name
version: 1 # raise it when the exercise changes after it was handed out
engine: '>=${version}' # the versions of nimbi that it works with
order: 1
title: A reader for the notes
minutes: 10
# Words that it explains: nimbi what knows them. What must be known before stands
# in "requires", as ids of scenarios.
teaches: [identity-based policy, least privilege]

# tutorial, lab or exam. Also: hints, attempts, timeLimit, feedback.
policy: { mode: lab }

# Drawn for each student: # becomes a digit, ? a letter. \${bucket} is the value.
vars:
  bucket: { draw: 'notes-####' }

# The world before the student comes: users with a profile, and calls that are
# made by the root user.
start:
  principals:
    reader: { user: reader }
  calls:
    - { service: s3, operation: CreateBucket, input: { Bucket: '\${bucket}' } }
    - { service: s3, operation: PutObject, input: { Bucket: '\${bucket}', Key: notes.txt, Body: 'remember the milk' } }

steps:
  - id: read
    title: let the reader read
    # What happens before it is the student's turn: say, ask, reveal, arrive, wait.
    opens:
      - say: |
          The bucket \${bucket} has notes in it. The user reader is new,
          and may do nothing yet.
    goal: The user reader may read every object of \${bucket}, and nothing else.
    type:
      - edit policy.json
      - |
        aws iam put-user-policy --user-name reader \\
          --policy-name read --policy-document file://policy.json
    # Starter files, from the folder "files".
    files: [policy.json]
    # Checks look at what is so, never at how it was typed. Kinds: state, journal,
    # probe, probes, overGrant, answer, all, any, not.
    checks:
      - id: can-read
        name: reader may read notes.txt.
        points: 2
        probe: { as: user/reader, action: 's3:GetObject', resource: 'arn:aws:s3:::\${bucket}/notes.txt', expect: allow }
      - id: only-reads
        name: reader may not change or delete anything.
        points: 2
        # Else it would pass before anybody did anything.
        needs: [can-read]
        probes:
          as: user/reader
          resource: 'arn:aws:s3:::\${bucket}/notes.txt'
          expect: deny
          ask:
            - { action: 's3:PutObject' }
            - { action: 's3:DeleteObject' }
        next: Which actions does your policy name?
      - id: only-here
        name: reader may read in no other bucket.
        points: 1
        # Students do not see it, and it is not in what they are given.
        visibility: hidden
        needs: [can-read]
        probe: { as: user/reader, action: 's3:GetObject', resource: 'arn:aws:s3:::\${bucket}-copy/notes.txt', expect: deny }
    # From pointing to telling. The last may show the reference, for a price.
    hints:
      - text: Reading an object is one action of S3, and its name begins with Get.
      - text: Objects are named by arn:aws:s3:::BUCKET/KEY, and * stands for any key.
      - reference: true
        cost: 1
    reference:
      text: |
        One statement: s3:GetObject on arn:aws:s3:::\${bucket}/*.
      permissions:
        of: user/reader
        statements:
          - { Effect: Allow, Action: 's3:GetObject', Resource: 'arn:aws:s3:::\${bucket}/*' }
    done: What no statement allows is denied.

ends:
  remember: A policy says what may be done, and everything else is denied.
  boto3: |
    iam = boto3.client("iam")
    iam.put_user_policy(UserName="reader", PolicyName="read", PolicyDocument=policy)
  javascript: |
    await iam.send(new PutUserPolicyCommand({ UserName: "reader", PolicyName: "read", PolicyDocument: policy }));
  cost: Users and policies cost nothing; the bucket costs what is stored in it. Delete it when you are done.
  explore: May the reader list the bucket? Which action would that be, on which resource?
`;
