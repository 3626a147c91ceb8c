import { CommandLineError } from '../errors.ts';
import type { Argument, Parameters } from '../parsing/argument.ts';
import { pythonInt } from '../parsing/python-numbers.ts';
import type { Customization } from './customization.ts';

/** The first permission of the input, made when there is none. Source: awscli/customizations/ec2/secgroupsimplify.py, 2026. */
function firstPermission(parameters: Parameters): Parameters {
  const { IpPermissions: permissions } = parameters;
  const [first] = Array.isArray(permissions) ? (permissions as readonly Parameters[]) : [];
  if (first !== undefined) return first;
  const made: Parameters = {};
  parameters.IpPermissions = [made];
  return made;
}

function firstPair(parameters: Parameters): Parameters {
  const permission = firstPermission(parameters);
  const { UserIdGroupPairs: pairs } = permission;
  const [first] = Array.isArray(pairs) ? (pairs as readonly Parameters[]) : [];
  if (first !== undefined) return first;
  const made: Parameters = {};
  permission.UserIdGroupPairs = [made];
  return made;
}

const wrong = (message: string): CommandLineError => new CommandLineError('paramValidation', message);

function protocol(value: string): string {
  const number = pythonInt(value);
  if (number !== undefined) {
    if ((number < 0 || number > 255) && number !== -1) throw wrong('protocol numbers must be in the range 0-255 or -1 to specify all protocols');
    return value;
  }
  if (!['tcp', 'udp', 'icmp', 'all'].includes(value)) {
    throw wrong('protocol parameter should be one of: tcp|udp|icmp|all or any valid protocol number.');
  }
  return value === 'all' ? '-1' : value;
}

function ports(value: string): readonly [number, number] {
  if (value === '-1' || value === 'all') return [-1, -1];
  const dash = value.indexOf('-');
  const from = pythonInt(dash < 0 ? value : value.slice(0, dash));
  const to = pythonInt(dash < 0 ? value : value.slice(dash + 1));
  if (from === undefined || to === undefined) throw wrong('port parameter should be of the form <from[-to]> (e.g. 22 or 22-25)');
  return [from, to];
}

const scalar = (name: string, text: string, apply: (value: string, parameters: Parameters) => void): Argument => ({
  name,
  arity: 'one',
  required: false,
  typeName: 'string',
  text,
  apply: (value, parameters) => {
    if (typeof value === 'string' && value !== '') apply(value, parameters);
  },
});

const scalars: readonly Argument[] = [
  scalar(
    'protocol',
    'The IP protocol: tcp | udp | icmp. (VPC only) Use all to specify all protocols. If this argument is provided without also providing the port argument, then it will be applied to all ports for the specified protocol.',
    (value, parameters) => {
      firstPermission(parameters).IpProtocol = protocol(value);
    },
  ),
  scalar(
    'port',
    'For TCP or UDP: The range of ports to allow. A single integer or a range (min-max). For ICMP: A single integer or a range (type-code) representing the ICMP type number and the ICMP code number respectively. A value of -1 indicates all ICMP codes for all ICMP types. A value of -1 just for type indicates all ICMP codes for the specified ICMP type.',
    (value, parameters) => {
      const [from, to] = ports(value);
      Object.assign(firstPermission(parameters), { FromPort: from, ToPort: to });
    },
  ),
  scalar('cidr', 'The IPv4 address range, in CIDR format.', (value, parameters) => {
    firstPermission(parameters).IpRanges = [{ CidrIp: value }];
  }),
  scalar('source-group', 'The name or ID of the source security group.', (value, parameters) => {
    firstPair(parameters)[value.startsWith('sg-') ? 'GroupId' : 'GroupName'] = value;
  }),
  scalar('group-owner', 'The AWS account ID that owns the source security group. Cannot be used when specifying a CIDR IP address.', (value, parameters) => {
    firstPair(parameters).UserId = value;
  }),
];

/** Flags that the scalar ones stand for. */
const replaced = ['ip-protocol', 'from-port', 'to-port', 'cidr-ip', 'source-security-group-name', 'source-security-group-owner-id'];

/** One rule by plain flags: `--protocol tcp --port 22 --cidr 203.0.113.0/24`. */
export const securityGroupRules: Customization = {
  arguments: (table) => {
    for (const name of replaced) {
      const argument = table.get(name);
      if (argument !== undefined) table.set(name, { ...argument, hidden: true });
    }
    for (const argument of scalars) table.set(argument.name, argument);
  },
  check: (given) => {
    const mixed = given('ip-permissions') ? scalars.find(({ name }) => given(name)) : undefined;
    // The underscore is awscli's (secgroupsimplify.py, 2026).
    if (mixed !== undefined) throw wrong(`The --${mixed.name.replace('-', '_')} option is not compatible with the --ip-permissions option `);
  },
};
