import type { MetadataService } from './service.ts';
import { longestTtl } from './tokens.ts';

const credentials = '/latest/meta-data/iam/security-credentials/';

/**
 * Has the role's credentials at hand before a program asks for them, as AWS has: SDKs wait for a second, and some ask but once. An instance
 * without a role, or without the service, has none.
 */
export async function warmUp(service: MetadataService): Promise<void> {
  const ask = async (method: string, path: string, headers: Readonly<Record<string, string>>): Promise<string | undefined> => {
    const answer = await service({ method, path, headers, hops: 1 });
    return answer?.status === 200 ? String(answer.body) : undefined;
  };
  const token = await ask('PUT', '/latest/api/token', { 'x-aws-ec2-metadata-token-ttl-seconds': String(longestTtl) });
  if (token === undefined) return;
  const headers = { 'x-aws-ec2-metadata-token': token };
  const roleName = await ask('GET', credentials, headers);
  if (roleName !== undefined) await ask('GET', credentials + roleName, headers);
}
