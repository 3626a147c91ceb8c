import type { Term } from './term.ts';

/** What policies are made of, and how they are decided by. */
export const policies: readonly Term[] = [
  {
    term: 'policy',
    aliases: ['policies', 'policy document'],
    text: 'A policy is a JSON document of statements that allow or deny actions on resources. Where it is attached makes its kind: to an identity, to a resource, as a boundary, to a session. Nothing is allowed unless some policy allows it.',
    see: ['statement', 'identity-based policy', 'resource-based policy'],
  },
  {
    term: 'statement',
    aliases: ['statements', 'Sid', 'Effect'],
    text: 'A statement is one rule of a policy: an Effect (Allow or Deny), actions, resources, sometimes principals and conditions. It applies to a request only if every one of its elements matches. The optional Sid is a name for it.',
    see: ['action', 'resource', 'condition', 'principal'],
  },
  {
    term: 'identity-based policy',
    aliases: ['identity policy', 'identity-based policies', 'permissions policy', 'permissions policies', 'permission policy'],
    text: 'An identity-based policy is attached to a user, a group or a role, and says what that identity may do. It is inline (part of that one identity) or managed (a thing of its own, attached to many). It has no Principal element: who it is about is whoever carries it.',
    see: ['managed policy', 'inline policy', 'resource-based policy'],
  },
  {
    term: 'managed policy',
    aliases: ['managed policies', 'AWS managed policy', 'customer managed policy'],
    text: 'A managed policy has an ARN and can be attached to many users, groups and roles. AWS keeps some, such as AmazonS3ReadOnlyAccess, which you can attach but not change; those of your own are customer managed and have up to five versions. A change is in force at once everywhere it is attached.',
    see: ['policy version', 'inline policy'],
  },
  {
    term: 'inline policy',
    aliases: ['inline policies'],
    text: 'An inline policy is part of one user, group or role and is deleted with it. It suits a permission that must never be given to anybody else. For all else a managed policy is easier to find and reuse.',
    see: ['managed policy', 'identity-based policy'],
  },
  {
    term: 'policy version',
    aliases: ['policy versions', 'default version'],
    text: 'A customer managed policy keeps up to five versions, and one of them, the default version, is in force. Changing the policy makes a new version; setting an older one as default takes the change back. The Version element inside a document is something else: the language, which should be 2012-10-17.',
    see: ['managed policy', 'policy variable'],
  },
  {
    term: 'resource-based policy',
    aliases: ['resource policy', 'resource-based policies'],
    text: 'A resource-based policy is attached to a resource, such as a bucket, and names in its Principal element who may do what with it. Within one account an allow there can be enough on its own. Across accounts the caller needs an allow in their own account as well.',
    see: ['bucket policy', 'principal', 'identity-based policy'],
  },
  {
    term: 'trust policy',
    aliases: ['role trust policy', 'assume role policy', 'AssumeRolePolicyDocument'],
    text: "A trust policy is a role's own resource-based policy: it names who may assume the role. Its action is sts:AssumeRole, and it has no Resource element, as the resource is the role. A role that EC2 shall use trusts ec2.amazonaws.com.",
    see: ['role', 'service principal'],
  },
  {
    term: 'permissions boundary',
    aliases: ['boundary', 'permission boundary'],
    text: 'A permissions boundary is a managed policy that sets the most a user or role can have. It gives nothing itself: a request must be allowed by an identity-based policy and by the boundary, both. It lets people create roles for others without giving more than they should.',
    see: ['identity-based policy', 'session policy'],
  },
  {
    term: 'session policy',
    aliases: ['session policies'],
    text: 'A session policy is passed when temporary credentials are made, and narrows them. What the session may do is what its role or user may and the session policy allows, both. It ends with the session and is attached to nothing.',
    see: ['role session', 'permissions boundary'],
  },
  {
    term: 'service control policy',
    aliases: ['SCP', 'SCPs', 'resource control policy', 'RCP'],
    text: 'A service control policy (SCP) limits what the principals of an account can do, and a resource control policy (RCP) what can be done to its resources. An organization attaches them to accounts from above, and not even the root user of a member account is exempt. They give nothing: they only limit.',
    see: ['permissions boundary', 'account'],
  },
  {
    term: 'action',
    aliases: ['actions'],
    text: 'An action is what a policy allows or denies, written service:Name, such as s3:PutObject. Most are named like the operation they permit, but not all: ListBuckets needs s3:ListAllMyBuckets, and HeadObject needs s3:GetObject. A policy may name many at once, as in s3:Get*.',
    see: ['statement', 'wildcard', 'operation'],
  },
  {
    term: 'operation',
    aliases: ['API call', 'API operation', 'API'],
    text: 'An operation is one thing a service can be asked to do, such as CreateBucket; console, command line and SDKs all end in calling one. Each call is signed, authenticated, authorized and recorded by itself. The command line writes it in lower case with hyphens: create-bucket.',
    see: ['action', 'CLI', 'SDK'],
  },
  {
    term: 'resource',
    aliases: ['resources'],
    text: 'A resource is a thing in AWS that a request is about: a bucket, an object, a role, an instance. Policies name it by its ARN. Actions that know no particular resource, such as s3:ListAllMyBuckets, are given on *.',
    see: ['ARN', 'action'],
  },
  {
    term: 'ARN',
    aliases: ['ARNs', 'Amazon Resource Name'],
    text: 'An ARN (Amazon Resource Name) names a resource unambiguously: arn:partition:service:region:account:resource. Some parts can be empty: S3 buckets have neither Region nor account in it, as in arn:aws:s3:::cat-photos. Note what it names: arn:aws:s3:::cat-photos is the bucket, arn:aws:s3:::cat-photos/* are the objects in it.',
    see: ['resource', 'wildcard'],
  },
  {
    term: 'condition',
    aliases: ['conditions', 'condition operator', 'condition key', 'condition keys'],
    text: 'A condition makes a statement apply only when values of the request compare as it says, such as StringEquals on aws:PrincipalTag/team. Different keys and operators must all be met; of several values for one key, one is enough. If the request has no such key, a plain operator is not met, and a negated one (StringNotEquals) is.',
    see: ['statement', 'policy variable'],
  },
  {
    term: 'policy variable',
    aliases: ['policy variables', 'aws:username'],
    text: "A policy variable stands in a Resource or Condition for a value of the request, such as ${aws:username}. One policy can so give every user a folder of their own. It needs the policy's Version to be 2012-10-17; with an older one it is plain text.",
    see: ['condition', 'policy version'],
  },
  {
    term: 'explicit deny',
    aliases: ['deny'],
    text: 'An explicit deny is a statement with Effect Deny that applies to the request. It is final: no allow anywhere outweighs it, not even for administrators. It is for what must never happen, and its conditions say whom it spares.',
    see: ['implicit deny', 'statement'],
  },
  {
    term: 'implicit deny',
    aliases: ['default deny'],
    text: 'An implicit deny is the no that stands when nothing says yes: no statement that applies allows the request. It is cured by adding an allow in the right place. A boundary or session policy that does not allow the action is an implicit deny, too.',
    see: ['explicit deny', 'permissions boundary', 'session policy'],
  },
  {
    term: 'least privilege',
    aliases: ['principle of least privilege'],
    text: 'Least privilege means to give exactly the permissions that a task needs: these actions, on these resources, under these conditions. Then a leaked key or a mistake can do little. Start with nothing, try, and add what the refusals name.',
    see: ['wildcard', 'permissions boundary'],
  },
  {
    term: 'wildcard',
    aliases: ['wildcards', 'asterisk', '*'],
    text: 'In actions and resources of policies an asterisk stands for any run of characters, slashes included, and a question mark for exactly one. "s3:*" is every action of S3, "arn:aws:s3:::cat-photos/*" every object in a bucket. They save writing and give away more than one thinks.',
    see: ['action', 'ARN', 'least privilege'],
  },
  {
    term: 'PassRole',
    aliases: ['iam:PassRole', 'pass role'],
    text: 'iam:PassRole is the permission to hand a role to a service, for instance to an EC2 instance at launch. Without it, anybody who may launch instances could take on the permissions of any role. It is given on the ARN of the role, best with the condition iam:PassedToService.',
    see: ['role', 'instance profile', 'service principal'],
  },
  {
    term: 'tag',
    aliases: ['tags', 'ABAC', 'attribute-based access control'],
    text: 'A tag is a key with a value on a resource, a user or a role. Tags sort resources and bills, and policies can compare them: aws:ResourceTag, aws:RequestTag and aws:PrincipalTag. Deciding by tags is called attribute-based access control (ABAC).',
    see: ['condition', 'resource'],
  },
];
