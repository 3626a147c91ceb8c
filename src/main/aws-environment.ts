import packageFacts from '../../package.json' with { type: 'json' };
import type { Cloud } from '../engine/cloud.ts';
import { registry } from '../services/registry.generated.ts';
import type { AwsEnvironment } from '../surfaces/aws/io.ts';
import type { Program } from './program.ts';

/** Where an `aws` command line works, where that is not this command line's own cloud and profiles. */
export interface AwsPlace {
  /** What the journal names as the way in. */
  readonly surface: string;
  readonly openCloud: () => Promise<Cloud>;
  readonly configFolder: string;
  readonly onCall: NonNullable<AwsEnvironment['onCall']>;
}

/** What the `aws` command line works on. */
export function awsEnvironment({ models, data }: Pick<Program, 'models' | 'data'>, place: AwsPlace): AwsEnvironment {
  const operationsOf = (service: string) => (Object.hasOwn(registry, service) ? registry[service]?.operations : undefined) ?? {};
  return {
    models,
    data,
    simulated: (service, operation) => Object.hasOwn(operationsOf(service), operation),
    simulatedOperations: (service) => Object.keys(operationsOf(service)),
    version: packageFacts.version,
    ...place,
  };
}
