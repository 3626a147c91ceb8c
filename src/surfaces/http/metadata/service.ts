import type { Entropy } from '../../../ports/entropy.ts';
import { errorPage, forbidden, type MetadataAnswer, type MetadataRequest } from './answer.ts';
import { instanceCategories, versions } from './categories.ts';
import { dynamicData } from './dynamic.ts';
import { iamFolder, type RoleSource } from './iam.ts';
import { type InstancePlace, type InstanceView, viewInstance } from './instance.ts';
import { keepRoleCredentials } from './role-credentials.ts';
import { longestTtl, sessionTokens, type Tokens } from './tokens.ts';
import { type Folder, find } from './tree.ts';

/** Whose metadata it is, and what the service has of the machine. */
export interface MetadataOptions extends InstancePlace {
  /** The machine's time, in milliseconds since 1970. */
  readonly now: () => number;
  readonly entropy: Entropy;
}

/**
 * Answers a request for an instance's metadata, in version 1 and 2 of the service. `undefined`: no answer comes back, as from an instance that
 * doesn't run, or where the answer would travel further than the hop limit.
 */
export type MetadataService = (request: MetadataRequest) => Promise<MetadataAnswer | undefined>;

const ttlHeader = 'x-aws-ec2-metadata-token-ttl-seconds';
const tokenHeader = 'x-aws-ec2-metadata-token';

/**
 * The metadata service of one instance, as it is at each request: options, role and tags may change between two of them.
 * Source: EC2 User Guide, "Use the Instance Metadata Service to access instance metadata", read 2026-11-24.
 */
export function metadataService(options: MetadataOptions): MetadataService {
  const tokens = sessionTokens(options.entropy, options.now);
  const source: RoleSource = {
    credentials: keepRoleCredentials(options),
    machineTime: (cloudTime) => options.now() + cloudTime - options.cloud.now(),
  };
  return async (request) => {
    const view = await viewInstance(options);
    if (view?.instance.State?.Name !== 'running') return undefined;
    const { HttpEndpoint, HttpTokens, HttpPutResponseHopLimit = 1 } = view.instance.MetadataOptions ?? {};
    if (HttpEndpoint === 'disabled') return forbidden;
    if (request.method === 'PUT') return request.hops > HttpPutResponseHopLimit ? undefined : giveToken(request, tokens);
    if (request.method !== 'GET' && request.method !== 'HEAD') return errorPage(405);
    const token = request.headers[tokenHeader];
    const left = typeof token === 'string' ? tokens.remaining(token) : undefined;
    // Whoever sends a token means version 2, also where version 1 would do.
    if (token === undefined ? HttpTokens === 'required' : left === undefined) return errorPage(401);
    const answer = await read(request.path, view, source);
    return left === undefined ? answer : { ...answer, headers: { [ttlHeader]: String(left) } };
  };
}

/** A token is given at its one path only, in none of the versions, and not to whoever passes on what others ask. */
function giveToken({ path, headers }: MetadataRequest, tokens: Tokens): MetadataAnswer {
  if (path !== '/latest/api/token' || headers['x-forwarded-for'] !== undefined) return forbidden;
  const asked = headers[ttlHeader];
  const ttl = typeof asked === 'string' && /^\d{1,5}$/.test(asked) ? Number(asked) : 0;
  if (ttl < 1 || ttl > longestTtl) return errorPage(400);
  return { status: 200, type: 'text/plain', body: tokens.issue(ttl), headers: { [ttlHeader]: String(ttl) } };
}

async function read(path: string, view: InstanceView, source: RoleSource): Promise<MetadataAnswer> {
  const [version, ...names] = segments(path);
  if (version === undefined) return { status: 200, type: 'text/plain', body: versions.join('\n') };
  const found = versions.includes(version) ? await find(root(view, source), names, version) : undefined;
  if (found === undefined) return errorPage(404);
  if ('listing' in found) return { status: 200, type: 'text/plain', body: found.listing };
  return { status: 200, type: found.type ?? 'text/plain', body: found.content };
}

/** What stands between the slashes; one at the end says nothing, and neither do two in a row. */
function segments(path: string): readonly string[] {
  const [plain = ''] = path.split('?');
  return plain.split('/').flatMap((segment) => (segment === '' ? [] : [decoded(segment)]));
}

function decoded(segment: string): string {
  try {
    return decodeURIComponent(segment);
  } catch {
    return segment;
  }
}

const root = (view: InstanceView, source: RoleSource): Folder => ({
  since: '1.0',
  entries: async () => ({
    dynamic: dynamicData(view),
    'meta-data': { since: '1.0', entries: async () => instanceCategories(view, await iamFolder(view, source)) },
    'user-data': await userData(view),
  }),
  line: (name) => name,
});

async function userData(view: InstanceView) {
  const base64 = await view.userData();
  const bytes = base64 === undefined ? undefined : Buffer.from(base64, 'base64');
  return bytes && { since: '1.0', type: 'application/octet-stream' as const, read: () => Promise.resolve(bytes) };
}
