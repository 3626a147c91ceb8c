import type { IamInstanceProfileSpecification } from '@aws-sdk/client-ec2';
import type { GetInstanceProfileCommandOutput } from '@aws-sdk/client-iam';
import { parseArn } from '../../../kernel/arn.ts';
import { AwsError } from '../../../kernel/aws-error.ts';
import type { LocateContext } from '../../../kernel/context.ts';
import type { Need } from '../../../kernel/need.ts';
import { servicePrincipal } from '../../../kernel/principal.ts';
import { ec2Arn } from '../needs.ts';
import { profileErrors } from './profile-errors.ts';

/** An instance profile that a request names, as IAM has it. */
export interface Profile {
  readonly arn: string;
  readonly id: string;
  readonly roleArns: readonly string[];
}

/** The nested calls that looking up a profile makes. */
export const profileCalls = ['iam:GetInstanceProfile'];

const service = 'ec2.amazonaws.com';

function nameIn(arn: string, accountId: string): string {
  const parsed = parseArn(arn);
  const name = /^instance-profile\/(?:.*\/)?([^/]+)$/.exec(parsed?.resource ?? '')?.[1];
  if (parsed?.service !== 'iam' || parsed.accountId !== accountId || name === undefined) throw profileErrors.profileArn({ arn });
  return name;
}

function ask(context: LocateContext, name: string): Profile | undefined {
  try {
    const output = context.call({
      service: 'iam',
      operation: 'GetInstanceProfile',
      input: { InstanceProfileName: name },
      principal: servicePrincipal(service, context.accountId),
    }) as GetInstanceProfileCommandOutput;
    const found = output.InstanceProfile;
    return { arn: found?.Arn ?? '', id: found?.InstanceProfileId ?? '', roleArns: (found?.Roles ?? []).map((role) => role.Arn ?? '') };
  } catch (error) {
    if (error instanceof AwsError) return undefined;
    throw error;
  }
}

/**
 * Asks IAM for the instance profile that a request names; `undefined` when it names none.
 * @throws InvalidParameterValue when there is no such profile
 */
export function findProfile(context: LocateContext, specification: IamInstanceProfileSpecification | undefined): Profile | undefined {
  const { Name: name, Arn: arn } = specification ?? {};
  if (name !== undefined && arn !== undefined) throw profileErrors.profileNameAndArn();
  if (name !== undefined) {
    const profile = ask(context, name);
    if (profile === undefined) throw profileErrors.profileName({ name });
    return profile;
  }
  if (arn === undefined) return undefined;
  const profile = ask(context, nameIn(arn, context.accountId));
  if (profile?.arn !== arn) throw profileErrors.profileArn({ arn });
  return profile;
}

/**
 * Handing a role to an instance is the caller's to be allowed, on the role.
 * Source: IAM User Guide, "Grant a user permissions to pass a role to an AWS service", read 2026-11-24.
 */
export const needsToPass = (context: LocateContext, profile: Profile | undefined, instanceId = '*'): Need[] =>
  (profile?.roleArns ?? []).map((resource) => ({
    action: 'iam:PassRole',
    resource,
    context: { 'iam:PassedToService': service, 'iam:AssociatedResourceArn': ec2Arn(context, 'instance', instanceId) },
  }));
