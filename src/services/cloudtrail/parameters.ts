import type { Json, JsonObject } from '../../kernel/json.ts';
import { isPlainObject } from '../../kernel/json.ts';
import type { Member, OperationModel, StructureShape } from '../../models/model.ts';
import { shapeOf } from '../../models/shape-of.ts';

/** How a service's records spell members, lists and moments. */
export interface Spelling {
  member(name: string, member: Member): string;
  list(items: readonly Json[]): Json;
  moment(date: Date): Json;
}

/** `InstanceType` as `instanceType`. */
export const lowerFirst = (name: string): string => name.charAt(0).toLowerCase() + name.slice(1);

const months = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'];
const twoDigits = (number: number): string => String(number).padStart(2, '0');

/** `Nov 24, 2026, 12:00:00 PM`, the form of moments in most records. */
export function spokenMoment(date: Date): string {
  const hour = date.getUTCHours();
  const time = `${hour % 12 || 12}:${twoDigits(date.getUTCMinutes())}:${twoDigits(date.getUTCSeconds())} ${hour < 12 ? 'AM' : 'PM'}`;
  return `${months[date.getUTCMonth()]} ${date.getUTCDate()}, ${date.getUTCFullYear()}, ${time}`;
}

const HIDDEN = 'HIDDEN_DUE_TO_SECURITY_REASONS';

/** A request or an answer in its JSON form, as CloudTrail records it. */
export function spell(model: OperationModel, shapeName: string, value: Json, spelling: Spelling): Json {
  const shape = shapeOf(model, shapeName);
  if (shape.sensitive) return HIDDEN;
  if (shape.type === 'structure' && isObject(value)) return spellStructure(model, shape, value, spelling);
  if (shape.type === 'list' && Array.isArray(value))
    return spelling.list((value as readonly Json[]).map((item) => spell(model, shape.member.shape, item, spelling)));
  if (shape.type === 'map' && isObject(value)) {
    return Object.fromEntries(Object.entries(value).map(([key, item]) => [key, spell(model, shape.value.shape, item, spelling)]));
  }
  return shape.type === 'timestamp' && typeof value === 'string' ? spelling.moment(new Date(value)) : value;
}

const isObject = (value: Json): value is JsonObject => isPlainObject(value);

function spellStructure(model: OperationModel, shape: StructureShape, value: JsonObject, spelling: Spelling): JsonObject {
  const members: [string, Json][] = [];
  for (const [name, item] of Object.entries(value)) {
    const member = Object.hasOwn(shape.members, name) ? shape.members[name] : undefined;
    if (member !== undefined) members.push([spelling.member(name, member), spell(model, member.shape, item, spelling)]);
  }
  return Object.fromEntries(members);
}
