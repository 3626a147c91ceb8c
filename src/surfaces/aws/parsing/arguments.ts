import type { Member, OperationModel, Shape } from '../../../models/model.ts';
import { kebabName } from '../../../models/names.ts';
import { shapeOf } from '../../../models/shape-of.ts';
import { customize } from '../customizations/customizations.ts';
import type { OptionValue } from './argparse.ts';
import type { Argument, ArgumentTable } from './argument.ts';
import { argumentValue } from './values.ts';

const words = (value: OptionValue): string | readonly string[] => (value === true ? [] : value);

/** The flags `--x` and `--no-x` of a boolean. */
function booleanPair(name: string, member: string, reference: Member, required: boolean): readonly Argument[] {
  const flag = (flagName: string, meaning: boolean): Argument => ({
    name: flagName,
    arity: 'none',
    required,
    unchecked: true,
    member,
    reference,
    group: name,
    destination: name,
    apply: (_value, parameters) => {
      parameters[member] = meaning;
    },
  });
  return [flag(name, true), flag(`no-${name}`, false)];
}

/** The types that `aws` looks at while it reads options; whole numbers (`integer`) are only looked at later. Source: awscli/arguments.py, 2026. */
const earlyNumbers: Readonly<Partial<Record<Shape['type'], 'int' | 'float'>>> = { long: 'int', float: 'float', double: 'float' };

function memberArguments(member: string, reference: Member, required: boolean, model: OperationModel): readonly Argument[] {
  const name = kebabName(member);
  const shape = shapeOf(model, reference.shape);
  if (shape.type === 'boolean') return booleanPair(name, member, reference, required);
  const type = earlyNumbers[shape.type];
  return [
    {
      name,
      arity: shape.type === 'list' ? 'many' : 'one',
      ...(type !== undefined && { type }),
      required,
      member,
      reference,
      apply: (value, parameters, context) => {
        parameters[member] = argumentValue(words(value), reference, context, `--${name}`);
      },
    },
  ];
}

/** Whether the answer's body goes into a file: `aws s3api get-object … OUTFILE`. Gives the member that is the body. */
export function streamingOutput(model: OperationModel): string | undefined {
  if (model.output === undefined) return undefined;
  const shape = shapeOf(model, model.output);
  if (shape.type !== 'structure' || shape.payload === undefined) return undefined;
  const payload = shape.members[shape.payload];
  if (payload === undefined) return undefined;
  const target = shapeOf(model, payload.shape);
  // Any blob that is the whole body goes into a file, streaming or not (botocore, `has_streaming_output`, 1.43.11).
  return target.type === 'blob' || (target.type === 'structure' && target.eventstream) ? shape.payload : undefined;
}

const outputFile: Argument = {
  name: 'outfile',
  arity: 'one',
  required: true,
  positional: true,
  typeName: 'string',
  text: 'Filename where the content will be saved',
  apply: () => undefined,
};

/** The flags of an operation, as the model has them and as the AWS CLI customizes them. */
export function argumentTable(service: string, model: OperationModel): ArgumentTable {
  const table: ArgumentTable = new Map();
  const input = model.input === undefined ? undefined : shapeOf(model, model.input);
  if (input?.type === 'structure') {
    const required = new Set(input.required);
    for (const [member, reference] of Object.entries(input.members)) {
      // The command line fills a token in where none is given.
      const mustBeThere = required.has(member) && reference.idempotencyToken !== true;
      for (const argument of memberArguments(member, reference, mustBeThere, model)) table.set(argument.name, argument);
    }
  }
  if (streamingOutput(model) !== undefined) table.set('outfile', outputFile);
  return customize(service, model, table);
}

/** The required arguments that a command line lacks, as they are typed. Of the flags that set one member any will do: `--x`, `--no-x`, an alias. */
export function missingArguments(table: ArgumentTable, given: (name: string) => boolean): readonly string[] {
  const all = [...table.values()];
  const set = new Set(all.filter(({ name }) => given(name)).map(({ member, name }) => member ?? name));
  const missing: string[] = [];
  for (const { required, unchecked, name, member, positional } of all) {
    if (!required || unchecked || set.has(member ?? name)) continue;
    set.add(member ?? name);
    missing.push(positional ? name : `--${name}`);
  }
  return missing;
}
