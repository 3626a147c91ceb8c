import { describe, expect, it } from 'vitest';
import { policyFaults } from '../../../src/policy/policy-faults.ts';
import { awsManagedPolicies, awsManagedPolicy, awsManagedPolicyDocument } from '../../../src/world/managed-policies/managed-policies.ts';
import { sourceData } from '../../support/source-data.ts';

describe('AWS’s managed policies', () => {
  const all = [...awsManagedPolicies(sourceData)];

  it('are many, each with an ARN and an id of its own', () => {
    expect(all.length).toBeGreaterThan(1500);
    expect(new Set(all.map(({ arn }) => arn)).size).toBe(all.length);
    expect(new Set(all.map(({ policyId }) => policyId)).size).toBe(all.length);
  });

  it('each have a document that IAM would take, but for one that is larger than anybody else may send', () => {
    const faulty = all.filter((policy) => policyFaults(awsManagedPolicyDocument(sourceData, policy), 'identity').length > 0);
    expect(faulty.map((policy) => [policy.policyName, awsManagedPolicyDocument(sourceData, policy).length > 131_072])).toEqual([
      ['AWSSupportServiceRolePolicy', true],
    ]);
  });

  it('are found by their whole ARN only', () => {
    expect(awsManagedPolicy(sourceData, 'arn:aws:iam::aws:policy/service-role/AWSLambdaBasicExecutionRole')?.path).toBe('/service-role/');
    expect(awsManagedPolicy(sourceData, 'arn:aws:iam::aws:policy/AWSLambdaBasicExecutionRole')).toBeUndefined();
    expect(awsManagedPolicy(sourceData, 'arn:aws:iam::123456789012:policy/AdministratorAccess')).toBeUndefined();
  });

  it('of service-linked roles are attachable by AWS alone', () => {
    expect(all.filter(({ attachable }) => !attachable).every(({ path }) => path === '/aws-service-role/')).toBe(true);
    expect(awsManagedPolicy(sourceData, 'arn:aws:iam::aws:policy/aws-service-role/AWSSupportServiceRolePolicy')?.attachable).toBe(false);
  });
});
