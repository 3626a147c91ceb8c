import { type OperationTexts, operationTexts } from '../../../models/help-texts.ts';
import type { OperationModel, Shape } from '../../../models/model.ts';
import { shapeOf } from '../../../models/shape-of.ts';
import { inputSkeleton } from '../../../models/skeleton.ts';
import { formatJson } from '../output/json.ts';
import type { Printable } from '../output/value.ts';
import { isList, isObject } from '../output/value.ts';
import type { Session } from '../session/session.ts';

/** Texts that YAML reads as texts without quotes. */
const isPlain = (text: string): boolean => /^[A-Za-z](?:[\w./+-]|:(?=\S)| (?=[\w./+-]))*$/.test(text) && !/^(?:true|false|null)$/i.test(text);

function scalar(value: Printable, shape: Shape | undefined): string {
  if (shape?.type === 'blob') return "!!binary ''";
  if (typeof value !== 'string') return String(value);
  // A moment of YAML's own.
  if (shape?.type === 'timestamp') return value.replace('T', ' ');
  return isPlain(value) ? value : `'${value.replaceAll("'", "''")}'`;
}

const firstSentence = (text: string): string => /^.*?[.!?](?=\s|$)/.exec(text.split('\n')[0] ?? '')?.[0] ?? text.split('\n')[0] ?? '';

/** A skeleton as YAML, with what each member is, whether it must be there, and what it may be beside it, laid out as ruamel.yaml does for `aws`. */
class YamlSkeleton {
  readonly lines: string[] = [];

  constructor(
    private readonly model: OperationModel,
    private readonly texts: Pick<OperationTexts, 'input' | 'members'>,
  ) {}

  /** Writes the members of a structure or map; the first line may follow a list's dash. */
  members(value: Printable, shapeName: string, indent: string, first = indent): void {
    const shape = shapeOf(this.model, shapeName);
    if (!isObject(value)) return;
    let isFirst = true;
    for (const [name, item] of Object.entries(value)) {
      const member = shape.type === 'structure' ? shape.members[name]?.shape : shape.type === 'map' ? shape.value.shape : undefined;
      const comment = shape.type === 'structure' && member !== undefined ? this.comment(shapeName, name, shape.required?.includes(name) === true, member) : '';
      this.value(`${isFirst ? first : indent}${name}:`, item, member, indent, comment === '' ? '' : `${isFirst ? '  ' : ' '}# ${comment}`);
      isFirst = false;
    }
  }

  private comment(structure: string, name: string, required: boolean, member: string): string {
    const texts = structure === this.model.input ? this.texts.input : this.texts.members[structure];
    const shape = shapeOf(this.model, member);
    const values = shape.type === 'string' && shape.enum !== undefined ? `Valid values are: ${shape.enum.join(', ')}.` : '';
    return [required ? '[REQUIRED]' : '', firstSentence(texts?.[name] ?? ''), values].filter((part) => part !== '').join(' ');
  }

  private value(head: string, item: Printable, shapeName: string | undefined, indent: string, comment: string): void {
    const nested = isObject(item) ? Object.keys(item).length > 0 : isList(item) && item.length > 0;
    if (nested && shapeName !== undefined) {
      this.lines.push(`${head}${comment}`);
      if (isObject(item)) this.members(item, shapeName, `${indent}  `);
      else if (isList(item)) this.elements(item, shapeName, indent);
      return;
    }
    const shape = shapeName === undefined ? undefined : shapeOf(this.model, shapeName);
    this.lines.push(`${head} ${isObject(item) ? '{}' : isList(item) ? '[]' : scalar(item, shape)}${comment}`);
  }

  private elements(items: readonly Printable[], shapeName: string, indent: string): void {
    const shape = shapeOf(this.model, shapeName);
    if (shape.type !== 'list') return;
    for (const item of items) {
      const nested = isObject(item) && Object.keys(item).length > 0;
      if (nested) this.members(item, shape.member.shape, `${indent}  `, `${indent}- `);
      else if (isList(item) && item.length > 0) {
        this.lines.push(`${indent}-`);
        this.elements(item, shape.member.shape, `${indent}  `);
      } else this.lines.push(`${indent}- ${isObject(item) ? '{}' : isList(item) ? '[]' : scalar(item, shapeOf(this.model, shape.member.shape))}`);
    }
  }
}

/** What `--generate-cli-skeleton` prints for the input: JSON, or YAML with comments. */
export async function inputSkeletonText(session: Session, service: string, model: OperationModel, kind: string): Promise<string> {
  const skeleton = inputSkeleton(model);
  if (kind !== 'yaml-input') return Object.keys(skeleton).length === 0 ? '{}\n' : formatJson(skeleton);
  if (model.input === undefined) return '{}\n';
  const writer = new YamlSkeleton(model, operationTexts(session.environment.data, service, model.name) ?? { input: {}, members: {} });
  writer.members(skeleton, model.input, '');
  return writer.lines.length === 0 ? '{}\n' : writer.lines.map((line) => `${line}\n`).join('');
}
