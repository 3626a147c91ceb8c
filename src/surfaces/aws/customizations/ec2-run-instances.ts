import { CommandLineError } from '../errors.ts';
import type { Argument, Parameters } from '../parsing/argument.ts';
import { pythonInt } from '../parsing/python-numbers.ts';
import type { Customization } from './customization.ts';

/** The first network interface of the input, made when there is none. Source: awscli/customizations/ec2/runinstances.py, 2026. */
function firstInterface(parameters: Parameters): Parameters {
  const { NetworkInterfaces: interfaces } = parameters;
  const [first] = Array.isArray(interfaces) ? (interfaces as readonly Parameters[]) : [];
  if (first !== undefined) return first;
  const made: Parameters = { DeviceIndex: 0 };
  parameters.NetworkInterfaces = [made];
  return made;
}

const count: Argument = {
  name: 'count',
  arity: 'one',
  required: false,
  typeName: 'string',
  text: 'Number of instances to launch. If a single number is provided, it is assumed to be the minimum to launch (defaults to 1). If a range is provided in the form min:max then the first number is interpreted as the minimum number of instances to launch and the second is interpreted as the maximum number of instances to launch.',
  apply: (value, parameters) => {
    const parts = String(value).split(':');
    const minimum = pythonInt(parts[0] ?? '');
    const maximum = pythonInt(parts[1] ?? parts[0] ?? '');
    if (minimum === undefined || maximum === undefined || parts.length > 2) {
      throw new CommandLineError('paramValidation', 'count parameter should be of form min[:max] (e.g. 1 or 1:10)');
    }
    parameters.MinCount = minimum;
    parameters.MaxCount = maximum;
  },
};

const secondaryAddresses: Argument = {
  name: 'secondary-private-ip-addresses',
  arity: 'many',
  required: false,
  typeName: 'string',
  text: '[EC2-VPC] A secondary private IP address for the network interface or instance. You can specify this multiple times to assign multiple secondary IP addresses. If you want additional private IP addresses but do not need a specific address, use the --secondary-private-ip-address-count option.',
  apply: (value, parameters) => {
    if (value === true || value.length === 0) return;
    const addresses = typeof value === 'string' ? [value] : value;
    firstInterface(parameters).PrivateIpAddresses ??= addresses.map((address) => ({ PrivateIpAddress: address, Primary: false }));
  },
};

const secondaryAddressCount: Argument = {
  name: 'secondary-private-ip-address-count',
  arity: 'one',
  type: 'int',
  required: false,
  typeName: 'integer',
  text: '[EC2-VPC] The number of secondary IP addresses to assign to the network interface or instance.',
  apply: (value, parameters) => {
    const count = pythonInt(String(value));
    if (count) firstInterface(parameters).SecondaryPrivateIpAddressCount = count;
  },
};

const publicAddress = (name: string, meaning: boolean): Argument => ({
  name,
  arity: 'none',
  required: false,
  typeName: 'boolean',
  group: 'associate-public-ip-address',
  text: '[EC2-VPC] If specified a public IP address will be assigned to the new instance in a VPC.',
  apply: (_value, parameters) => {
    firstInterface(parameters).AssociatePublicIpAddress = meaning;
  },
});

/** Members that EC2 wants inside the network interface as soon as there is one, and their names there. */
const moved: Readonly<Record<string, string>> = {
  SubnetId: 'SubnetId',
  SecurityGroupIds: 'Groups',
  Ipv6AddressCount: 'Ipv6AddressCount',
  Ipv6Addresses: 'Ipv6Addresses',
  EnablePrimaryIpv6: 'PrimaryIpv6',
};

function moveIntoInterface(parameters: Parameters): void {
  const { NetworkInterfaces: interfaces, PrivateIpAddress: address } = parameters;
  const [first] = Array.isArray(interfaces) ? (interfaces as readonly Parameters[]) : [];
  if (first === undefined) return;
  const scalars = ['PrivateIpAddresses', 'SecondaryPrivateIpAddressCount', 'AssociatePublicIpAddress'];
  if (!scalars.some((name) => Object.hasOwn(first, name))) return;
  for (const [from, to] of Object.entries(moved)) {
    if (!Object.hasOwn(parameters, from)) continue;
    first[to] = parameters[from];
    delete parameters[from];
  }
  if (address !== undefined) {
    first.PrivateIpAddresses = [{ PrivateIpAddress: address, Primary: true }];
    delete parameters.PrivateIpAddress;
  }
}

/** The flags that `run-instances` has beside the model's, and how the input is mended. User data is sent in Base64, as botocore does. */
export const runInstances: Customization = {
  arguments: (table) => {
    table.delete('min-count');
    table.delete('max-count');
    const added = [
      count,
      secondaryAddresses,
      secondaryAddressCount,
      publicAddress('associate-public-ip-address', true),
      publicAddress('no-associate-public-ip-address', false),
    ];
    for (const argument of added) table.set(argument.name, argument);
  },
  check: (given) => {
    const scalars = ['secondary-private-ip-addresses', 'secondary-private-ip-address-count', 'associate-public-ip-address'];
    if (given('network-interfaces') && scalars.some(given)) {
      throw new CommandLineError('paramValidation', 'Mixing the --network-interfaces option with the simple, scalar options is not supported.');
    }
  },
  parameters: (parameters) => {
    moveIntoInterface(parameters);
    parameters.MinCount ??= 1;
    parameters.MaxCount ??= 1;
    const { UserData: data } = parameters;
    if (typeof data === 'string' || data instanceof Uint8Array) parameters.UserData = Buffer.from(data).toString('base64');
  },
};
