import { BoundedMap } from '../../kernel/bounded-map.ts';

/** What the host of a request says of where it is meant to go. */
export interface HostAddress {
  /** The service's endpoint prefix, as the models have it: `s3`, `s3-control`, `ec2`. */
  readonly endpointPrefix?: string;
  readonly region?: string;
  /** The bucket whose own host it is. */
  readonly bucket?: string;
  /** True for the host of a bucket's website. */
  readonly website?: true;
}

const region = '[a-z]{2}(?:-[a-z]+)+-\\d';
const domain = '(?:amazonaws\\.com(?:\\.cn)?|api\\.aws)';

const patterns: readonly (readonly [RegExp, (groups: Readonly<Record<string, string | undefined>>) => HostAddress])[] = [
  [
    new RegExp(`^(?:(?<bucket>.+)\\.)?s3-website(?:[.-](?<region>${region}))?\\.(?:${domain}|localhost)$`),
    ({ bucket, region: named }) => ({ endpointPrefix: 's3', website: true, ...present({ bucket, region: named }) }),
  ],
  [
    new RegExp(`^(?:\\d{12}\\.)?s3-control(?:-fips)?(?:\\.dualstack)?(?:\\.(?<region>${region}))?\\.(?:${domain}|localhost)$`),
    ({ region: named }) => ({ endpointPrefix: 's3-control', ...present({ region: named }) }),
  ],
  [
    new RegExp(`^(?:(?<bucket>.+)\\.)?s3(?:-fips|-accelerate|-external-1)?(?:\\.dualstack)?(?:[.-](?<region>${region}))?\\.(?:${domain}|localhost)$`),
    ({ bucket, region: named }) => ({ endpointPrefix: 's3', ...present({ bucket, region: named }) }),
  ],
  [
    new RegExp(`^(?<prefix>[a-z0-9-]+?)(?:-fips)?(?:\\.dualstack)?(?:\\.(?<region>${region}))?\\.${domain}$`),
    ({ prefix, region: named }) => present({ endpointPrefix: prefix, region: named }),
  ],
  [/^(?<bucket>.+)\.localhost$/, ({ bucket }) => present({ bucket })],
];

const present = (members: Readonly<Record<string, string | undefined>>): HostAddress =>
  Object.fromEntries(Object.entries(members).filter(([, value]) => value !== undefined));

/** So many hosts are remembered: most requests go to the same few. */
const read = new BoundedMap<string, HostAddress>(256);

/** Reads a `Host` header. An address, or a name that says nothing, gives an empty answer. */
export function hostAddress(host: string): HostAddress {
  const known = read.get(host);
  if (known !== undefined) return known;
  const name = host.toLowerCase().replace(/:\d+$/, '').replace(/\.$/, '');
  const address = addressOf(name);
  read.set(host, address);
  return address;
}

function addressOf(name: string): HostAddress {
  // No host name is longer; and patterns are not tried on what is none.
  if (name.length > 253) return {};
  for (const [pattern, address] of patterns) {
    const groups = pattern.exec(name)?.groups;
    if (groups !== undefined) return address(groups);
  }
  return {};
}
