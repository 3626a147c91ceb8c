import type { CallEvent } from '../../kernel/journal.ts';
import type { Json, JsonObject } from '../../kernel/json.ts';
import type { OperationModel } from '../../models/model.ts';
import type { Models } from '../../models/models.ts';
import { eventName, isReadOnly } from './management-events.ts';
import { lowerFirst, type Spelling, spell, spokenMoment } from './parameters.ts';
import { isOfSignInPage, signInIdentity, signInMembers } from './sign-in-record.ts';
import { invokedBy, recordTime, userIdentity } from './user-identity.ts';

const usual: Spelling = { member: lowerFirst, list: (items) => items, moment: spokenMoment };

/** S3 calls a bucket's name by another name. */
const ofS3: Spelling = { ...usual, member: (name) => (name === 'Bucket' ? 'bucketName' : lowerFirst(name)) };

/** EC2's records follow its XML: lists are in `items`, and moments are milliseconds. */
const ofEc2: Spelling = {
  member: (name, { locationName }) => lowerFirst(locationName ?? name),
  list: (items) => ({ items }),
  moment: (date) => date.getTime(),
};

const spellings: Readonly<Record<string, Spelling>> = { s3: ofS3, ec2: ofEc2 };

/** CloudTrail's eventSource: the name a service signs with, as its host. */
export function eventSource(event: CallEvent, models: Models): string {
  return `${models.service(event.service)?.signingName ?? event.service}.amazonaws.com`;
}

/** The full record of a management event, version 1.11. Source: CloudTrail User Guide, "CloudTrail record contents", read 2026-11-24. */
export function eventRecord(event: CallEvent, models: Models): JsonObject {
  const model = models.operation(event.service, event.operation);
  if (isOfSignInPage(event)) return signInRecord(event, models);
  const service = invokedBy(event) ?? (event.principal.type === 'AWSService' ? event.principal.service : undefined);
  return {
    eventVersion: '1.11',
    userIdentity: userIdentity(event),
    eventTime: recordTime(event.time),
    eventSource: eventSource(event, models),
    eventName: eventName(event),
    awsRegion: event.region,
    sourceIPAddress: service ?? event.source.ip,
    userAgent: service ?? event.source.userAgent,
    ...errorOf(event, model),
    requestParameters: requestParameters(event, model),
    responseElements: responseElements(event, model),
    requestID: event.requestId,
    eventID: event.id,
    readOnly: isReadOnly(event),
    ...resourceList(event),
    eventType: 'AwsApiCall',
    managementEvent: true,
    recipientAccountId: event.accountId,
    eventCategory: 'Management',
  };
}

/** The record of what a person did on the sign-in page. */
const signInRecord = (event: CallEvent, models: Models): JsonObject => ({
  eventVersion: '1.11',
  userIdentity: signInIdentity(event, userIdentity(event)),
  eventTime: recordTime(event.time),
  eventSource: eventSource(event, models),
  eventName: event.operation,
  awsRegion: event.region,
  sourceIPAddress: event.source.ip,
  userAgent: event.source.userAgent,
  ...signInMembers(event),
  eventID: event.id,
  readOnly: false,
  eventType: 'AwsConsoleSignIn',
  managementEvent: true,
  recipientAccountId: event.accountId,
  eventCategory: 'Management',
});

/** Records name an error as the service's models do (`NoSuchEntityException`, on the wire `NoSuchEntity`), and EC2's with whose fault it was. */
function errorOf({ outcome, service }: CallEvent, model: OperationModel | undefined): JsonObject {
  if (outcome.ok) return {};
  const modelled = model?.errors.find((name) => {
    const shape = model.shapes[name];
    return shape?.type === 'structure' && shape.error?.code === outcome.code;
  });
  const side = service === 'ec2' ? (outcome.status < 500 ? 'Client.' : 'Server.') : '';
  return { errorCode: `${side}${modelled ?? outcome.code}`, errorMessage: outcome.message };
}

function requestParameters({ input, service }: CallEvent, model: OperationModel | undefined): Json {
  if (model?.input === undefined || Object.keys(input).length === 0) return null;
  return spell(model, model.input, input, spellings[service] ?? usual);
}

/** The answers of reads are not recorded, nor are S3's. */
function responseElements(event: CallEvent, model: OperationModel | undefined): Json {
  const { outcome, service, requestId } = event;
  if (!outcome.ok || outcome.output === undefined || model?.output === undefined || service === 's3') return null;
  const members = spell(model, model.output, outcome.output, spellings[service] ?? usual);
  if (service === 'ec2') return { requestId, ...(members as JsonObject) };
  return Object.keys(members as JsonObject).length === 0 ? null : members;
}

/** The ARNs of the resources that a record is about, for the services whose records have them. */
function resourceList({ service, accountId, input }: CallEvent): JsonObject {
  if (service === 's3' && typeof input.Bucket === 'string') {
    return { resources: [{ accountId, type: 'AWS::S3::Bucket', ARN: `arn:aws:s3:::${input.Bucket}` }] };
  }
  if (service === 'sts' && typeof input.RoleArn === 'string') {
    return { resources: [{ accountId: input.RoleArn.split(':')[4] ?? accountId, type: 'AWS::IAM::Role', ARN: input.RoleArn }] };
  }
  return {};
}
