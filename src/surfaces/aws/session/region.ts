import type { ServiceModel } from '../../../models/model.ts';
import { CommandLineError } from '../errors.ts';
import type { Session } from './session.ts';

/** Services with one endpoint for all Regions: they need none to be chosen, and answer for any. Source: botocore's endpoints.json, 1.43. */
const global: ReadonlySet<string> = new Set(['account', 'cloudfront', 'iam', 'organizations']);

/** Where the global services are. */
const globalRegion = 'us-east-1';

/**
 * The Region that a call goes to.
 * @throws a CommandLineError when one is needed and none is chosen, or it could not be reached on AWS, since it does not exist
 */
export async function resolveRegion(session: Session, service: ServiceModel): Promise<string> {
  const chosen = session.region()?.value;
  const isGlobal = global.has(service.service);
  if (chosen === undefined) {
    session.requireProfile();
    if (isGlobal || service.service === 's3') return globalRegion;
    throw new CommandLineError('noRegion', (program) => `You must specify a region. You can also configure your region by running "${program} configure".`);
  }
  if (!/^(?![0-9]+$)(?!-)[a-zA-Z0-9-]{0,63}(?<!-)$/.test(chosen)) {
    throw new CommandLineError('general', `Provided region_name '${chosen}' doesn't match a supported format.`);
  }
  // The commonest Region needs no look at the table.
  if (isGlobal || chosen === globalRegion) return isGlobal ? globalRegion : chosen;
  const { regions } = await import('../../../world/regions.ts');
  if (regions.some(({ name }) => name === chosen)) return chosen;
  const { nearest } = await import('../../../kernel/nearest.ts');
  const { nearestRegion } = await import('../../../messages/aws/en.ts');
  const near = nearest(
    chosen,
    regions.map(({ name }) => name),
  );
  const endpoint = `https://${service.endpointPrefix}.${chosen}.amazonaws.com/`;
  throw new CommandLineError('general', `Could not connect to the endpoint URL: "${endpoint}"`, nearestRegion(chosen, near));
}
