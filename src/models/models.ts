import type { DataSource } from '../ports/data-source.ts';
import type { OperationModel, ServiceModel } from './model.ts';
import { readOperationPiece } from './operation-piece.ts';

/** What `service.json` holds of a service. */
type ServiceFacts = Omit<ServiceModel, 'operations' | 'waiters'>;

/** The models, read piece by piece as they are asked for. */
export interface Models {
  /** The services that have a model, in code-unit order. */
  services(): readonly string[];
  service(name: string): ServiceModel | undefined;
  operation(service: string, operation: string): OperationModel | undefined;
}

/** Reads models from the program's data files; each piece is parsed once. */
export function loadModels(data: DataSource): Models {
  const pieces = new Map<string, unknown>();
  const piece = <Piece>(path: string, parse: (text: string) => Piece = JSON.parse): Piece | undefined => {
    if (!pieces.has(path)) {
      const text = data.text(path);
      pieces.set(path, text === undefined ? undefined : parse(text));
    }
    return pieces.get(path) as Piece | undefined;
  };
  const services = new Map<string, ServiceModel | undefined>();
  const service = (name: string): ServiceModel | undefined => {
    const facts = piece<ServiceFacts>(`models/${name}/service.json`);
    return (
      facts && {
        ...facts,
        get operations() {
          return piece<ServiceModel['operations']>(`models/${name}/operations.json`) ?? [];
        },
        get waiters() {
          return piece<ServiceModel['waiters']>(`models/${name}/waiters.json`) ?? {};
        },
      }
    );
  };
  return {
    // The folder also holds the README that names the models' source.
    services: () => data.names('models').filter((name) => !name.includes('.')),
    service: (name) => {
      if (!services.has(name)) services.set(name, service(name));
      return services.get(name);
    },
    operation: (service, operation) => piece(`models/${service}/${operation}.json`, readOperationPiece),
  };
}
