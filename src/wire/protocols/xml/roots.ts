import type { WireOperation } from '../message.ts';

/**
 * The elements that S3's answers are, where the models that we have don't say it. Source: the XML names in the models of
 * @aws-sdk/client-s3 3.1173, which agree with the S3 API Reference (read 2026-11). Clients read any name.
 */
const ofS3: Readonly<Record<string, string>> = {
  CompleteMultipartUpload: 'CompleteMultipartUploadResult',
  CreateMultipartUpload: 'InitiateMultipartUploadResult',
  CreateSession: 'CreateSessionResult',
  DeleteObjects: 'DeleteResult',
  GetBucketAccelerateConfiguration: 'AccelerateConfiguration',
  GetBucketAcl: 'AccessControlPolicy',
  GetBucketCors: 'CORSConfiguration',
  GetBucketLifecycle: 'LifecycleConfiguration',
  GetBucketLifecycleConfiguration: 'LifecycleConfiguration',
  GetBucketLocation: 'LocationConstraint',
  GetBucketLogging: 'BucketLoggingStatus',
  GetBucketNotification: 'NotificationConfiguration',
  GetBucketNotificationConfiguration: 'NotificationConfiguration',
  GetBucketRequestPayment: 'RequestPaymentConfiguration',
  GetBucketTagging: 'Tagging',
  GetBucketVersioning: 'VersioningConfiguration',
  GetBucketWebsite: 'WebsiteConfiguration',
  GetObjectAcl: 'AccessControlPolicy',
  GetObjectAttributes: 'GetObjectAttributesResponse',
  GetObjectTagging: 'Tagging',
  ListBucketAnalyticsConfigurations: 'ListBucketAnalyticsConfigurationResult',
  ListBucketInventoryConfigurations: 'ListInventoryConfigurationsResult',
  ListBucketMetricsConfigurations: 'ListMetricsConfigurationsResult',
  ListBuckets: 'ListAllMyBucketsResult',
  ListDirectoryBuckets: 'ListAllMyDirectoryBucketsResult',
  ListMultipartUploads: 'ListMultipartUploadsResult',
  ListObjectVersions: 'ListVersionsResult',
  ListObjects: 'ListBucketResult',
  ListObjectsV2: 'ListBucketResult',
  ListParts: 'ListPartsResult',
};

/** The namespaces of the services that botocore's models name only in some inputs. Source: the services' API references, read 2026-11. */
const namespaces: Readonly<Record<string, string>> = {
  s3: 'http://s3.amazonaws.com/doc/2006-03-01/',
  s3control: 'http://awss3control.amazonaws.com/doc/2018-08-20/',
  cloudfront: 'http://cloudfront.amazonaws.com/doc/2020-05-31/',
};

/** The namespace of a service's XML. */
export const namespaceOf = ({ service, xmlNamespace }: WireOperation['service']): string | undefined => xmlNamespace ?? namespaces[service];

/** The element that an answer of a REST service is, where its body is not one member. */
export const answerRoot = ({ service, model }: WireOperation, shapeName: string, ownName: string | undefined): string =>
  (service.service === 's3' ? ofS3[model.name] : undefined) ?? ownName ?? shapeName;
