import type { Term } from './term.ts';

/** Where AWS is. */
export const places: readonly Term[] = [
  {
    term: 'Region',
    aliases: ['AWS Region', 'Regions'],
    text: 'A Region is a part of the world where AWS runs data centers, such as us-east-1 (Northern Virginia) or eu-west-1 (Ireland). Each has several Availability Zones and its own copy of most services: what you make in one is not in the others. Choose by distance to your users, law, price and the services that are there.',
    see: ['Availability Zone', 'opt-in Region', 'endpoint'],
  },
  {
    term: 'opt-in Region',
    aliases: ['opt in', 'enable region', 'opt-in'],
    text: 'An opt-in Region must be enabled before an account can use it; that takes a few minutes. All Regions that AWS opened after 20 March 2019 are such, for instance ap-east-1 (Hong Kong). Until then, calls there are refused as if your credentials were unknown.',
    see: ['Region'],
  },
  {
    term: 'Availability Zone',
    aliases: ['AZ', 'zone', 'Availability Zones'],
    text: 'An Availability Zone is one or more data centers of a Region with power, cooling and network of their own, and kilometres away from the other zones. If one fails, the others go on, so important things run in at least two. Zones are named by Region and letter: us-east-1a.',
    see: ['Region', 'zone id', 'data center', 'subnet'],
  },
  {
    term: 'zone id',
    aliases: ['AZ ID', 'zone ids', 'use1-az1'],
    text: 'A zone id, such as use1-az1, names the same place in every account. The letters do not: in older Regions AWS dealt them out differently to each account, so that my us-east-1a may be your us-east-1b. To meet another account in one zone, compare zone ids.',
    see: ['Availability Zone'],
  },
  {
    term: 'data center',
    aliases: ['data centre', 'data centers', 'datacenter'],
    text: 'A data center is a building full of servers, the smallest place that AWS speaks of. You never choose one: you choose a Region and a zone, and AWS decides on the building. A zone is at least one of them, often several.',
    see: ['Availability Zone', 'Region'],
  },
  {
    term: 'scope',
    aliases: ['global service', 'global', 'Regional', 'zonal', 'resource scope'],
    text: 'The scope of a resource is where it is: global, such as users and policies; Regional, such as buckets, images and key pairs; or zonal, in one Availability Zone, such as instances, disks and subnets. A call reaches what is in its Region and what is global. What is zonal fails with its zone.',
    see: ['Region', 'Availability Zone', 'IAM'],
  },
  {
    term: 'edge location',
    aliases: ['edge locations', 'point of presence', 'PoP'],
    text: 'An edge location is a small site near many users, where CloudFront keeps copies of content and Route 53 answers. There are hundreds, in many more cities than there are Regions. You do not run instances there; it only brings what your Region serves closer.',
    see: ['Region', 'Local Zone'],
  },
  {
    term: 'Local Zone',
    aliases: ['Local Zones', 'Wavelength'],
    text: 'A Local Zone is a place in a large city with some services of its parent Region, for programs that need answers within a few milliseconds there. It has to be enabled, and gets subnets like an Availability Zone. Everything else stays in the Region it belongs to.',
    see: ['Availability Zone', 'edge location'],
  },
  {
    term: 'endpoint',
    aliases: ['endpoints', 'service endpoint'],
    text: 'An endpoint is the address that calls of a service go to, such as ec2.eu-west-1.amazonaws.com. Most services have one in each Region, and the Region is part of it; global services such as IAM have one for all. The command line picks it from the service and the Region you chose.',
    see: ['Region', 'operation'],
  },
  {
    term: 'partition',
    aliases: ['aws-cn', 'aws-us-gov'],
    text: 'A partition is a separate AWS: aws, aws-cn (China) or aws-us-gov (US government), with accounts and identities of its own. It is the second part of every ARN. Nothing can be shared between two.',
    see: ['ARN', 'Region'],
  },
];
