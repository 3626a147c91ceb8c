import type { AnsweringCloud, AwsEnvironment } from '../io.ts';
import type { Session } from '../session/session.ts';
import { endpointUrlOf, mayHaveEndpoint } from './settings.ts';

/**
 * The environment of a command line whose calls may go over the network: where an endpoint is set for a call's service, it answers,
 * and what it can do is its own affair; everything else stays in the cloud.
 * @param session gives the command line's settings, which are looked at when a call is near
 * @param command the command's service
 */
export function behindEndpoint(environment: AwsEnvironment, session: () => Session, command: string | undefined): AwsEnvironment {
  const endpointOf = (name: string): string | undefined => {
    const service = mayHaveEndpoint(session()) ? environment.models.service(name) : undefined;
    return service === undefined ? undefined : endpointUrlOf(session(), service, command);
  };
  let opened: Promise<AnsweringCloud> | undefined;
  return {
    ...environment,
    simulated: (service, operation) => environment.simulated(service, operation) || endpointOf(service) !== undefined,
    openSignIn: () => environment.openCloud(),
    openCloud: async () => {
      if (!mayHaveEndpoint(session())) return environment.openCloud();
      opened ??= import('./endpoint-cloud.ts').then(({ EndpointCloud }) => new EndpointCloud(session(), environment, endpointOf));
      return opened;
    },
  };
}
