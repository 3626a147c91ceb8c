import { describe, expect, it } from 'vitest';
import { kebabName, operationOfCommand } from '../../src/models/names.ts';
import { everyOperation, models } from './all-models.ts';
import cases from './names.cases.json' with { type: 'json' };

describe('kebabName', () => {
  // The names are botocore's own, by scripts/models/name-cases.py.
  it.each(Object.entries(cases))('%s is %s', (name, kebab) => {
    expect(kebabName(name)).toBe(kebab);
  });

  it.each([
    ['CreateUser', 'create-user'],
    ['already-kebab', 'already-kebab'],
    ['x', 'x'],
  ])('%s is %s', (name, kebab) => {
    expect(kebabName(name)).toBe(kebab);
  });
});

describe('the way back', () => {
  it('finds every operation by its command', () => {
    for (const name of models.services()) {
      const service = models.service(name);
      if (service === undefined) throw new Error(name);
      for (const operation of service.operations) expect(operationOfCommand(service, kebabName(operation))).toBe(operation);
      expect(operationOfCommand(service, 'create-unicorn')).toBeUndefined();
    }
  });

  it('knows every member of an input by a parameter of its own', () => {
    for (const [, model] of everyOperation) {
      const shape = model.input === undefined ? undefined : model.shapes[model.input];
      const members = shape?.type === 'structure' ? Object.keys(shape.members) : [];
      expect(new Set(members.map(kebabName)).size).toBe(members.length);
    }
  });
});
