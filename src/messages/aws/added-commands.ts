const reasons: Readonly<Record<string, string>> = {
  'cloudtrail validate-logs': 'no digest files are delivered here. What happened in this cloud is held by a chain of hashes of its own: nimbi timeline',
  'cloudfront sign': 'no distribution here looks at signed URLs. For an object of S3: aws s3 presign',
  'ec2-instance-connect ssh':
    'an instance here is a description and no machine, so that there is nothing to log in to. No connection was opened. Who may send a key is decided all the same: aws ec2-instance-connect send-ssh-public-key',
  'ec2-instance-connect open-tunnel': 'an instance here is a description and no machine, so that nothing stands at the other end. No connection was opened.',
};

/** Why a command that the AWS CLI adds to a service is not there. */
export const addedCommandNotSimulated = (service: string, command: string): string =>
  `${service} ${command} is not simulated: ${reasons[`${service} ${command}`] ?? ''}`;
