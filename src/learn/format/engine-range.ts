/** Whether a text is a range of versions. */
export const isRange = (text: string): boolean => /^(>=|<)\d+\.\d+\.\d+( (>=|<)\d+\.\d+\.\d+)?$/.test(text);

/** Whether a version such as `0.1.0` lies in a range such as `>=0.1.0 <2.0.0`. */
export function isInRange(version: string, range: string): boolean {
  return range.split(' ').every((bound) => {
    const below = bound.startsWith('<');
    const order = compare(numbers(version), numbers(bound.replace(/^[<>=]+/, '')));
    return below ? order < 0 : order >= 0;
  });
}

const numbers = (version: string): readonly number[] => version.split(/[.-]/).slice(0, 3).map(Number);

function compare(a: readonly number[], b: readonly number[]): number {
  for (const [index, part] of a.entries()) {
    const difference = part - (b[index] ?? 0);
    if (difference !== 0) return difference;
  }
  return 0;
}
