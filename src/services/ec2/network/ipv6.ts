const groupCount = 8;

/** Whether a text is an IPv6 address: eight groups of up to four hexadecimal digits, one run of zeros shortened to `::`. */
export function isIpv6Address(text: string): boolean {
  const halves = text.split('::');
  if (halves.length > 2) return false;
  const groups = halves.flatMap((half) => (half === '' ? [] : half.split(':')));
  const complete = halves.length === 2 ? groups.length < groupCount : groups.length === groupCount;
  return complete && groups.every((group) => /^[0-9a-f]{1,4}$/i.test(group));
}
