import type { ReplaceIamInstanceProfileAssociationCommandInput, ReplaceIamInstanceProfileAssociationCommandOutput } from '@aws-sdk/client-ec2';
import { associate, getAssociation, needsToAssociate, showAssociation } from '../instances/associations.ts';
import { profileCalls } from '../instances/profiles.ts';
import { ec2Operation, required } from '../operation.ts';

export default ec2Operation<ReplaceIamInstanceProfileAssociationCommandInput, ReplaceIamInstanceProfileAssociationCommandOutput>({
  name: 'ReplaceIamInstanceProfileAssociation',
  mutating: true,
  calls: profileCalls,
  needs: (input, context) => {
    const { row } = getAssociation(context, required(input.AssociationId, 'AssociationId'));
    return needsToAssociate(context, 'ReplaceIamInstanceProfileAssociation', row.instanceId, input.IamInstanceProfile);
  },
  execute: (input, context) => {
    const { row } = getAssociation(context, required(input.AssociationId, 'AssociationId'));
    const association = associate(context, row, input.IamInstanceProfile);
    return { IamInstanceProfileAssociation: showAssociation(row.instanceId, association, 'associating') };
  },
  example: {
    command: 'aws ec2 replace-iam-instance-profile-association --association-id ${association} --iam-instance-profile Name=dog-app',
    before: [
      'aws iam create-role --role-name cat-app --assume-role-policy-document file://trust.json',
      'aws iam create-instance-profile --instance-profile-name cat-app',
      'aws iam add-role-to-instance-profile --instance-profile-name cat-app --role-name cat-app',
      'aws iam create-role --role-name dog-app --assume-role-policy-document file://trust.json',
      'aws iam create-instance-profile --instance-profile-name dog-app',
      'aws iam add-role-to-instance-profile --instance-profile-name dog-app --role-name dog-app',
      'instance = aws ec2 run-instances --image-id resolve:ssm:/aws/service/ami-amazon-linux-latest/al2023-ami-kernel-default-x86_64 --instance-type t3.micro --iam-instance-profile Name=cat-app --query Instances[0].InstanceId --output text',
      'association = aws ec2 describe-iam-instance-profile-associations --query IamInstanceProfileAssociations[0].AssociationId --output text',
    ],
  },
});
