import type { Shape } from '../../src/models/model.ts';
import { everyOperation } from '../models/all-models.ts';
import { ClientModels, type ModelFacts } from './client-models.ts';

function factsOf(shape: Shape): ModelFacts[string]['shapes'][string] {
  switch (shape.type) {
    case 'structure':
      return { members: Object.fromEntries(Object.entries(shape.members).map(([name, member]) => [name, member.shape])) };
    case 'list':
      return { item: shape.member.shape };
    case 'map':
      return { item: shape.value.shape };
    default:
      return {};
  }
}

/** The models of a client that is as new as ours. */
export function ownModels(): ClientModels {
  const facts: Record<string, { operations: Record<string, ModelFacts[string]['operations'][string]>; shapes: Record<string, object> }> = {};
  for (const [service, model] of everyOperation) {
    facts[service] ??= { operations: {}, shapes: {} };
    const { operations, shapes } = facts[service];
    operations[model.name] = { uri: model.http.requestUri, input: model.input ?? null, output: model.output ?? null, shownKeys: null };
    for (const [name, shape] of Object.entries(model.shapes)) shapes[name] = factsOf(shape);
  }
  return new ClientModels(facts);
}
