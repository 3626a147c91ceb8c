import type { Member, OperationModel } from '../../../models/model.ts';
import { kebabName } from '../../../models/names.ts';
import { shapeOf } from '../../../models/shape-of.ts';
import { CommandLineError } from '../errors.ts';
import type { Argument } from '../parsing/argument.ts';
import { argumentValue } from '../parsing/values.ts';
import type { Customization } from './customization.ts';

/** Whether a member is a structure of one boolean named Value. */
function isPulledUp(reference: Member, model: OperationModel): boolean {
  const shape = shapeOf(model, reference.shape);
  if (shape.type !== 'structure') return false;
  const [[only, value] = ['', undefined], second] = Object.entries(shape.members);
  return only === 'Value' && second === undefined && value !== undefined && shapeOf(model, value.shape).type === 'boolean';
}

function pair(argument: Argument, member: string, reference: Member): readonly [Argument, Argument] {
  const { name } = argument;
  return [
    {
      ...argument,
      arity: 'optional',
      group: name,
      apply: (given, parameters, context) => {
        parameters[member] = given === true ? { Value: true } : argumentValue(given, reference, context, `--${name}`);
      },
    },
    {
      ...argument,
      name: `no-${name}`,
      arity: 'none',
      group: name,
      apply: (_given, parameters) => {
        parameters[member] = { Value: false };
      },
    },
  ];
}

/**
 * A structure of one boolean named Value (`--ebs-optimized`) works as a pair of flags, and still as `Value=true`.
 * Source: awscli/customizations/toplevelbool.py, 2026.
 */
export const pulledUpBooleans: Customization = {
  arguments: (table, model) => {
    for (const argument of [...table.values()]) {
      const { member, reference } = argument;
      if (member === undefined || reference === undefined || !isPulledUp(reference, model)) continue;
      for (const flag of pair(argument, member, reference)) table.set(flag.name, flag);
    }
  },
  check: (given, model) => {
    const input = model.input === undefined ? undefined : shapeOf(model, model.input);
    for (const [member, reference] of Object.entries(input?.type === 'structure' ? input.members : {})) {
      const name = kebabName(member);
      if (isPulledUp(reference, model) && given(name) && given(`no-${name}`)) {
        throw new CommandLineError('paramValidation', `Cannot specify both the "--${name}" option and the "--no-${name}" option.`);
      }
    }
  },
};
