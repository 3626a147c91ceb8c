import type { Member, OperationModel, Shape } from '../../../models/model.ts';
import { shapeOf } from '../../../models/shape-of.ts';
import { type Candidate, plain } from '../candidate.ts';

/** A member whose value is being typed. */
export interface TypedMember {
  readonly model: OperationModel;
  readonly reference: Member;
  readonly member: string;
  readonly current: string;
  /** Names of the cloud that fit a member. */
  names(member: string, typed: string): Promise<readonly Candidate[]>;
}

/** What a member may be: values of its enumeration, names of the cloud, or the shorthand of a structure. */
export async function memberValues({ model, reference, member, current, names }: TypedMember): Promise<readonly Candidate[]> {
  const shape = shapeOf(model, reference.shape);
  const item = shape.type === 'list' ? shapeOf(model, shape.member.shape) : shape;
  if (item.type === 'structure') return shorthand({ model, shape: item, current, names });
  if (item.type === 'boolean') return plain(['true', 'false']);
  if (item.type !== 'string') return blobs(item);
  if (item.enum !== undefined) return plain(item.enum);
  const found = await names(member, current);
  // Policies are texts that nobody types on a line.
  return found.length === 0 && /(Document|Policy)$/.test(member) ? [{ value: 'file://', open: true }] : found;
}

const blobs = (shape: Shape): readonly Candidate[] => (shape.type === 'blob' ? [{ value: 'fileb://', open: true }] : []);

/** `Key=…,Key=…`: the keys that are left, or what may stand after the last `=`. */
async function shorthand({
  model,
  shape,
  current,
  names,
}: {
  readonly model: OperationModel;
  readonly shape: Extract<Shape, { type: 'structure' }>;
  readonly current: string;
  names: TypedMember['names'];
}): Promise<readonly Candidate[]> {
  if (/[[{"']/.test(current)) return [];
  const head = current.slice(0, current.lastIndexOf(',') + 1);
  const [, key, typed] = /^([A-Za-z]\w*)=(.*)$/s.exec(current.slice(head.length)) ?? [];
  const member = key === undefined ? undefined : shape.members[key];
  if (key === undefined || member === undefined) {
    const used = new Set([...head.matchAll(/(?:^|,)(\w+)=/g)].map(([, name]) => name));
    return Object.keys(shape.members)
      .filter((name) => !used.has(name))
      .map((name) => ({ value: `${head}${name}=`, open: true }));
  }
  const values = await memberValues({ model, reference: member, member: key, current: typed ?? '', names });
  return values.map((candidate) => ({ ...candidate, value: `${head}${key}=${candidate.value}` }));
}
