import type { Cloud } from '../../../engine/cloud.ts';
import type { Models } from '../../../models/models.ts';
import type { Listing } from './listings.ts';

const source = { surface: 'completion', ip: '127.0.0.1', userAgent: 'nimbi' };

/** Nobody reads on beyond so many pages of names. */
const mostPages = 10;

/**
 * Lists names in the cloud, as its root user would, since it is the person's own machine; it leaves no trace in the journal.
 * Where the listing is refused there are none.
 */
export async function list(
  cloud: Pick<Cloud, 'rehearse'>,
  models: Models,
  { service, operation, path }: Listing,
  input: Readonly<Record<string, unknown>>,
  region: string,
): Promise<readonly string[]> {
  const paginator = models.operation(service, operation)?.paginator;
  const names: string[] = [];
  let token: Readonly<Record<string, unknown>> = {};
  for (let page = 0; page < mostPages; page += 1) {
    const rehearsal = await cloud.rehearse({ service, operation, region, input: { ...input, ...token }, source });
    if (!rehearsal.ok) break;
    const { output } = rehearsal;
    names.push(...textsAt(output, path.split('.')));
    const next = (paginator?.outputTokens ?? []).map((name) => output[name]);
    if (next.length === 0 || next.some((value) => value === undefined || value === '')) break;
    token = Object.fromEntries((paginator?.inputTokens ?? []).map((name, index) => [name, next[index]]));
  }
  return [...new Set(names)].sort();
}

/** The texts at a path such as `Reservations[].Instances[].InstanceId`. */
function textsAt(value: unknown, [name, ...rest]: readonly string[]): readonly string[] {
  if (name === undefined) return typeof value === 'string' ? [value] : [];
  if (typeof value !== 'object' || value === null) return [];
  const member = (value as Readonly<Record<string, unknown>>)[name.replace('[]', '')];
  if (!name.endsWith('[]')) return textsAt(member, rest);
  return Array.isArray(member) ? member.flatMap((item) => textsAt(item, rest)) : [];
}
