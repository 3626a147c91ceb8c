import { beforeAll, describe, expect, it } from 'vitest';
import type { Scene } from '../../src/learn/checks/check.ts';
import { judge } from '../../src/learn/checks/kinds.ts';
import { lastEventNumber } from '../../src/learn/journal-end.ts';
import type { Condition } from '../../src/learn/scenario.ts';
import { learner } from '../../src/learn/sources.ts';
import { loadModels } from '../../src/models/models.ts';
import type { RequestFile } from '../../src/surfaces/tutor/lesson/requests/request-file.ts';
import { sendRequest } from '../../src/surfaces/tutor/lesson/requests/send-request.ts';
import { signRequest } from '../../src/surfaces/tutor/lesson/requests/sign-request.ts';
import { testCloud } from '../support/cloud.ts';
import { sourceData } from '../support/source-data.ts';
import cases from './checks-cases.json' with { type: 'json' };

const statements = [
  { Effect: 'Allow', Action: 's3:GetObject', Resource: 'arn:aws:s3:::photos-1/*' },
  { Effect: 'Deny', Action: 's3:DeleteObject', Resource: '*' },
  { Effect: 'Allow', Action: 's3:*', Resource: '*', Condition: { Bool: { 'aws:MultiFactorAuthPresent': 'true' } } },
];
/** More than somebody needs who only stores photos of Tom. */
const wide = [
  { Effect: 'Allow', Action: 's3:PutObject', Resource: 'arn:aws:s3:::photos-1/*' },
  { Effect: 'Allow', Action: 's3:DeleteObject', Resource: 'arn:aws:s3:::photos-1/tom.jpg' },
];
const trust = { Version: '2012-10-17', Statement: [{ Effect: 'Allow', Principal: { Service: 'ec2.amazonaws.com' }, Action: 'sts:AssumeRole' }] };
const options = [
  { id: 'yes', text: 'Yes', right: true as const },
  { id: 'no', text: 'No' },
];

let scene: Scene;

beforeAll(async () => {
  const cloud = await testCloud();
  const intern = await cloud.user('intern', { policies: [{ Version: '2012-10-17', Statement: statements }] });
  await cloud.user('nobody');
  const keeper = await cloud.user('keeper', { policies: [{ Version: '2012-10-17', Statement: wide }] });
  await cloud.ok('iam', 'CreateRole', { RoleName: 'server', AssumeRolePolicyDocument: JSON.stringify(trust) });
  await cloud.ok('s3', 'CreateBucket', { Bucket: 'photos-1' });
  const after = lastEventNumber(cloud.cloud);
  await cloud.refused('s3', 'PutObject', { Bucket: 'photos-1', Key: 'tom.jpg', Body: 'Tom' }, { as: intern });
  const source = { surface: learner, ip: '127.0.0.1', userAgent: 'test' };
  await cloud.cloud.call({ service: 's3', operation: 'ListBuckets', region: 'us-east-1', input: {}, credentials: cloud.admin, source });
  const listed: RequestFile = {
    method: 'GET',
    target: '/?list-type=2',
    headers: [
      ['Host', 'photos-1.s3.us-east-1.amazonaws.com'],
      ['User-Agent', 'by-hand/1.0'],
    ],
    body: '',
  };
  const models = loadModels(sourceData);
  const signed = signRequest(listed, cloud.admin, models, cloud.cloud.now()).request;
  await sendRequest({ ...signed, method: 'HEAD' }, cloud.cloud, models, '127.0.0.1');
  const stepAfter = lastEventNumber(cloud.cloud);
  await sendRequest(signed, cloud.cloud, models, '127.0.0.1');
  await cloud.ok('s3', 'PutObject', { Bucket: 'photos-1', Key: 'tom.jpg', Body: 'Tom' }, { as: keeper });
  scene = {
    cloud: cloud.cloud,
    after,
    stepAfter,
    questions: {
      right: { text: '?', options },
      wrong: { text: '?', options },
      unanswered: { text: '?', options },
      predicted: { text: '?', options, predict: true },
      typed: { text: '?', expects: '123456789012' },
      account: { text: '?', expects: '123456789012' },
    },
    answers: { right: 'yes', wrong: 'no', predicted: 'no', typed: ' "123456789012" ', account: '1234-5678-9012' },
  };
});

describe('a check', () => {
  it.each(cases)('$name', async ({ check, verdict }) => {
    const events = lastEventNumber(scene.cloud);
    expect(await judge(check as Condition, scene)).toEqual(verdict);
    // Who looks leaves no trace.
    expect(lastEventNumber(scene.cloud)).toBe(events);
  });
});
