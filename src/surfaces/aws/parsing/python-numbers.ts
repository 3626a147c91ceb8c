/** A text as Python's `int()` reads it: signs, surrounding space and single underscores between digits are allowed. `undefined` when it is none. */
export function pythonInt(text: string): number | undefined {
  return /^\s*[+-]?\d+(?:_\d+)*\s*$/.test(text) ? Number(text.replaceAll('_', '')) : undefined;
}

const float = /^[+-]?(?:\d+(?:_\d+)*\.?(?:\d+(?:_\d+)*)?|\.\d+(?:_\d+)*)(?:[eE][+-]?\d+(?:_\d+)*)?$/;
const special = /^([+-]?)(?:(inf|infinity)|nan)$/i;

/** A text as Python's `float()` reads it: also `inf` and `nan`. `undefined` when it is none. */
export function pythonFloat(text: string): number | undefined {
  const trimmed = text.trim();
  if (float.test(trimmed)) return Number(trimmed.replaceAll('_', ''));
  const [matched, sign, infinite] = special.exec(trimmed) ?? [];
  if (matched === undefined) return undefined;
  if (infinite === undefined) return Number.NaN;
  return sign === '-' ? Number.NEGATIVE_INFINITY : Number.POSITIVE_INFINITY;
}
