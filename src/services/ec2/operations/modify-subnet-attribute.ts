import type { ModifySubnetAttributeCommandInput, ModifySubnetAttributeCommandOutput } from '@aws-sdk/client-ec2';
import { errors } from '../errors.ts';
import type { PrivateNames } from '../instances/row.ts';
import { attributeKeys, needOnSubnet } from '../network/condition-keys.ts';
import { networkErrors } from '../network/errors.ts';
import { byAddress } from '../network/private-names.ts';
import { ec2Operation, refuseUnsimulated, required } from '../operation.ts';
import { getOne, kinds, put } from '../resources.ts';
import type { SubnetRow } from '../state.ts';

interface Change {
  /** The member of the request. */
  readonly name: string;
  readonly value: string | boolean;
  readonly apply: (subnet: SubnetRow) => SubnetRow;
}

const renamed =
  (change: Partial<PrivateNames>) =>
  (subnet: SubnetRow): SubnetRow => ({
    ...subnet,
    privateNames: { ...(subnet.privateNames ?? byAddress), ...change },
  });

const unchanged = (subnet: SubnetRow): SubnetRow => subnet;

const changers = {
  MapPublicIpOnLaunch: (value: boolean) => (subnet: SubnetRow) => ({ ...subnet, mapPublicIpOnLaunch: value }),
  EnableResourceNameDnsARecordOnLaunch: (value: boolean) => renamed({ aRecord: value }),
  // What only IPv6, Outposts and NAT gateways have can be left off, and no more.
  EnableResourceNameDnsAAAARecordOnLaunch: () => unchanged,
  AssignIpv6AddressOnCreation: () => unchanged,
  MapCustomerOwnedIpOnLaunch: () => unchanged,
  EnableDns64: () => unchanged,
} as const;

type Flag = keyof typeof changers;

const alwaysOff: readonly Flag[] = ['EnableResourceNameDnsAAAARecordOnLaunch', 'AssignIpv6AddressOnCreation', 'MapCustomerOwnedIpOnLaunch', 'EnableDns64'];

function hostnameChange(type: ModifySubnetAttributeCommandInput['PrivateDnsHostnameTypeOnLaunch']): Change[] {
  if (type === undefined) return [];
  if (type !== 'ip-name' && type !== 'resource-name') throw errors.attributeValue({ value: type, name: 'privateDnsHostnameTypeOnLaunch' });
  return [{ name: 'PrivateDnsHostnameTypeOnLaunch', value: type, apply: renamed({ hostnameType: type }) }];
}

/** @throws InvalidParameterCombination unless the request changes one attribute, NotSimulated for some */
function changeIn(input: ModifySubnetAttributeCommandInput): Change {
  const { CustomerOwnedIpv4Pool, EnableLniAtDeviceIndex, DisableLniAtDeviceIndex } = input;
  const turnedOn = alwaysOff.map((name) => [name, input[name]?.Value || undefined]);
  refuseUnsimulated('ModifySubnetAttribute', { CustomerOwnedIpv4Pool, EnableLniAtDeviceIndex, DisableLniAtDeviceIndex, ...Object.fromEntries(turnedOn) });
  const flags = (Object.keys(changers) as Flag[]).flatMap((name): Change[] => {
    const value = input[name]?.Value;
    return value === undefined ? [] : [{ name, value, apply: changers[name](value) }];
  });
  const changes = [...flags, ...hostnameChange(input.PrivateDnsHostnameTypeOnLaunch)];
  const [change, ...more] = changes;
  if (change === undefined) throw errors.noAttributes();
  const members = changes.map(({ name }) => name.charAt(0).toLowerCase() + name.slice(1));
  if (more.length > 0) throw networkErrors.multipleAttributes({ names: members.join(', ') });
  return change;
}

export default ec2Operation<ModifySubnetAttributeCommandInput, ModifySubnetAttributeCommandOutput>({
  name: 'ModifySubnetAttribute',
  mutating: true,
  needs: (input, context) => {
    const { name, value } = changeIn(input);
    return [needOnSubnet(context, 'ModifySubnetAttribute', required(input.SubnetId, 'subnetId'), attributeKeys(name, value))];
  },
  execute: (input, context) => {
    const subnet = getOne(context, kinds.subnet, required(input.SubnetId, 'subnetId'));
    put(context, kinds.subnet, subnet.subnetId, changeIn(input).apply(subnet));
    return {};
  },
  example: {
    command: 'aws ec2 modify-subnet-attribute --subnet-id ${subnet} --map-public-ip-on-launch',
    before: [
      'vpc = aws ec2 create-vpc --cidr-block 10.0.0.0/16 --query Vpc.VpcId --output text',
      'subnet = aws ec2 create-subnet --vpc-id ${vpc} --cidr-block 10.0.1.0/24 --query Subnet.SubnetId --output text',
    ],
  },
});
