import { describe, expect, it } from 'vitest';
import type { OperationModel } from '../../src/models/model.ts';
import { readOperationPiece } from '../../src/models/operation-piece.ts';
import { sourceData } from '../support/source-data.ts';

const textOf = (name: string): string => sourceData.text(`models/${name}.json`) ?? '';

/** Every operation's piece of the services that differ most in protocol and size. */
const pieces = ['ec2', 'iam', 's3', 'ssm', 'sts', 'cloudfront'].flatMap((service) =>
  sourceData
    .names(`models/${service}`)
    .filter((file) => /^[A-Z]/.test(file))
    .map((file) => `${service}/${file.replace('.json', '')}`),
);

describe('readOperationPiece', () => {
  it('gives what JSON.parse gives, whole and shape by shape', () => {
    expect(pieces.length).toBeGreaterThan(1000);
    for (const name of pieces) {
      const plain: OperationModel = JSON.parse(textOf(name));
      const piece = readOperationPiece(textOf(name));
      const last = Object.keys(plain.shapes).at(-1) ?? '';
      expect(piece.shapes[last], name).toEqual(plain.shapes[last]);
      expect(piece, name).toEqual(plain);
    }
  });

  it('knows the shapes that are there, and no others', () => {
    const { shapes } = readOperationPiece(textOf('ec2/DescribeInstances'));
    expect(Object.hasOwn(shapes, 'Instance')).toBe(true);
    expect('Instance' in shapes).toBe(true);
    for (const name of ['Nothing', 'toString', 'type', 'members', '', 'Instance"', '__proto__']) {
      expect(Object.hasOwn(shapes, name), name).toBe(false);
      expect(shapes[name], name).toBeUndefined();
    }
    expect(shapes.Instance).toBe(shapes.Instance);
  });

  it('answers the same when it has been asked often', () => {
    const text = textOf('ec2/DescribeInstances');
    const plain: OperationModel = JSON.parse(text);
    const piece = readOperationPiece(text);
    const names = Object.keys(plain.shapes);
    for (let round = 0; round < 20; round += 1) for (const name of [...names, 'Nothing']) expect(piece.shapes[name]).toEqual(plain.shapes[name]);
  });

  it('takes a piece that is laid out in another way', () => {
    const plain: OperationModel = JSON.parse(textOf('sts/GetCallerIdentity'));
    expect(readOperationPiece(JSON.stringify(plain))).toEqual(plain);
    expect(readOperationPiece(JSON.stringify(plain, null, 2))).toEqual(plain);
    expect(() => readOperationPiece('{"name":')).toThrow(SyntaxError);
  });
});
