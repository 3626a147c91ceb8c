import type { Credentials } from '../../kernel/call.ts';

type Environment = Readonly<Record<string, string | undefined>>;

/** What sends a program to the simulated cloud. */
export interface Connection {
  readonly endpointUrl: string;
  /** Of the endpoint, where it has made one of its own. */
  readonly certificateFile?: string;
  readonly region: string;
  readonly configFile: string;
  readonly credentialsFile: string;
}

/** How a program comes by its credentials: it is given them, or asks an instance's metadata service. */
export type Identity = { readonly credentials: Credentials } | { readonly metadataUrl: string };

/** Variables to set, and those to take away. */
export interface Changes {
  readonly set: Readonly<Record<string, string>>;
  readonly unset: readonly string[];
}

/** What of a person's own set-up could lead a program to a real account; `BOTO_CONFIG` is boto 2's. */
const foreign = /^(?:AWS_|BOTO_CONFIG$)/i;

const proxies = ['HTTP_PROXY', 'HTTPS_PROXY', 'ALL_PROXY'];

/** What has to be different in an environment for a program in it to meet the simulated cloud, and nothing of the person's real AWS set-up. */
export function changesTo(env: Environment, connection: Connection, identity: Identity): Changes {
  const set = { ...connected(connection), ...identified(identity), ...unproxied(env) };
  const unset = Object.keys(env).filter((name) => env[name] !== undefined && foreign.test(name) && !Object.hasOwn(set, name));
  return { set, unset: unset.sort() };
}

/** This computer may be busier than an instance's own service ever is, and botocore asks but once, for a second. */
const patience = { AWS_METADATA_SERVICE_TIMEOUT: '10', AWS_METADATA_SERVICE_NUM_ATTEMPTS: '3' };

const connected = ({ endpointUrl, certificateFile, region, configFile, credentialsFile }: Connection): Record<string, string> => ({
  AWS_ENDPOINT_URL: endpointUrl,
  AWS_REGION: region,
  AWS_DEFAULT_REGION: region,
  AWS_CONFIG_FILE: configFile,
  AWS_SHARED_CREDENTIALS_FILE: credentialsFile,
  ...(certificateFile !== undefined && { AWS_CA_BUNDLE: certificateFile, NODE_EXTRA_CA_CERTS: certificateFile }),
});

function identified(identity: Identity): Record<string, string> {
  if ('metadataUrl' in identity) return { AWS_EC2_METADATA_SERVICE_ENDPOINT: `${identity.metadataUrl}/`, ...patience };
  const { accessKeyId, secretAccessKey, sessionToken } = identity.credentials;
  return {
    AWS_ACCESS_KEY_ID: accessKeyId,
    AWS_SECRET_ACCESS_KEY: secretAccessKey,
    ...(sessionToken !== undefined && { AWS_SESSION_TOKEN: sessionToken }),
    AWS_EC2_METADATA_DISABLED: 'true',
  };
}

/** A proxy that stands between this computer and the world must not be asked for the endpoint, which it would look for on itself. */
function unproxied(env: Environment): Record<string, string> {
  const isSet = (name: string): boolean => (env[name] ?? '') !== '' || (env[name.toLowerCase()] ?? '') !== '';
  if (!proxies.some(isSet)) return {};
  const hosts = new Set(
    `${env.NO_PROXY ?? ''},${env.no_proxy ?? ''}`
      .split(',')
      .map((host) => host.trim())
      .filter(Boolean),
  );
  for (const host of ['127.0.0.1', 'localhost', '::1']) hosts.add(host);
  const value = [...hosts].join(',');
  return { NO_PROXY: value, no_proxy: value };
}

/** An environment with the changes made. */
export function changed(env: Environment, { set, unset }: Changes): Record<string, string> {
  const gone = new Set(unset);
  const kept = Object.entries(env).flatMap(([name, value]) => (value === undefined || gone.has(name) ? [] : [[name, value] as const]));
  return { ...Object.fromEntries(kept), ...set };
}
