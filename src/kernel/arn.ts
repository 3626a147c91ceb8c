/** The parts of an Amazon Resource Name. `resource` keeps its colons and slashes. */
export interface Arn {
  readonly partition: string;
  readonly service: string;
  readonly region: string;
  readonly accountId: string;
  readonly resource: string;
}

/** Reads an ARN; `undefined` when the text is not one (six colon-separated parts, the first of them `arn`). */
export function parseArn(text: string): Arn | undefined {
  const parts = text.split(':');
  const [prefix, partition, service, region, accountId] = parts;
  if (parts.length < 6 || prefix !== 'arn' || !partition || !service || region === undefined || accountId === undefined) return undefined;
  const resource = parts.slice(5).join(':');
  return resource === '' ? undefined : { partition, service, region, accountId, resource };
}

/** Writes an ARN; region and account are empty where a service's ARNs have none. */
export function formatArn({ partition = 'aws', service, region = '', accountId = '', resource }: Partial<Arn> & Pick<Arn, 'service' | 'resource'>): string {
  return `arn:${partition}:${service}:${region}:${accountId}:${resource}`;
}
