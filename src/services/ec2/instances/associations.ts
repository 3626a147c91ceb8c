import type { IamInstanceProfileAssociation, IamInstanceProfileSpecification } from '@aws-sdk/client-ec2';
import { AwsError } from '../../../kernel/aws-error.ts';
import type { LocateContext, OperationContext } from '../../../kernel/context.ts';
import type { Need } from '../../../kernel/need.ts';
import { errors } from '../errors.ts';
import { all, getOne, kinds, newId, put } from '../resources.ts';
import { needsOnInstances } from './condition-keys.ts';
import { exists } from './lifecycle.ts';
import { profileErrors } from './profile-errors.ts';
import { findProfile, needsToPass, type Profile } from './profiles.ts';
import type { InstanceRow, ProfileAssociation } from './row.ts';

type State = NonNullable<IamInstanceProfileAssociation['State']>;

/** An association as answers have it. */
export const showAssociation = (instanceId: string, { associationId, arn, id }: ProfileAssociation, state: State): IamInstanceProfileAssociation => ({
  AssociationId: associationId,
  InstanceId: instanceId,
  IamInstanceProfile: { Arn: arn, Id: id },
  State: state,
});

/** The instances that have a profile and still exist, with their associations. */
export function associations(context: LocateContext): { row: InstanceRow; association: ProfileAssociation }[] {
  return all(context, kinds.instance).flatMap((row) => (row.profile && exists(row, context) ? [{ row, association: row.profile }] : []));
}

/** The association of that id. @throws InvalidAssociationID.NotFound */
export function getAssociation(context: LocateContext, id: string): { row: InstanceRow; association: ProfileAssociation } {
  const found = associations(context).find(({ association }) => association.associationId === id);
  if (found === undefined) throw profileErrors.associationNotFound({ id });
  return found;
}

const profiles = new WeakMap<LocateContext, { profile: Profile } | AwsError>();

/** The profile that a request names, asked for once a call. */
function askOnce(context: LocateContext, specification: IamInstanceProfileSpecification | undefined): { profile: Profile } | AwsError {
  const known = profiles.get(context);
  if (known !== undefined) return known;
  const answer = askIam(context, specification);
  profiles.set(context, answer);
  return answer;
}

function askIam(context: LocateContext, specification: IamInstanceProfileSpecification | undefined): { profile: Profile } | AwsError {
  try {
    const profile = findProfile(context, specification);
    return profile === undefined ? errors.missingParameter({ name: 'IamInstanceProfile' }) : { profile };
  } catch (error) {
    if (error instanceof AwsError) return error;
    throw error;
  }
}

/** What putting a profile on an instance needs: the action on the instance, and the role to be passed. */
export function needsToAssociate(
  context: LocateContext,
  action: string,
  instanceId: string,
  specification: IamInstanceProfileSpecification | undefined,
): Need[] {
  const asked = askOnce(context, specification);
  const profile = asked instanceof AwsError ? undefined : asked.profile;
  const keys = profile === undefined ? {} : { 'ec2:NewInstanceProfile': profile.arn };
  return [...needsOnInstances(context, action, [instanceId], keys), ...needsToPass(context, profile, instanceId)];
}

/** Puts the profile that a request names on an instance, under a new association. @throws what asking IAM came to */
export function associate(context: OperationContext, row: InstanceRow, specification: IamInstanceProfileSpecification | undefined): ProfileAssociation {
  const asked = askOnce(context, specification);
  if (asked instanceof AwsError) throw asked;
  const association = { associationId: newId(context.ids, 'iip-assoc'), arn: asked.profile.arn, id: asked.profile.id, since: context.now };
  put(context, kinds.instance, row.instanceId, { ...row, profile: association });
  return association;
}

/** The instance of that id, for a change of its profile. @throws InvalidInstanceID.Malformed or .NotFound */
export const getInstance = (context: LocateContext, id: string): InstanceRow => getOne(context, kinds.instance, id, (row) => exists(row, context));
