/** The files that examples name as `file://` or as a body. */
export const exampleFiles = {
  'trust.json': JSON.stringify({
    Version: '2012-10-17',
    Statement: { Effect: 'Allow', Principal: { Service: 'ec2.amazonaws.com' }, Action: 'sts:AssumeRole' },
  }),
  'policy.json': JSON.stringify({ Version: '2012-10-17', Statement: { Effect: 'Allow', Action: 's3:GetObject', Resource: 'arn:aws:s3:::cat-photos-demo/*' } }),
  'tom.jpg': 'not really a picture',
};
