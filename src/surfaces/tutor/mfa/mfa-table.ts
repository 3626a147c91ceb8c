import type { Cloud } from '../../../engine/cloud.ts';
import { mfaMessages as messages } from '../../../messages/tutor/mfa.ts';

/** The codes of all devices of a cloud as a table, a line a device; or that there is none. */
export async function mfaTable(cloud: Cloud): Promise<readonly string[]> {
  const devices = await cloud.mfaCodes();
  if (devices.length === 0) return [messages.none];
  const rows = devices.map(({ name, owner = messages.nobody, codes, nextIn, used }) => [name, owner, ...codes, messages.nextIn(nextIn, used)]);
  const lines: readonly (readonly string[])[] = [messages.heads, ...rows];
  const widths = messages.heads.map((_head, column) => Math.max(...lines.map((cells) => (cells[column] ?? '').length)));
  return lines.map((cells) =>
    cells
      .map((cell, column) => cell.padEnd(widths[column] ?? 0))
      .join('  ')
      .trimEnd(),
  );
}
