import type { AssociateIamInstanceProfileCommandInput, AssociateIamInstanceProfileCommandOutput } from '@aws-sdk/client-ec2';
import { associate, getInstance, needsToAssociate, showAssociation } from '../instances/associations.ts';
import { profileErrors } from '../instances/profile-errors.ts';
import { profileCalls } from '../instances/profiles.ts';
import { ec2Operation, required } from '../operation.ts';

export default ec2Operation<AssociateIamInstanceProfileCommandInput, AssociateIamInstanceProfileCommandOutput>({
  name: 'AssociateIamInstanceProfile',
  mutating: true,
  calls: profileCalls,
  needs: (input, context) => needsToAssociate(context, 'AssociateIamInstanceProfile', required(input.InstanceId, 'InstanceId'), input.IamInstanceProfile),
  execute: (input, context) => {
    const row = getInstance(context, required(input.InstanceId, 'InstanceId'));
    if (row.profile !== undefined) throw profileErrors.profileAssociated({ id: row.instanceId });
    const association = associate(context, row, input.IamInstanceProfile);
    return { IamInstanceProfileAssociation: showAssociation(row.instanceId, association, 'associating') };
  },
  example: {
    command: 'aws ec2 associate-iam-instance-profile --instance-id ${instance} --iam-instance-profile Name=cat-app',
    before: [
      'aws iam create-role --role-name cat-app --assume-role-policy-document file://trust.json',
      'aws iam create-instance-profile --instance-profile-name cat-app',
      'aws iam add-role-to-instance-profile --instance-profile-name cat-app --role-name cat-app',
      'instance = aws ec2 run-instances --image-id resolve:ssm:/aws/service/ami-amazon-linux-latest/al2023-ami-kernel-default-x86_64 --instance-type t3.micro --query Instances[0].InstanceId --output text',
    ],
  },
});
