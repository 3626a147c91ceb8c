import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { loadModels } from '../../src/models/models.ts';
import { homeWorld } from '../../src/surfaces/completion/home-world.ts';
import type { CompletionWorld } from '../../src/surfaces/completion/world.ts';
import { type TestCloud, testCloud } from '../support/cloud.ts';
import { sourceData } from '../support/source-data.ts';

/** A cloud with something of most kinds in it, and a home with two profiles. */
export interface FurnishedWorld {
  readonly cloud: TestCloud;
  readonly world: CompletionWorld;
  readonly folder: string;
  remove(): void;
}

const policy = JSON.stringify({ Version: '2012-10-17', Statement: [{ Effect: 'Allow', Action: 's3:GetObject', Resource: '*' }] });
const trust = JSON.stringify({
  Version: '2012-10-17',
  Statement: [{ Effect: 'Allow', Principal: { Service: 'ec2.amazonaws.com' }, Action: 'sts:AssumeRole' }],
});

async function furnish({ ok, user }: TestCloud): Promise<void> {
  await user('intern');
  await ok('iam', 'CreateGroup', { GroupName: 'interns' });
  await ok('iam', 'CreatePolicy', { PolicyName: 'readers', PolicyDocument: policy });
  await ok('iam', 'CreateRole', { RoleName: 'cat-app', AssumeRolePolicyDocument: trust });
  await ok('iam', 'PutRolePolicy', { RoleName: 'cat-app', PolicyName: 'upload', PolicyDocument: policy });
  await ok('iam', 'CreateInstanceProfile', { InstanceProfileName: 'cat-app' });
  await ok('s3', 'CreateBucket', { Bucket: 'cat-photos-4821' });
  for (const Key of ['photos/tom.jpg', 'read me.txt']) await ok('s3', 'PutObject', { Bucket: 'cat-photos-4821', Key, Body: Buffer.from('x') });
  await ok('ec2', 'CreateKeyPair', { KeyName: 'laptop' });
  await ok('ec2', 'CreateSecurityGroup', { GroupName: 'web', Description: 'web' });
}

/** Makes one. */
export async function furnishedWorld(): Promise<FurnishedWorld> {
  const cloud = await testCloud();
  await furnish(cloud);
  const folder = mkdtempSync(join(tmpdir(), 'nimbi-completion-'));
  mkdirSync(join(folder, 'aws'));
  writeFileSync(join(folder, 'aws', 'config'), '[default]\nregion = us-east-1\n[profile intern]\nregion = eu-west-1\n');
  writeFileSync(join(folder, 'policy.json'), policy);
  const world = homeWorld({
    models: loadModels(sourceData),
    data: sourceData,
    configFolder: join(folder, 'aws'),
    env: {},
    cwd: folder,
    clouds: () => ['other', 'sandbox'],
    cloud: async () => cloud.cloud,
  });
  return { cloud, world, folder, remove: () => rmSync(folder, { recursive: true, force: true }) };
}
