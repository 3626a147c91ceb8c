import type { DisassociateIamInstanceProfileCommandInput, DisassociateIamInstanceProfileCommandOutput } from '@aws-sdk/client-ec2';
import { getAssociation, showAssociation } from '../instances/associations.ts';
import { needsOnInstances } from '../instances/condition-keys.ts';
import { ec2Operation, required } from '../operation.ts';
import { kinds, put } from '../resources.ts';

export default ec2Operation<DisassociateIamInstanceProfileCommandInput, DisassociateIamInstanceProfileCommandOutput>({
  name: 'DisassociateIamInstanceProfile',
  mutating: true,
  needs: (input, context) => {
    const { row } = getAssociation(context, required(input.AssociationId, 'AssociationId'));
    return needsOnInstances(context, 'DisassociateIamInstanceProfile', [row.instanceId]);
  },
  execute: (input, context) => {
    const { row, association } = getAssociation(context, required(input.AssociationId, 'AssociationId'));
    const { profile: _gone, ...rest } = row;
    put(context, kinds.instance, row.instanceId, rest);
    return { IamInstanceProfileAssociation: showAssociation(row.instanceId, association, 'disassociating') };
  },
  example: {
    command: 'aws ec2 disassociate-iam-instance-profile --association-id ${association}',
    before: [
      'aws iam create-role --role-name cat-app --assume-role-policy-document file://trust.json',
      'aws iam create-instance-profile --instance-profile-name cat-app',
      'aws iam add-role-to-instance-profile --instance-profile-name cat-app --role-name cat-app',
      'instance = aws ec2 run-instances --image-id resolve:ssm:/aws/service/ami-amazon-linux-latest/al2023-ami-kernel-default-x86_64 --instance-type t3.micro --iam-instance-profile Name=cat-app --query Instances[0].InstanceId --output text',
      'association = aws ec2 describe-iam-instance-profile-associations --query IamInstanceProfileAssociations[0].AssociationId --output text',
    ],
  },
});
