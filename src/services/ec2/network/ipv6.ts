const groupCount = 8;
const groupBits = 16;

/** Whether a text is an IPv6 address: eight groups of up to four hexadecimal digits, one run of zeros shortened to `::`. */
export function isIpv6Address(text: string): boolean {
  const halves = text.split('::');
  if (halves.length > 2) return false;
  const groups = halves.flatMap((half) => (half === '' ? [] : half.split(':')));
  const complete = halves.length === 2 ? groups.length < groupCount : groups.length === groupCount;
  return complete && groups.every((group) => /^[0-9a-f]{1,4}$/i.test(group));
}

function groupsOf(address: string): number[] {
  const [before = [], after = []] = address.split('::').map((half) => (half === '' ? [] : half.split(':')));
  const zeros = Array<string>(groupCount - before.length - after.length).fill('0');
  return [...before, ...zeros, ...after].map((group) => Number.parseInt(group, 16));
}

/** The first of the longest runs of two or more zeros, which `::` stands for. */
function longestZeros(groups: readonly number[]): { readonly start: number; readonly length: number } {
  let best = { start: 0, length: 1 };
  for (let start = 0; start < groups.length; start += 1) {
    let end = start;
    while (groups[end] === 0) end += 1;
    if (end - start > best.length) best = { start, length: end - start };
  }
  return best;
}

function formatGroups(groups: readonly number[]): string {
  const texts = groups.map((group) => group.toString(16));
  const { start, length } = longestZeros(groups);
  return length < 2 ? texts.join(':') : `${texts.slice(0, start).join(':')}::${texts.slice(start + length).join(':')}`;
}

/** A block of IPv6 addresses in canonical form (RFC 5952), with the bits beyond its prefix cleared; `undefined` when the text is not a block. */
export function canonicalIpv6Cidr(text: string): string | undefined {
  const [address = '', length = '', ...more] = text.split('/');
  const bits = Number(length);
  if (more.length > 0 || !isIpv6Address(address) || !/^\d{1,3}$/.test(length) || bits > groupCount * groupBits) return undefined;
  const kept = groupsOf(address).map((group, index) => {
    const fixed = Math.min(groupBits, Math.max(0, bits - index * groupBits));
    return group & (0xffff << (groupBits - fixed)) & 0xffff;
  });
  return `${formatGroups(kept)}/${bits}`;
}
