import { help } from '../../../../messages/aws/en.ts';
import type { OperationTexts } from '../../../../models/help-texts.ts';
import type { OperationModel, Shape } from '../../../../models/model.ts';
import { shapeOf } from '../../../../models/shape-of.ts';
import type { Page } from './page.ts';

const step = 3;

/** What a page is written with. */
export interface Manual {
  readonly page: Page;
  readonly model: OperationModel;
  readonly texts: OperationTexts | undefined;
}

/** What the model holds a value to, and the values of an enumeration. */
export function constraints(page: Page, shape: Shape, indent: number): void {
  const bounds = ['min', 'max', 'pattern'].flatMap((name) => {
    const value: unknown = name in shape ? shape[name as keyof Shape] : undefined;
    return value === undefined ? [] : [`* ${name}: ${value}`];
  });
  if (bounds.length > 0)
    page
      .blank()
      .text(help.constraints, indent)
      .blank()
      .verbatim(bounds.join('\n'), indent + step);
  if (shape.type !== 'string' || shape.enum === undefined) return;
  page
    .blank()
    .text(help.possibleValues, indent)
    .blank()
    .verbatim(shape.enum.map((item) => `* ${item}`).join('\n'), indent + step);
}

/** What a structure, list or map is made of, down to where it would begin anew. */
export function within(manual: Manual, shapeName: string, indent: number, above: readonly string[] = []): void {
  const { page, model, texts } = manual;
  const shape = shapeOf(model, shapeName);
  if (above.includes(shapeName)) {
    page.blank().verbatim(help.recursive, indent);
    return;
  }
  const stack = [...above, shapeName];
  const part = (label: string, name: string, text: string | undefined): void => {
    const inner = shapeOf(model, name);
    page.blank().verbatim(`${label}(${inner.type})`, indent);
    if (text !== undefined) page.blank().text(text, indent + step);
    constraints(page, inner, indent + step);
    within(manual, name, indent + step, stack);
  };
  if (shape.type === 'structure') {
    for (const [name, member] of Object.entries(shape.members)) {
      part(`${name} -> `, member.shape, texts?.members?.[shapeName]?.[name]);
    }
  } else if (shape.type === 'list') part('', shape.member.shape, undefined);
  else if (shape.type === 'map') {
    part('key -> ', shape.key.shape, undefined);
    part('value -> ', shape.value.shape, undefined);
  }
}
