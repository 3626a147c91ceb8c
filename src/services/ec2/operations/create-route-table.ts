import type { CreateRouteTableCommandInput, CreateRouteTableCommandOutput } from '@aws-sdk/client-ec2';
import type { OperationContext } from '../../../kernel/context.ts';
import { onceForToken } from '../client-tokens.ts';
import { ec2Arn, need, requestTagKeys } from '../needs.ts';
import { needOnVpc } from '../network/condition-keys.ts';
import { networkErrors } from '../network/errors.ts';
import { showRouteTable } from '../network/route-tables.ts';
import { ec2Operation, required } from '../operation.ts';
import { all, getOne, kinds, newId, put } from '../resources.ts';
import { needsToTag, readTagSpecifications } from '../tags.ts';

const taggable = ['route-table'];

/** The main table counts. Source: Amazon VPC User Guide, "Amazon VPC quotas", read 2026-11-24. */
const tableLimit = 200;

function create(context: OperationContext, input: CreateRouteTableCommandInput): string {
  const { vpcId, cidrBlock } = getOne(context, kinds.vpc, required(input.VpcId, 'vpcId'));
  if (all(context, kinds.routeTable).filter((table) => table.vpcId === vpcId).length >= tableLimit) throw networkErrors.routeTableLimit();
  const routeTableId = newId(context.ids, 'rtb');
  put(context, kinds.routeTable, routeTableId, {
    routeTableId,
    vpcId,
    routes: [{ destination: cidrBlock, gatewayId: 'local', origin: 'CreateRouteTable' }],
    tags: readTagSpecifications(input.TagSpecifications, taggable).get('route-table') ?? {},
  });
  return routeTableId;
}

export default ec2Operation<CreateRouteTableCommandInput, CreateRouteTableCommandOutput>({
  name: 'CreateRouteTable',
  mutating: true,
  needs: (input, context) => {
    const byType = readTagSpecifications(input.TagSpecifications, taggable);
    return [
      need(context, 'CreateRouteTable', ec2Arn(context, 'route-table', '*'), requestTagKeys(byType.get('route-table') ?? {})),
      needOnVpc(context, 'CreateRouteTable', required(input.VpcId, 'vpcId')),
      ...needsToTag(context, 'CreateRouteTable', byType),
    ];
  },
  execute: (input, context) => {
    const [id = ''] = onceForToken(context, 'CreateRouteTable', input, () => [create(context, input)]);
    return { RouteTable: showRouteTable(getOne(context, kinds.routeTable, id), context), ClientToken: input.ClientToken ?? context.ids.uuid() };
  },
  example: {
    command: 'aws ec2 create-route-table --vpc-id ${vpc}',
    before: ['vpc = aws ec2 create-vpc --cidr-block 10.0.0.0/16 --query Vpc.VpcId --output text'],
  },
});
