import type { Member, OperationModel } from '../../models/model.ts';
import { shapeOf } from '../../models/shape-of.ts';
import { itemsOf } from './members.ts';
import { scalarText } from './scalars.ts';

/** A value as a header's: moments as HTTP dates, lists separated by commas, an item with a comma or quote in quotes. `undefined` for an empty list. */
export function headerText(model: OperationModel, member: Member, value: unknown): string | undefined {
  const shape = shapeOf(model, member.shape);
  if (shape.type !== 'list') return scalarText(model, member, shape, value, 'rfc822');
  const items = itemsOf(model, member.shape, value).map((item) => headerText(model, shape.member, item) ?? '');
  return items.length === 0 ? undefined : items.map((item) => (/[",]/.test(item) ? `"${item.replace(/["\\]/g, '\\$&')}"` : item)).join(',');
}

/** The items of a header that is a list. */
function headerItems(text: string): string[] {
  const items = text.match(/\s*(?:"(?:[^"\\]|\\.)*"|[^,]*)/g) ?? [];
  return items.flatMap((item) => {
    const trimmed = item.trim();
    if (trimmed === '') return [];
    return [trimmed.startsWith('"') ? trimmed.slice(1, -1).replace(/\\(.)/g, '$1') : trimmed];
  });
}

/** A header's text as a value: of a list its items, else the text, for `decodeValue` to type. */
export function headerValue(model: OperationModel, member: Member, text: string): unknown {
  const shape = shapeOf(model, member.shape);
  if (shape.type === 'list') return headerItems(text).map((item) => headerValue(model, shape.member, item));
  return shape.type === 'string' ? text : text.trim();
}
