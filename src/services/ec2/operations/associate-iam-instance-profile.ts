import type { AssociateIamInstanceProfileCommandInput, AssociateIamInstanceProfileCommandOutput } from '@aws-sdk/client-ec2';
import { errors } from '../errors.ts';
import { associate, getInstance, needsToAssociate, showAssociation } from '../instances/associations.ts';
import { profileCalls } from '../instances/profiles.ts';
import { ec2Operation, required } from '../operation.ts';

export default ec2Operation<AssociateIamInstanceProfileCommandInput, AssociateIamInstanceProfileCommandOutput>({
  name: 'AssociateIamInstanceProfile',
  mutating: true,
  calls: profileCalls,
  needs: (input, context) => needsToAssociate(context, 'AssociateIamInstanceProfile', required(input.InstanceId, 'InstanceId'), input.IamInstanceProfile),
  execute: (input, context) => {
    const row = getInstance(context, required(input.InstanceId, 'InstanceId'));
    if (row.profile !== undefined) throw errors.profileAssociated({ id: row.instanceId });
    const association = associate(context, row, input.IamInstanceProfile);
    return { IamInstanceProfileAssociation: showAssociation(row.instanceId, association, 'associating') };
  },
});
