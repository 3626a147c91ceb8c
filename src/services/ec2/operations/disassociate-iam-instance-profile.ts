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
});
