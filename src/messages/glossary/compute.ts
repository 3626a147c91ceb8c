import type { Term } from './term.ts';

/** Amazon EC2 and its networks. */
export const compute: readonly Term[] = [
  {
    term: 'EC2',
    aliases: ['Amazon EC2', 'Elastic Compute Cloud'],
    text: 'EC2 (Elastic Compute Cloud) rents out virtual servers, called instances, by the second. You choose an image, an instance type and a subnet, and pay while the instance runs. Networks, disks, firewalls and key pairs for them are part of EC2 too.',
    see: ['instance', 'AMI', 'VPC'],
  },
  {
    term: 'instance',
    aliases: ['instances', 'EC2 instance', 'virtual server'],
    text: 'An instance is a virtual server in one Availability Zone, launched from an image. It goes from pending to running, can be stopped (its disk stays) and is gone once terminated. While it runs you pay for it; stopped, only for its disk.',
    see: ['AMI', 'instance type', 'Availability Zone'],
  },
  {
    term: 'instance type',
    aliases: ['instance types', 't3.micro', 'instance family'],
    text: "An instance type is the hardware an instance gets: processors, memory, network. In t3.micro, t is the family, 3 the generation, micro the size; a letter after the generation tells the processor, such as g for AWS's own ARM (Graviton). Not every zone offers every type.",
    see: ['instance', 'Availability Zone'],
  },
  {
    term: 'AMI',
    aliases: ['Amazon Machine Image', 'image', 'AMIs', 'image id'],
    text: 'An AMI (Amazon Machine Image) is what an instance starts from: an operating system with programs on it. It belongs to one Region and one processor architecture, so the same Linux has another id in each. resolve:ssm: with a public parameter finds the newest one.',
    see: ['instance', 'Region'],
  },
  {
    term: 'VPC',
    aliases: ['Virtual Private Cloud', 'default VPC', 'VPCs'],
    text: 'A VPC (Virtual Private Cloud) is a private network in one Region, with a range of IP addresses you choose. Every new account has a default VPC in each Region, 172.31.0.0/16, with a subnet in each zone. What is in one VPC does not reach another until they are connected.',
    see: ['subnet', 'security group', 'internet gateway'],
  },
  {
    term: 'subnet',
    aliases: ['subnets'],
    text: "A subnet is a part of a VPC's addresses, in exactly one Availability Zone. Choosing an instance's subnet is choosing its zone. It is public when its route table leads to an internet gateway, and private otherwise.",
    see: ['VPC', 'Availability Zone', 'route table'],
  },
  {
    term: 'route table',
    aliases: ['route tables', 'route'],
    text: 'A route table says where packets that leave a subnet go, by destination. Each has a route for the VPC itself, called local; one to 0.0.0.0/0 through an internet gateway makes a subnet public. Of several routes that fit, the most specific counts.',
    see: ['subnet', 'internet gateway'],
  },
  {
    term: 'CIDR block',
    aliases: ['CIDR', 'CIDR blocks', 'CIDR notation', 'address range'],
    text: "A CIDR block is a range of IP addresses, written as its first address and the number of bits that all of them share: 172.31.96.0/20. The larger that number, the smaller the range: /32 is one address, and 0.0.0.0/0 is all of them. The blocks of subnets lie inside their VPC's and do not overlap.",
    see: ['VPC', 'subnet', 'route table'],
  },
  {
    term: 'internet gateway',
    aliases: ['IGW', 'internet gateways'],
    text: 'An internet gateway connects a VPC with the internet. An instance is reached through it only with a public IP address, a route to it, and a security group that lets the traffic in. A VPC has one at most.',
    see: ['VPC', 'route table', 'security group'],
  },
  {
    term: 'security group',
    aliases: ['security groups', 'firewall'],
    text: 'A security group is a firewall around instances: its rules allow traffic by protocol, port and source, and there are no deny rules. It is stateful: the answer to what was let through is let through as well. A new one lets nothing in and everything out.',
    see: ['VPC', 'instance'],
  },
  {
    term: 'key pair',
    aliases: ['key pairs', 'SSH key'],
    text: 'A key pair is how you log in to a Linux instance with SSH: AWS puts the public key on the instance, and you keep the private one. AWS shows the private key once, when it makes the pair, and does not store it. It has nothing to do with access keys, which sign API calls.',
    see: ['instance', 'access key'],
  },
  {
    term: 'metadata service',
    aliases: ['IMDS', 'IMDSv2', 'instance metadata', '169.254.169.254'],
    text: 'The instance metadata service (IMDS) answers on the instance itself, at 169.254.169.254: its id, its zone, and temporary credentials of its role. Version 2 asks for a session token first, which stops many attacks that make a web server fetch addresses. Amazon Linux 2023 launches with version 2 required.',
    see: ['instance profile', 'temporary credentials'],
  },
  {
    term: 'user data',
    aliases: ['userdata', 'cloud-init'],
    text: 'User data is a text of up to 16 KB that an instance gets at launch; as a script it runs once, at the first boot, as root. Everybody who may describe the instance, and every program on it, can read it. So it installs things and never holds secrets.',
    see: ['instance', 'metadata service'],
  },
  {
    term: 'EBS volume',
    aliases: ['EBS', 'volume', 'snapshot', 'Elastic Block Store'],
    text: 'An EBS volume is a disk for instances, in one Availability Zone, and lives on when its instance stops. The root volume is deleted with the instance unless told otherwise. A snapshot copies it to the Region, from where it can come back in another zone.',
    see: ['instance', 'Availability Zone'],
  },
  {
    term: 'dry run',
    aliases: ['--dry-run', 'DryRun', 'DryRunOperation'],
    text: 'A dry run is a call of EC2 that only asks whether it would be allowed, with --dry-run, and does nothing. The answer is an error either way: DryRunOperation means that it would have succeeded, UnauthorizedOperation that it would not. Most operations of EC2 know it; IAM and S3 do not.',
    see: ['authorization', 'instance'],
  },
  {
    term: 'SSM parameter',
    aliases: ['Systems Manager', 'Parameter Store', 'SSM', 'resolve:ssm'],
    text: 'An SSM parameter is a named value kept by Systems Manager. AWS publishes some for everybody, such as the id of the newest Amazon Linux image in each Region, under /aws/service/. EC2 reads one where an image id begins with resolve:ssm:.',
    see: ['AMI'],
  },
];
