import { operationTexts } from '../../../models/help-texts.ts';
import type { OperationModel } from '../../../models/model.ts';
import { shapeOf } from '../../../models/shape-of.ts';
import { inputSkeleton } from '../../../models/skeleton.ts';
import { formatJson } from '../output/json.ts';
import type { Printable } from '../output/value.ts';
import { isList, isObject } from '../output/value.ts';
import type { Session } from '../session/session.ts';

const scalar = (value: Printable): string =>
  value === null || typeof value === 'object' ? '' : typeof value === 'string' ? `'${value.replaceAll("'", "''")}'` : String(value);

/** A skeleton as YAML, with what each member is, and whether it must be there, beside it. */
class YamlSkeleton {
  readonly lines: string[] = [];

  constructor(
    private readonly model: OperationModel,
    private readonly describe: (member: string) => string,
  ) {}

  /** Writes the members of a structure or map; the first line may follow a list's dash. */
  members(value: Printable, shapeName: string, indent: string, first = indent): void {
    const shape = shapeOf(this.model, shapeName);
    if (!isObject(value)) return;
    let start = first;
    for (const [name, item] of Object.entries(value)) {
      const member = shape.type === 'structure' ? shape.members[name]?.shape : shape.type === 'map' ? shape.value.shape : undefined;
      const required = shape.type === 'structure' && shape.required?.includes(name) ? '[REQUIRED] ' : '';
      const comment = `${required}${indent === '' ? this.describe(name) : ''}`.trim();
      this.value(`${start}${name}:`, item, member, indent, comment === '' ? '' : ` # ${comment}`);
      start = indent;
    }
  }

  private value(head: string, item: Printable, shapeName: string | undefined, indent: string, comment: string): void {
    const nested = isObject(item) ? Object.keys(item).length > 0 : isList(item) && item.length > 0;
    if (!nested || shapeName === undefined) {
      const text = isObject(item) ? ' {}' : isList(item) ? ' []' : ` ${scalar(item)}`;
      this.lines.push(`${head}${text.trimEnd()}${comment}`);
      return;
    }
    this.lines.push(`${head}${comment}`);
    if (isObject(item)) this.members(item, shapeName, `${indent}  `);
    else if (isList(item)) this.elements(item, shapeName, indent);
  }

  private elements(items: readonly Printable[], shapeName: string, indent: string): void {
    const shape = shapeOf(this.model, shapeName);
    if (shape.type !== 'list') return;
    for (const item of items) {
      if (isObject(item) && Object.keys(item).length > 0) this.members(item, shape.member.shape, `${indent}  `, `${indent}- `);
      else this.lines.push(`${indent}- ${isObject(item) ? '{}' : isList(item) ? '[]' : scalar(item)}`.trimEnd());
    }
  }
}

const firstSentence = (text: string): string => /^.*?[.!?](?=\s|$)/.exec(text.split('\n')[0] ?? '')?.[0] ?? text.split('\n')[0] ?? '';

/** What `--generate-cli-skeleton` prints for the input: JSON, or YAML with comments. */
export async function inputSkeletonText(session: Session, service: string, model: OperationModel, kind: string): Promise<string> {
  const skeleton = inputSkeleton(model);
  if (kind !== 'yaml-input') return Object.keys(skeleton).length === 0 ? '{}\n' : formatJson(skeleton);
  if (model.input === undefined) return '{}\n';
  const texts = operationTexts(session.environment.data, service, model.name)?.input ?? {};
  const writer = new YamlSkeleton(model, (member) => firstSentence(texts[member] ?? ''));
  writer.members(skeleton, model.input, '');
  return writer.lines.length === 0 ? '{}\n' : writer.lines.map((line) => `${line}\n`).join('');
}
