import type { ServiceModel } from './model.ts';

const pluralAcronym = /[A-Z]{2,}s$/;

const names = new Map<string, string>();

const transform = (name: string): string => {
  const acronym = pluralAcronym.exec(name)?.[0];
  // `ListWebACLs`: the plural of an acronym is one word.
  const parted = acronym === undefined ? name : `${name.slice(0, -acronym.length)}-${acronym.toLowerCase()}`;
  return parted
    .replace(/(.)([A-Z][a-z]+)/g, '$1-$2')
    .replace(/([a-z0-9])([A-Z])/g, '$1-$2')
    .toLowerCase();
};

/**
 * The command line's name of an operation or member, exactly as botocore's `xform_name(name, '-')` makes it: `DescribeDBInstances` is
 * `describe-db-instances`, `GatewayARNs` is `gateway-arns`. A name with a dash is left as it is. botocore's table of exceptions (`iSCSI`,
 * `PartiQL`, `WhatsApp` …) concerns no service that has a model here.
 */
export function kebabName(name: string): string {
  if (name.includes('-')) return name;
  const known = names.get(name);
  if (known !== undefined) return known;
  const made = transform(name);
  names.set(name, made);
  return made;
}

/** The operation that a command such as `create-user` means; `undefined` when the service has none of that name. */
export function operationOfCommand(service: ServiceModel, command: string): string | undefined {
  return service.operations.find((operation) => kebabName(operation) === command);
}

/** The name of a service on the command line: `s3api` where the model says `s3`. */
export const serviceCommand = (service: string): string => (service === 's3' ? 's3api' : service);
