import { endpointIsAws } from '../../../messages/aws/endpoint.ts';
import { CommandLineError } from '../errors.ts';

/**
 * The domains of AWS's own services in all of its partitions. Source: the `dnsSuffix` of each partition in botocore's endpoints.json and
 * partitions.json, 1.43.11, and the domains that AWS's documentation names beside them, read 2026-11.
 */
const domainsOfAws = [
  'amazonaws.com',
  'amazonaws.com.cn',
  'amazonaws.eu',
  'amazonwebservices.com.cn',
  'api.aws',
  'aws.dev',
  'on.aws',
  'aws',
  'aws.amazon.com',
  'amazon.com',
  'awsstatic.com',
  'c2s.ic.gov',
  'sc2s.sgov.gov',
  'cloud.adc-e.uk',
  'csp.hci.ic.gov',
];

const isOf = (host: string, domain: string): boolean => host === domain || host.endsWith(`.${domain}`);

/** Whether a host is AWS's: nothing that is practiced here may reach an account. */
export function isAwsHost(hostname: string): boolean {
  const host = hostname.toLowerCase().replace(/\.+$/, '');
  return domainsOfAws.some((domain) => isOf(host, domain));
}

/** @throws a CommandLineError for a host of AWS's */
export function refuseAws({ hostname }: URL): void {
  if (isAwsHost(hostname)) throw new CommandLineError('general', endpointIsAws(hostname));
}

/**
 * Reads an endpoint's URL.
 * @throws a CommandLineError for what is no URL of a web server, and for a host of AWS's
 */
export function parseEndpoint(text: string): URL {
  if (!/^[a-z][a-z0-9+.-]*:/i.test(text)) {
    throw new CommandLineError(
      'paramValidation',
      `Bad value for --endpoint-url "${text}": scheme is missing.  Must be of the form http://<hostname>/ or https://<hostname>/`,
    );
  }
  const url = URL.canParse(text) ? new URL(text) : undefined;
  if (url === undefined || !['http:', 'https:'].includes(url.protocol)) throw new CommandLineError('general', `Invalid endpoint: ${text}`);
  refuseAws(url);
  return url;
}
