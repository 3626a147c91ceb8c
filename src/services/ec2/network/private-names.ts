import type { RunInstancesCommandInput } from '@aws-sdk/client-ec2';
import { errors } from '../errors.ts';
import { privateName } from '../instances/names.ts';
import type { PrivateNames } from '../instances/row.ts';
import { refuseUnsimulated } from '../operation.ts';

/** How instances are named where nobody says otherwise. */
export const byAddress: PrivateNames = { hostnameType: 'ip-name', aRecord: false };

/** How instances are named inside their VPC, as answers have it. */
export const showPrivateNames = ({ hostnameType, aRecord }: PrivateNames = byAddress) => ({
  HostnameType: hostnameType,
  EnableResourceNameDnsARecord: aRecord,
  EnableResourceNameDnsAAAARecord: false,
});

/**
 * How a launch names its instances: as its subnet says, unless its request does.
 * @throws InvalidParameterValue for another type of name, NotSimulated for IPv6
 */
export function planPrivateNames(subnet: PrivateNames | undefined, asked: RunInstancesCommandInput['PrivateDnsNameOptions']): PrivateNames | undefined {
  if (asked === undefined) return subnet;
  const { HostnameType: type = subnet?.hostnameType ?? byAddress.hostnameType, EnableResourceNameDnsARecord: aRecord = subnet?.aRecord ?? false } = asked;
  if (type !== 'ip-name' && type !== 'resource-name') throw errors.attributeValue({ value: type, name: 'hostnameType' });
  refuseUnsimulated('RunInstances', { 'PrivateDnsNameOptions.EnableResourceNameDnsAAAARecord': asked.EnableResourceNameDnsAAAARecord || undefined });
  return { hostnameType: type, aRecord };
}

/** The name of an instance inside its VPC. Source: EC2 User Guide, "EC2 instance hostnames and domains", read 2026-11-24. */
export function privateNameOf(region: string, instanceId: string, address: string, names: PrivateNames = byAddress): string {
  const byIp = privateName(region, address);
  return names.hostnameType === 'ip-name' ? byIp : `${instanceId}${byIp.slice(byIp.indexOf('.'))}`;
}
