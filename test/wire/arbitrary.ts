import fc from 'fast-check';
import type { Member, OperationModel, Shape, StringShape, StructureShape } from '../../src/models/model.ts';
import { shapeOf } from '../../src/models/shape-of.ts';

/** Texts as a body may hold them. XML can't hold most control characters, and the SDK's reader drops texts of whitespace with a line's end. */
const bodyText = fc.oneof(
  fc.string({ maxLength: 8 }),
  fc.constantFrom('__proto__', 'constructor', '', ' ', 'a=b&c+d %41', '<a href="x">&amp;</a>', 'ä€😀', "it's", 'two\nlines', ']]>', 'a\r\nb'),
);
/** Texts as a header may hold them: no control characters, nothing at the ends that HTTP strips. */
const headerText = fc.oneof(
  fc.string({ unit: fc.constantFrom(...'abcXYZ019 =/+-_.:;,"()<>*~'), minLength: 1, maxLength: 10 }).map((text) => text.trim() || 'x'),
  fc.constantFrom('a, b', '"quoted"'),
);
/** Texts as they stand in paths and host names. */
const label = fc.string({ unit: fc.constantFrom(...'abcdefxyz0123456789'), minLength: 3, maxLength: 8 });
const pathText = fc.oneof(label, fc.constantFrom('a b', 'ä€😀', 'x+y=z&w', '100%', "(it's)*!", 'a?b#c'));
const key = fc.oneof(pathText, fc.constantFrom('photos/tom.jpg', 'a//b', '/rooted', 'ends/', './x', 'a/../b'));

const wholeSeconds = fc.integer({ min: 0, max: 4_102_444_800 }).map((seconds) => new Date(seconds * 1000));
const milliseconds = fc.integer({ min: 0, max: 4_102_444_800_000 }).map((time) => new Date(time));
const bytes = fc.uint8Array({ maxLength: 8 });

const textAt = (member: Member, shape: StringShape): fc.Arbitrary<string> => {
  if (shape.enum !== undefined) return fc.constantFrom(...shape.enum);
  if (member.hostLabel || member.locationName === 'x-amz-outpost-id') return label;
  switch (member.location) {
    case 'uri':
      // A key takes its slashes along; other labels are names, and S3's must be ones that a client takes for a bucket's.
      return member.locationName === 'Key' ? key : member.locationName === 'Bucket' || member.locationName === 'name' ? label : pathText;
    case 'header':
    case 'headers':
      return headerText;
    default:
      return bodyText;
  }
};

const isHeader = ({ location }: Member): boolean => location === 'header' || location === 'headers';

const momentAt = (member: Member, shape: Shape): fc.Arbitrary<Date> => {
  const format = member.timestampFormat ?? (shape.type === 'timestamp' ? shape.timestampFormat : undefined);
  return isHeader(member) || format === 'rfc822' ? wholeSeconds : milliseconds;
};

/** Without the deprecated ones, which may share their element with the one that replaced them (`Event` and `Events` of S3). */
const currentMembers = (shape: StructureShape) => Object.entries(shape.members).filter(([, { deprecated }]) => deprecated !== true);

function structure(model: OperationModel, shape: StructureShape, depth: number): fc.Arbitrary<unknown> {
  if (shape.document) return fc.jsonValue({ maxDepth: 2, noUnicodeString: false }).map((value) => JSON.parse(JSON.stringify(value)));
  const members = currentMembers(shape).map(([name, member]) => [name, memberValue(model, member, depth + 1)] as const);
  if (shape.union || shape.eventstream) {
    const [first] = members;
    return first === undefined ? fc.constant({}) : fc.oneof(...members.map(([name, value]) => value.map((item) => ({ [name]: item }))));
  }
  // What tells operations apart is always there, and so are tokens, which clients make up where they are missing.
  const always = (name: string, member: Member): boolean =>
    member.idempotencyToken === true || member.eventpayload === true || name === shape.payload || (depth === 0 && shape.required?.includes(name) === true);
  const bound = currentMembers(shape).flatMap(([name, member]) => (always(name, member) ? [name] : []));
  // Of the many members that some inputs have, few at a time.
  const optional = members.filter(([name]) => !bound.includes(name));
  const some = fc.subarray(optional, { maxLength: Math.min(optional.length, depth === 0 ? 12 : 4) });
  return some.chain((chosen) => fc.record(Object.fromEntries([...members.filter(([name]) => bound.includes(name)), ...chosen]), { noNullPrototype: true }));
}

/** Values of a member, small, of bounded depth, such as its place on the wire can hold. */
function memberValue(model: OperationModel, member: Member, depth = 0): fc.Arbitrary<unknown> {
  const shape = shapeOf(model, member.shape);
  const maxLength = depth > 3 ? 0 : 2;
  switch (shape.type) {
    case 'structure': {
      if (depth > 5) return fc.constant({});
      const one = structure(model, shape, depth);
      return shape.eventstream ? fc.array(one, { maxLength }) : one;
    }
    case 'list':
      return maxLength === 0 ? fc.constant([]) : fc.array(memberValue(model, { ...shape.member, ...placeOf(member) }, depth + 1), { maxLength });
    case 'map': {
      const keys =
        member.location === 'headers'
          ? label
          : fc.oneof(
              label,
              bodyText.filter((text) => text !== '' && text.trim() === text),
            );
      const entry = fc.tuple(keys, memberValue(model, { ...shape.value, ...placeOf(member) }, depth + 1));
      return maxLength === 0 ? fc.constant({}) : fc.array(entry, { maxLength }).map((entries) => Object.fromEntries(entries));
    }
    case 'string':
      return textAt(member, shape);
    case 'boolean':
      return fc.boolean();
    case 'timestamp':
      return momentAt(member, shape);
    case 'blob':
      return bytes;
    case 'integer':
      return member.location === 'statusCode' ? fc.constantFrom(200, 202, 206) : fc.integer();
    case 'long':
      return fc.maxSafeInteger();
    case 'float':
      return fc.float({ noNaN: true, noDefaultInfinity: true }).map((value) => value + 0);
    case 'double':
      return fc.double({ noNaN: true, noDefaultInfinity: true }).map((value) => value + 0);
  }
}

/** Where the items of a list or map travel: where it does itself. */
const placeOf = ({ location }: Member): Partial<Member> => (location === undefined ? {} : { location });

/** Inputs or outputs of an operation. */
export const messageValue = (model: OperationModel, shapeName: string | undefined): fc.Arbitrary<Record<string, unknown>> =>
  shapeName === undefined ? fc.constant({}) : (memberValue(model, { shape: shapeName }) as fc.Arbitrary<Record<string, unknown>>);
