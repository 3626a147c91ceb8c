import type { Cloud } from '../../engine/cloud.ts';

/**
 * Programs compare what expires with their own clock, which is the machine's: so do the answers that give credentials out. All other times
 * are the cloud's. Without this an SDK would fetch new credentials before every call where the cloud's clock is behind, and trust expired
 * ones where it is ahead.
 */
export function onTheWire(output: Readonly<Record<string, unknown>>, cloud: Pick<Cloud, 'now'>, machineNow: number): Readonly<Record<string, unknown>> {
  const { Credentials: credentials } = output;
  if (!hasExpiration(credentials)) return output;
  const offset = cloud.now() - machineNow;
  // A clock that runs with the machine's is never further from it than a call takes.
  if (Math.abs(offset) < 1000) return output;
  return { ...output, Credentials: { ...credentials, Expiration: new Date(credentials.Expiration.getTime() - offset) } };
}

const hasExpiration = (value: unknown): value is { readonly Expiration: Date } =>
  typeof value === 'object' && value !== null && 'Expiration' in value && value.Expiration instanceof Date;
