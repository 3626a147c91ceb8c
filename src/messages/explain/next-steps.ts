type NextStep = (program: string) => string;

/**
 * What to do about the commonest refusals that are no matter of permissions, by service and code.
 * Sources, read on 2026-11-24: S3 API reference, "Error responses", and AWS CLI reference, "s3 rb" (`--force` leaves versions); "Error codes for
 * the Amazon EC2 API"; IAM API reference, DeleteUser (what has to go first) and User Guide, "IAM and AWS STS quotas" and "Setting an account
 * password policy"; Systems Manager User Guide, "Calling AMI public parameters".
 */
export const nextSteps: Readonly<Record<string, Readonly<Record<string, NextStep>>>> = {
  s3: {
    BucketNotEmpty: (program) =>
      `Empty the bucket first, of all versions and delete markers if it has versioning. Without versioning this does both: ${program} s3 rb s3://BUCKET --force`,
    BucketAlreadyOwnedByYou: () => 'The bucket is yours already: use it, or choose another name. Bucket names are unique across all accounts and Regions.',
    NoSuchBucket: (program) => `Look at how the name is written, or make the bucket. Yours are: ${program} s3 ls`,
    NoSuchKey: (program) =>
      `Keys are exact, with capital letters and slashes, and have no slash in front. Those there are: ${program} s3 ls s3://BUCKET --recursive`,
    NoSuchBucketPolicy: (program) => `The bucket has no policy, which is usual. To give it one: ${program} s3api put-bucket-policy`,
    AccessControlListNotSupported: (program) =>
      `ACLs are off in this bucket, as AWS advises: leave the ACL out and use a bucket policy. To turn ACLs on: ${program} s3api put-bucket-ownership-controls`,
    IllegalLocationConstraintException: () =>
      'Send the call to the Region where the bucket shall be: --region and LocationConstraint must name the same one. In us-east-1 leave LocationConstraint out.',
  },
  iam: {
    DeleteConflict: (program) =>
      `Take away what it still has: a user's password, access keys, MFA devices, policies and group memberships; a role's policies and instance profiles; a group's users and policies; a policy's uses and other versions. The message says what comes first; ${program} iam has a list command for most, such as list-attached-user-policies.`,
    EntityAlreadyExists: () => 'Use the one there is, or choose another name. Names of IAM are unique in the account, and capital letters make no difference.',
    NoSuchEntity: (program) =>
      `Look at how the name or ARN is written, or make it first. Those there are: ${program} iam list-users, list-roles, list-policies`,
    LimitExceeded: () =>
      'A quota of AWS is reached: remove one before you add another. A user has two access keys at most, so that one can be replaced by the other.',
    PasswordPolicyViolation: () =>
      'A password has 8 characters at least, of three kinds among capital letters, small letters, digits and symbols. The message does not say which of it is lacking.',
    MalformedPolicyDocument: () =>
      'Look for a comma, bracket or quotation mark in the JSON, then at the elements: Version "2012-10-17", and in each statement Effect, Action and Resource (in a trust policy Principal, without Resource).',
  },
  ec2: {
    DependencyViolation: () =>
      'Something still uses it. Of a VPC or subnet: terminate the instances, and delete or detach the network interfaces, subnets and gateways in it. Of a security group: take it from what carries it, and revoke the rules of other groups that name it. Then try again.',
    'InvalidKeyPair.NotFound': (program) => `Key pairs are of one Region: look at --region and at the name. Those there are: ${program} ec2 describe-key-pairs`,
    'InvalidAMIID.NotFound': (program) =>
      `An AMI has another id in each Region. To find the one of this Region: ${program} ssm get-parameter --name /aws/service/ami-amazon-linux-latest/al2023-ami-kernel-default-x86_64`,
    'InvalidInstanceID.NotFound': (program) =>
      `Instances are of one Region: look at --region and at the id. Those there are: ${program} ec2 describe-instances`,
    'InvalidGroup.NotFound': (program) =>
      `Security groups are of one VPC in one Region: look at --region and at the id or name. Those there are: ${program} ec2 describe-security-groups`,
    'InvalidPermission.Duplicate': (program) =>
      `The rule is there already, so there is nothing to do. To see them: ${program} ec2 describe-security-group-rules`,
    IncorrectInstanceState: (program) => `Wait until the instance is where it has to be, such as: ${program} ec2 wait instance-stopped --instance-ids ID`,
    OperationNotPermitted: (program) =>
      `If protection is what the message is about, turn it off: ${program} ec2 modify-instance-attribute --instance-id ID --no-disable-api-termination (or --no-disable-api-stop)`,
  },
  ssm: {
    ParameterNotFound: (program) =>
      `Parameters are of one Region, and names are exact. Those below a path: ${program} ssm get-parameters-by-path --path /aws/service/ami-amazon-linux-latest`,
  },
};

/** What to do about a refusal; `undefined` where there is nothing to say that its message does not. */
export function nextStep(service: string, code: string, program: string): string | undefined {
  const ofService = Object.hasOwn(nextSteps, service) ? nextSteps[service] : undefined;
  return ofService !== undefined && Object.hasOwn(ofService, code) ? ofService[code]?.(program) : undefined;
}
