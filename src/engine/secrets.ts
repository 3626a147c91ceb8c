import type { Json, JsonObject } from '../kernel/json.ts';
import { isPlainObject } from '../kernel/json.ts';
import type { Loaded } from './loader.ts';

const none: readonly string[] = [];

/** The members of an operation's input that are sealed before anything else is done with them, its service's included. */
export function secretInputsOf({ door, operation }: Pick<Loaded, 'door' | 'operation'>): readonly string[] {
  const [ofAll = none, own = none] = [door.secretInputs, operation.secretInputs];
  return own.length === 0 ? ofAll : [...ofAll, ...own];
}

/**
 * A copy of an answer without the members that the journal must not keep.
 * @param paths such as `AccessKey.SecretAccessKey`
 */
export function withoutSecrets(answer: JsonObject, paths: readonly string[]): JsonObject {
  return paths.reduce((rest, path) => withoutPath(rest, path.split('.')), answer);
}

function withoutPath(value: JsonObject, [member = '', ...deeper]: readonly string[]): JsonObject {
  if (!Object.hasOwn(value, member)) return value;
  const { [member]: found, ...rest } = value;
  return deeper.length > 0 && isObject(found) ? { ...rest, [member]: withoutPath(found, deeper) } : rest;
}

const isObject = (value: Json | undefined): value is JsonObject => isPlainObject(value);
