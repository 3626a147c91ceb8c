import type { Facts, World } from './world.ts';

/** What a check found wrong; absent when all was right. */
export interface CheckResult {
  readonly check: string;
  readonly ok: boolean;
  readonly why?: string;
}

/** A real client of AWS. */
export interface Client {
  /** As the report names it. */
  readonly name: string;
  /** Part of its bucket's name: lower-case letters and digits. */
  readonly id: string;
  /** Debian's packages that bring it. */
  readonly packages?: readonly string[];
  /** Its version; `undefined` where it is not to be had on this machine. */
  version(): Promise<string | undefined>;
  /** Runs its checks. */
  run(world: World, facts: Facts): Promise<readonly CheckResult[]>;
}

/** Checks in words of our own, run one after the other; one that fails says why, and the rest goes on. */
export async function runChecks(checks: Readonly<Record<string, () => Promise<void>>>): Promise<readonly CheckResult[]> {
  const results: CheckResult[] = [];
  for (const [check, run] of Object.entries(checks)) {
    try {
      await run();
      results.push({ check, ok: true });
    } catch (error) {
      results.push({ check, ok: false, why: error instanceof Error ? error.message : String(error) });
    }
  }
  return results;
}

/** Throws unless two values are the same in JSON. */
export function same(found: unknown, expected: unknown): void {
  const [one, other] = [JSON.stringify(found), JSON.stringify(expected)];
  if (one !== other) throw new Error(`${one} instead of ${other}`);
}

/** Throws unless a text has a part. */
export function has(text: string, part: string): void {
  if (!text.includes(part)) throw new Error(`"${part}" is missing in: ${text.slice(0, 600)}`);
}
