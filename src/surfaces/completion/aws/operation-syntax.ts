import type { OperationModel, ServiceModel } from '../../../models/model.ts';
import { shapeOf } from '../../../models/shape-of.ts';
import { operationArguments } from '../../aws/commands/operation-arguments.ts';
import type { Argument } from '../../aws/parsing/argument.ts';
import { type Candidate, plain } from '../candidate.ts';
import { resourceNames } from '../resources/resource-names.ts';
import type { CommandSyntax, Place, SyntaxFlag } from './command-syntax.ts';
import { memberValues } from './member-values.ts';

/** The flags of an operation, from its model and as the AWS CLI customizes them. */
export function operationSyntax(service: ServiceModel, model: OperationModel): CommandSyntax {
  const flags: SyntaxFlag[] = [];
  for (const argument of operationArguments(service.service, model, model.paginator).values()) {
    if (argument.hidden || argument.positional) continue;
    const { name, arity, required } = argument;
    flags.push({ name, arity, required, about: about(argument, model), values: (place) => argumentValues(argument, service, model, place) });
  }
  return { flags };
}

const about = ({ reference, typeName, required }: Argument, model: OperationModel): string => {
  const type = reference === undefined ? (typeName ?? 'string') : shapeOf(model, reference.shape).type;
  return required ? `${type}, required` : type;
};

const memberName = ({ member, name }: Argument): string => member ?? name.replace(/(?:^|-)(.)/g, (_whole, letter: string) => letter.toUpperCase());

/** What the command line itself adds to every operation. */
const addedValues: Readonly<Record<string, readonly Candidate[]>> = {
  'generate-cli-skeleton': plain(['input', 'yaml-input', 'output']),
  'cli-input-json': [{ value: 'file://', open: true }],
  'cli-input-yaml': [{ value: 'file://', open: true }],
};

async function argumentValues(argument: Argument, service: ServiceModel, model: OperationModel, place: Place): Promise<readonly Candidate[]> {
  const { current, world } = place;
  const [, scheme, path] = /^(fileb?:\/\/)(.*)$/s.exec(current) ?? [];
  if (scheme !== undefined) {
    return world.files(path ?? '').map((file) => ({ value: `${scheme}${file}`, ...(file.endsWith('/') && { open: true as const }) }));
  }
  const added = addedValues[argument.name];
  if (added !== undefined) return added;
  const { reference } = argument;
  const names = (member: string, typed: string): Promise<readonly Candidate[]> =>
    resourceNames({ service: service.service, operation: model.name, member, typed, given: givenMembers(place, model), region: place.region }, world);
  if (reference === undefined) return names(memberName(argument), current);
  return memberValues({ model, reference, member: memberName(argument), current, names });
}

/** What was typed of the input's members, by their names; of lists the first. */
function givenMembers({ typed }: Place, model: OperationModel): Readonly<Record<string, string>> {
  const input = model.input === undefined ? undefined : shapeOf(model, model.input);
  const members = input?.type === 'structure' ? Object.keys(input.members) : [];
  const plainName = (name: string): string => name.replaceAll('-', '').toLowerCase();
  const given = [...typed.given].flatMap(([name, [value]]) => {
    const member = members.find((candidate) => plainName(candidate) === plainName(name));
    return member === undefined || value === undefined ? [] : [[member, value] as const];
  });
  return Object.fromEntries(given);
}
