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
});
