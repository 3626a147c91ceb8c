import type { ReplaceRouteTableAssociationCommandInput, ReplaceRouteTableAssociationCommandOutput } from '@aws-sdk/client-ec2';
import type { OperationContext } from '../../../kernel/context.ts';
import { needOnRouteTable, needsOnAssociation } from '../network/condition-keys.ts';
import { networkErrors } from '../network/errors.ts';
import { type Association, getRouteTableAssociation, nowAssociated } from '../network/route-tables.ts';
import { ec2Operation, required } from '../operation.ts';
import { getOne, kinds, newId, put } from '../resources.ts';
import type { RouteTableRow } from '../state.ts';

/** Makes a table the main one of its VPC in another's place. */
function replaceMain(context: OperationContext, from: RouteTableRow, to: RouteTableRow, associationId: string): void {
  if (from.vpcId !== to.vpcId) throw networkErrors.routeTableOfOtherNetwork({ table: to.routeTableId, vpc: from.vpcId });
  const { mainAssociationId: _ended, ...rest } = from;
  put(context, kinds.routeTable, from.routeTableId, rest);
  put(context, kinds.routeTable, to.routeTableId, { ...(to.routeTableId === from.routeTableId ? rest : to), mainAssociationId: associationId });
}

function replace(context: OperationContext, { table, subnet }: Association, to: RouteTableRow, associationId: string): void {
  if (subnet === undefined) replaceMain(context, table, to, associationId);
  else if (subnet.vpcId !== to.vpcId) throw networkErrors.routeTableOfOtherVpc({ table: to.routeTableId, subnet: subnet.subnetId });
  else put(context, kinds.subnet, subnet.subnetId, { ...subnet, routeTableAssociation: { associationId, routeTableId: to.routeTableId } });
}

export default ec2Operation<ReplaceRouteTableAssociationCommandInput, ReplaceRouteTableAssociationCommandOutput>({
  name: 'ReplaceRouteTableAssociation',
  mutating: true,
  needs: (input, context) => [
    needOnRouteTable(context, 'ReplaceRouteTableAssociation', required(input.RouteTableId, 'routeTableId')),
    ...needsOnAssociation(context, 'ReplaceRouteTableAssociation', required(input.AssociationId, 'associationId')),
  ],
  execute: (input, context) => {
    const association = getRouteTableAssociation(context, required(input.AssociationId, 'associationId'));
    const table = getOne(context, kinds.routeTable, required(input.RouteTableId, 'routeTableId'));
    const NewAssociationId = newId(context.ids, 'rtbassoc');
    replace(context, association, table, NewAssociationId);
    return { NewAssociationId, ...nowAssociated };
  },
  example: {
    command: 'aws ec2 replace-route-table-association --association-id ${association} --route-table-id ${table}',
    before: [
      'vpc = aws ec2 create-vpc --cidr-block 10.0.0.0/16 --query Vpc.VpcId --output text',
      'association = aws ec2 describe-route-tables --filters Name=vpc-id,Values=${vpc} --query RouteTables[0].Associations[0].RouteTableAssociationId --output text',
      'table = aws ec2 create-route-table --vpc-id ${vpc} --query RouteTable.RouteTableId --output text',
    ],
  },
});
