/**
 * Commands that the AWS CLI adds to a service and that are no operations, by the models' service.
 * Sources: awscli/customizations/cloudtrail/validation.py, cloudfront.py (2026); AWS CLI command reference, `ec2-instance-connect`, read 2026-11.
 */
export const addedCommands: Readonly<Record<string, readonly string[]>> = {
  cloudtrail: ['validate-logs'],
  cloudfront: ['sign'],
  'ec2-instance-connect': ['ssh', 'open-tunnel'],
};
