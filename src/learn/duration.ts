const units: Readonly<Record<string, number>> = { second: 1_000, minute: 60_000, hour: 3_600_000, day: 86_400_000 };

/** A duration such as `7 hours`, in milliseconds. */
export function milliseconds(text: string): number {
  const [count = '', unit = ''] = text.split(' ');
  return Number(count) * (units[unit.replace(/s$/, '')] ?? 0);
}
