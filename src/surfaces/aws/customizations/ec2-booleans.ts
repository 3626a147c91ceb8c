import { shapeOf } from '../../../models/shape-of.ts';
import { CommandLineError } from '../errors.ts';
import type { Argument } from '../parsing/argument.ts';
import { argumentValue } from '../parsing/values.ts';
import type { Customization } from './customization.ts';

/**
 * A structure of one boolean named Value (`--ebs-optimized`) works as a pair of flags, and still as `Value=true`.
 * Source: awscli/customizations/toplevelbool.py, 2026.
 */
export const pulledUpBooleans: Customization = {
  arguments: (table, model) => {
    for (const argument of [...table.values()]) {
      const { member, reference } = argument;
      if (member === undefined || reference === undefined) continue;
      const shape = shapeOf(model, reference.shape);
      if (shape.type !== 'structure') continue;
      const [[only, value] = ['', undefined], second] = Object.entries(shape.members);
      if (only !== 'Value' || second !== undefined || value === undefined || shapeOf(model, value.shape).type !== 'boolean') continue;
      const positive: Argument = {
        ...argument,
        arity: 'optional',
        group: argument.name,
        apply: (given, parameters, context) => {
          parameters[member] = given === true ? { Value: true } : argumentValue(given, reference, context, `--${argument.name}`);
        },
      };
      const negative: Argument = {
        ...argument,
        name: `no-${argument.name}`,
        arity: 'none',
        group: argument.name,
        apply: (_given, parameters) => {
          if (Object.hasOwn(parameters, member)) {
            throw new CommandLineError('general', `Cannot specify both the "--${argument.name}" option and the "--no-${argument.name}" option.`);
          }
          parameters[member] = { Value: false };
        },
      };
      table.set(positive.name, positive);
      table.set(negative.name, negative);
    }
  },
};
