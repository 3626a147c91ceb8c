import type { ServiceModel } from '../../../models/model.ts';
import type { Session } from '../session/session.ts';

const isTrue = (text: string | undefined): boolean => text?.toLowerCase() === 'true';

/** `IAM`, `S3_CONTROL`: a service as AWS_ENDPOINT_URL_… names it. */
const environmentName = ({ serviceId }: ServiceModel): string => `AWS_ENDPOINT_URL_${serviceId.replaceAll(/[ -]/g, '_').toUpperCase()}`;

/** The endpoint that the profile names: its `services` section's for this service, else its own. */
function profileEndpoint(session: Session, { serviceId }: ServiceModel): string | undefined {
  const services = session.setting('services')?.value;
  const own = services === undefined ? undefined : session.config.get(`services ${services}`)?.[serviceId.replaceAll(/[ -]/g, '_').toLowerCase()];
  const url = typeof own === 'object' ? own.endpoint_url : undefined;
  return typeof url === 'string' ? url : session.setting('endpoint_url')?.value;
}

/**
 * Where calls of a service go over the network, if they do: `--endpoint-url`, else `AWS_ENDPOINT_URL_<SERVICE>`, `AWS_ENDPOINT_URL`, and
 * what the profile says, in the AWS CLI's order. Source: AWS SDKs and Tools Reference Guide, "Service-specific endpoints", read 2026-11.
 * @param command the command's service, whom the flag is for; a role that the profile names is assumed at its own service's endpoint
 */
export function endpointUrlOf(session: Session, service: ServiceModel, command: string | undefined): string | undefined {
  const { endpointUrl } = session.globals;
  if (endpointUrl !== undefined && (command === service.service || ((command === 's3' || command === 's3api') && service.service === 's3'))) return endpointUrl;
  if (isTrue(session.variable('AWS_IGNORE_CONFIGURED_ENDPOINT_URLS') ?? session.setting('ignore_configured_endpoint_urls')?.value)) return undefined;
  return session.variable(environmentName(service)) ?? session.variable('AWS_ENDPOINT_URL') ?? profileEndpoint(session, service);
}

/** Whether calls of any service could go over the network: a look that costs a usual command next to nothing. */
export function mayHaveEndpoint(session: Session): boolean {
  if (session.globals.endpointUrl !== undefined) return true;
  for (const name in session.io.env) if (name.startsWith('AWS_ENDPOINT_URL')) return true;
  return session.setting('endpoint_url') !== undefined || session.setting('services') !== undefined;
}
