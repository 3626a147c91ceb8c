import fc from 'fast-check';
import type { OperationModel, StructureShape } from '../../src/models/model.ts';
import { shapeOf } from '../../src/models/shape-of.ts';

const text = fc.oneof(fc.string({ maxLength: 8 }), fc.constantFrom('__proto__', 'constructor', 'toString', '', 'ä€😀'));
const moment = fc.date({ min: new Date(0), max: new Date(253402300799999), noInvalidDate: true });
const bytes = fc.uint8Array({ maxLength: 8 });
const bodyReference = fc.record({
  size: fc.nat(),
  sha256: fc.string({ maxLength: 4 }),
  md5: fc.string({ maxLength: 4 }),
  crc64nvme: fc.string({ maxLength: 4 }),
});

const structure = (model: OperationModel, shape: StructureShape, depth: number): fc.Arbitrary<unknown> => {
  if (shape.document) return fc.jsonValue();
  const members = Object.entries(shape.members).map(([name, member]) => [name, nativeValue(model, member.shape, depth + 1, member.streaming)] as const);
  return fc.record(Object.fromEntries(members), { requiredKeys: [], noNullPrototype: true });
};

/** Native values of a shape, small, of bounded depth. */
export function nativeValue(model: OperationModel, shapeName: string, depth = 0, streaming = false): fc.Arbitrary<unknown> {
  const shape = shapeOf(model, shapeName);
  const maxLength = depth > 4 ? 0 : 2;
  switch (shape.type) {
    case 'structure': {
      if (depth > 6) return fc.constant({});
      const one = structure(model, shape, depth);
      return shape.eventstream ? fc.array(one, { maxLength }) : one;
    }
    case 'list':
      return maxLength === 0 ? fc.constant([]) : fc.array(nativeValue(model, shape.member.shape, depth + 1), { maxLength });
    case 'map':
      return maxLength === 0
        ? fc.constant({})
        : fc.array(fc.tuple(text, nativeValue(model, shape.value.shape, depth + 1)), { maxLength }).map((entries) => Object.fromEntries(entries));
    case 'string':
      return text;
    case 'boolean':
      return fc.boolean();
    case 'timestamp':
      return moment;
    case 'blob':
      return streaming || shape.streaming ? fc.oneof(bytes, bodyReference) : bytes;
    case 'integer':
    case 'long':
      return fc.maxSafeInteger();
    default:
      // JSON text does not keep the sign of zero.
      return fc.double().map((value) => value + 0);
  }
}
