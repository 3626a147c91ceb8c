/** A block of IPv4 addresses: the first of them as a number, and how many bits are fixed. */
export interface Cidr {
  readonly base: number;
  readonly bits: number;
}

/** An IPv4 address as a number; `undefined` when the text is not one. */
export function parseAddress(text: string): number | undefined {
  const parts = /^(\d{1,3})\.(\d{1,3})\.(\d{1,3})\.(\d{1,3})$/.exec(text)?.slice(1).map(Number);
  return parts?.every((part) => part <= 255) ? parts.reduce((sum, part) => sum * 256 + part, 0) : undefined;
}

/** An IPv4 address as text. */
export const formatAddress = (address: number): string => [24, 16, 8, 0].map((shift) => Math.floor(address / 2 ** shift) % 256).join('.');

/** How many addresses a block has. */
export const addressCount = ({ bits }: Cidr): number => 2 ** (32 - bits);

/** Reads `10.0.0.0/16`. Bits beyond the prefix are cleared, as AWS does. `undefined` when the text is not a block. */
export function parseCidr(text: string): Cidr | undefined {
  const [, address = '', length = ''] = /^([\d.]+)\/(\d{1,2})$/.exec(text) ?? [];
  const base = parseAddress(address);
  const bits = Number(length);
  if (base === undefined || length === '' || bits > 32) return undefined;
  const size = 2 ** (32 - bits);
  return { base: Math.floor(base / size) * size, bits };
}

/** Writes a block: `10.0.0.0/16`. */
export const formatCidr = ({ base, bits }: Cidr): string => `${formatAddress(base)}/${bits}`;

/** Whether `inner` lies wholly in `outer`. */
export const contains = (outer: Cidr, inner: Cidr): boolean =>
  inner.bits >= outer.bits && inner.base >= outer.base && inner.base < outer.base + addressCount(outer);

/** Whether the blocks have an address in common. */
export const overlap = (one: Cidr, other: Cidr): boolean => contains(one, other) || contains(other, one);
