import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { OperationModel } from '../../src/models/model.ts';
import { loadModels } from '../../src/models/models.ts';

const root = join(import.meta.dirname, '../../src/models/data');

/** The committed models, through the same door as in the program. */
export const models = loadModels({
  text: (path) => {
    try {
      return readFileSync(join(root, path.slice('models/'.length)), 'utf8');
    } catch {
      return undefined;
    }
  },
  names: (path) => readdirSync(join(root, path.slice('models'.length))).sort(),
});

/** Every operation of every service, as `[service, model]`. */
export const everyOperation: readonly (readonly [string, OperationModel])[] = models.services().flatMap((service) =>
  (models.service(service)?.operations ?? []).map((name) => {
    const model = models.operation(service, name);
    if (model === undefined) throw new Error(`No piece for ${service} ${name}.`);
    return [service, model] as const;
  }),
);

/** One operation's model. */
export function operationModel(service: string, name: string): OperationModel {
  const model = models.operation(service, name);
  if (model === undefined) throw new Error(`No piece for ${service} ${name}.`);
  return model;
}
