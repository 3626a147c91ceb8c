/** An IP address as 16-bit groups: two for IPv4, eight for IPv6. */
export type Address = readonly number[];

/** A range of addresses in CIDR notation. */
export interface AddressRange {
  readonly address: Address;
  readonly prefixLength: number;
}

const GROUP = /^[0-9a-f]{1,4}$/i;
const LENGTH = /^\d{1,3}$/;

/** Reads an IPv4 or IPv6 address; `undefined` when it is none. */
export const parseAddress = (text: string): Address | undefined => (text.includes(':') ? parseIpv6(text) : parseIpv4(text));

/** Reads a range such as `203.0.113.0/24` or `2001:db8::/32`; an address alone is a range of one. `undefined` when it is none. */
export function parseCidr(text: string): AddressRange | undefined {
  const slash = text.indexOf('/');
  const address = parseAddress(slash < 0 ? text : text.slice(0, slash));
  if (address === undefined) return undefined;
  const bits = address.length * 16;
  const length = slash < 0 ? String(bits) : text.slice(slash + 1);
  return LENGTH.test(length) && Number(length) <= bits ? { address, prefixLength: Number(length) } : undefined;
}

/** Whether the address lies in the range. An IPv4 address lies in no IPv6 range, nor the other way round. */
export function contains({ address: base, prefixLength }: AddressRange, address: Address): boolean {
  if (base.length !== address.length) return false;
  let bits = prefixLength;
  for (let index = 0; bits > 0; index++, bits -= 16) {
    const shift = bits >= 16 ? 0 : 16 - bits;
    if ((base[index] ?? 0) >> shift !== (address[index] ?? 0) >> shift) return false;
  }
  return true;
}

/** Reads digit by digit: addresses are read for every decision that compares one. */
function parseIpv4(text: string): Address | undefined {
  if (text.length > 15) return undefined;
  let octet = -1;
  let address = 0;
  let dots = 0;
  for (let index = 0; index < text.length; index++) {
    const digit = text.charCodeAt(index) - 48;
    if (digit >= 0 && digit <= 9) {
      octet = octet < 0 ? digit : octet * 10 + digit;
      if (octet > 255) return undefined;
    } else {
      if (text[index] !== '.' || octet < 0) return undefined;
      address = address * 256 + octet;
      octet = -1;
      dots++;
    }
  }
  if (dots !== 3 || octet < 0) return undefined;
  address = address * 256 + octet;
  return [Math.floor(address / 65_536), address % 65_536];
}

function parseIpv6(text: string): Address | undefined {
  const halves = text.split('::');
  if (halves.length > 2) return undefined;
  const [head, tail] = halves.map(groups);
  if (head === undefined || (halves.length === 2 && tail === undefined)) return undefined;
  if (tail === undefined) return head.length === 8 ? head : undefined;
  const missing = 8 - head.length - tail.length;
  return missing < 1 ? undefined : [...head, ...Array.from({ length: missing }, () => 0), ...tail];
}

/** The groups of one side of `::`; its last may be an IPv4 address in dots. */
function groups(text: string): Address | undefined {
  if (text === '') return [];
  const found: number[] = [];
  for (const part of text.split(':')) {
    const dotted = part.includes('.') ? parseIpv4(part) : undefined;
    if (dotted !== undefined) found.push(...dotted);
    else if (GROUP.test(part)) found.push(Number.parseInt(part, 16));
    else return undefined;
  }
  return found;
}
