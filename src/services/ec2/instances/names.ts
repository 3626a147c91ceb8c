import type { Ids } from '../../../kernel/context.ts';

const dashed = (address: string): string => address.replaceAll('.', '-');

/** The name that the VPC's resolver gives a private address. Source: Amazon VPC User Guide, "DNS attributes for your VPC", read 2026-11-24. */
export const privateName = (region: string, address: string): string =>
  `ip-${dashed(address)}.${region === 'us-east-1' ? 'ec2.internal' : `${region}.compute.internal`}`;

/** The public name of a public address. */
export const publicName = (region: string, address: string): string =>
  `ec2-${dashed(address)}.${region === 'us-east-1' ? 'compute-1' : `${region}.compute`}.amazonaws.com`;

/**
 * A public address. AWS gives one of its own; here it comes from 198.18.0.0/15, the block for benchmarks (RFC 2544), which nobody on the
 * internet has, so that a learner who tries it reaches no stranger's machine.
 */
export function newPublicAddress(ids: Ids): string {
  const [second = 0, third = 0, fourth = 0] = ids.bytes(3);
  return `198.${18 + (second % 2)}.${third}.${fourth}`;
}

/** A hardware address as EC2's are: unicast and locally administered. */
export const newMac = (ids: Ids): string => ['02', ...Array.from(ids.bytes(5), (byte) => byte.toString(16).padStart(2, '0'))].join(':');
