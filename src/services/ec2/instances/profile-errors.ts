import { defineErrors } from '../../../kernel/aws-error.ts';

/** What EC2 answers when it refuses about the profiles of instances. Sources: as of its other errors. */
export const profileErrors = defineErrors(() => ({
  profileNameAndArn: {
    code: 'InvalidParameterCombination',
    status: 400,
    text: "The parameter 'iamInstanceProfile.name' may not be used in combination with 'iamInstanceProfile.arn'",
  },
  profileName: {
    code: 'InvalidParameterValue',
    status: 400,
    text: 'Value ({name}) for parameter iamInstanceProfile.name is invalid. Invalid IAM Instance Profile name',
  },
  profileArn: {
    code: 'InvalidParameterValue',
    status: 400,
    text: 'Value ({arn}) for parameter iamInstanceProfile.arn is invalid. Invalid IAM Instance Profile ARN',
  },
  profileAssociated: { code: 'IncorrectState', status: 400, text: 'There is an existing association for instance {id}' },
  associationNotFound: { code: 'InvalidAssociationID.NotFound', status: 400, text: "An invalid association-id of '{id}' was given" },
}));
