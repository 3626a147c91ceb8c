import type { ServiceModel } from '../../models/model.ts';
import type { Models } from '../../models/models.ts';
import { parseQuery } from '../../wire/protocols/form.ts';
import type { HostAddress } from './host-address.ts';
import type { Received } from './received.ts';

/** Finds the service that a request is meant for. */
export interface Services {
  /**
   * @param signingName of the request's signature, where it has one
   * @param form the body, of a request that may be a form
   * @returns `undefined` for a service that there is no model of
   */
  of(request: Received, address: HostAddress, signingName: string | undefined, form: Uint8Array | undefined): ServiceModel | undefined;
  /** Whether only the body can say which service is meant. */
  needsForm(request: Received, address: HostAddress, signingName: string | undefined): boolean;
}

/** The index of the services, made at the first request. */
export function servicesOf(models: Models): Services {
  let index: ReturnType<typeof indexOf> | undefined;
  const all = () => {
    index ??= indexOf(models);
    return index;
  };
  return {
    of: (request, address, signingName, form) => find(all(), request, address, signingName, form),
    needsForm: ({ method, headers }, address, signingName) =>
      method === 'POST' &&
      signingName === undefined &&
      address.endpointPrefix === undefined &&
      headers['x-amz-target'] === undefined &&
      headers['content-type']?.startsWith('application/x-www-form-urlencoded') === true,
  };
}

function indexOf(models: Models) {
  const services = models.services().flatMap((name) => models.service(name) ?? []);
  return {
    // Where several sign alike it is the first that is meant; the others are told apart before by what only they have.
    bySigningName: new Map(services.toReversed().map((service) => [service.signingName, service])),
    byEndpointPrefix: new Map(services.map((service) => [service.endpointPrefix, service])),
    // CloudTrail's prefix comes without its package from some SDKs.
    byTargetPrefix: new Map(
      services.flatMap((service) =>
        service.targetPrefix === undefined
          ? []
          : [[service.targetPrefix, service] as const, [service.targetPrefix.split('.').at(-1) ?? service.targetPrefix, service] as const],
      ),
    ),
    byVersion: new Map(services.filter(({ protocol }) => protocol === 'query' || protocol === 'ec2').map((service) => [service.apiVersion, service])),
    s3: services.find(({ service }) => service === 's3'),
    s3Control: services.find(({ service }) => service === 's3control'),
  };
}

function find(
  index: ReturnType<typeof indexOf>,
  request: Received,
  address: HostAddress,
  signingName: string | undefined,
  form: Uint8Array | undefined,
): ServiceModel | undefined {
  const target = request.headers['x-amz-target'];
  const byTarget = target === undefined ? undefined : index.byTargetPrefix.get(target.slice(0, target.lastIndexOf('.')));
  if (byTarget !== undefined) return byTarget;
  const byHost = address.endpointPrefix === undefined ? undefined : index.byEndpointPrefix.get(address.endpointPrefix);
  if (byHost !== undefined) return byHost;
  if (isS3Control(request)) return index.s3Control;
  if (signingName !== undefined) return index.bySigningName.get(signingName);
  return byForm(index, request, form) ?? index.s3;
}

/** S3 Control signs as S3, and is told from it by its host, or where that says nothing, by what only its requests have. */
const isS3Control = ({ path, headers }: Received): boolean => path.startsWith('/v20180820/') && 'x-amz-account-id' in headers;

function byForm({ byVersion }: ReturnType<typeof indexOf>, { query }: Received, form: Uint8Array | undefined): ServiceModel | undefined {
  const parameters = new Map([...query, ...(form === undefined ? [] : parseQuery(Buffer.from(form).toString('utf8')))]);
  const version = parameters.get('Version');
  return parameters.has('Action') && version !== undefined ? byVersion.get(version) : undefined;
}
