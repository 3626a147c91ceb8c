import type { ServiceDefinition } from '../kernel/operation.ts';
import type { OperationModel } from '../models/model.ts';
import type { Models } from '../models/models.ts';
import type { AnyOperation, Registry } from '../services/registry.ts';

/** An operation ready to run: its code, its model and its service's door. */
export interface Loaded {
  readonly service: string;
  readonly door: ServiceDefinition;
  readonly operation: AnyOperation;
  readonly model: OperationModel;
  /** The operations it may call in turn, by `service:Operation`, and theirs. */
  readonly calls: ReadonlyMap<string, Loaded>;
}

/** Loads operations when calls ask for them, each once. */
export interface Loader {
  /** `undefined` where the operation is not simulated. */
  load(service: string, operation: string): Promise<Loaded | undefined>;
  /** The door of every simulated service. */
  doors(): Promise<readonly ServiceDefinition[]>;
  /** The simulated operations of a service, in alphabetical order; empty where there are none. */
  simulated(service: string): readonly string[];
}

/** A loader over a registry and the models. */
export function createLoader(registry: Registry, models: Models): Loader {
  const loading = new Map<string, Promise<Loaded | undefined>>();
  const load = (service: string, name: string): Promise<Loaded | undefined> => {
    const key = `${service}:${name}`;
    let found = loading.get(key);
    if (!found) {
      found = loadOne(service, name);
      loading.set(key, found);
    }
    return found;
  };
  const loadOne = async (service: string, name: string): Promise<Loaded | undefined> => {
    const entry = Object.hasOwn(registry, service) ? registry[service] : undefined;
    const operations = entry?.operations ?? {};
    const loadOperation = Object.hasOwn(operations, name) ? operations[name] : undefined;
    if (!entry || !loadOperation) return undefined;
    const published = models.operation(service, name);
    const [door, operation] = await Promise.all([entry.door(), loadOperation()]);
    const model = published ?? operation.model;
    if (!model) return undefined;
    const calls = new Map<string, Loaded>();
    for (const call of operation.calls ?? []) {
      const [calledService = '', calledOperation = ''] = call.split(':');
      const called = await load(calledService, calledOperation);
      if (!called) throw new Error(`${key(service, name)} declares a call of ${call}, which is not simulated.`);
      calls.set(call, called);
    }
    return { service, door, operation, model, calls };
  };
  return {
    load,
    doors: () => Promise.all(Object.values(registry).map((entry) => entry.door())),
    simulated: (service) => (Object.hasOwn(registry, service) ? Object.keys(registry[service]?.operations ?? {}).sort() : []),
  };
}

const key = (service: string, operation: string): string => `${service}:${operation}`;
