import { defineErrors } from '../../kernel/aws-error.ts';

/** S3's errors about the configurations of buckets, in its own words; where they come from is said in `errors.ts`. */
export const configurationErrors = defineErrors(() => ({
  corsNotFound: {
    code: 'NoSuchCORSConfiguration',
    status: 404,
    text: 'The CORS configuration does not exist',
    details: { BucketName: '{bucket}' },
  },
  lifecycleNotFound: {
    code: 'NoSuchLifecycleConfiguration',
    status: 404,
    text: 'The lifecycle configuration does not exist',
    details: { BucketName: '{bucket}' },
  },
  missingSecurityHeader: { code: 'MissingSecurityHeader', status: 400, text: 'Your request is missing a required header.' },
  objectLockNotFound: {
    code: 'ObjectLockConfigurationNotFoundError',
    status: 404,
    text: 'Object Lock configuration does not exist for this bucket',
    details: { BucketName: '{bucket}' },
  },
  replicationNotFound: {
    code: 'ReplicationConfigurationNotFoundError',
    status: 404,
    text: 'The replication configuration was not found',
    details: { BucketName: '{bucket}' },
  },
}));
