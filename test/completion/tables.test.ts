import { Command } from 'commander';
import { describe, expect, it } from 'vitest';
import type { OperationModel, Shape } from '../../src/models/model.ts';
import { loadModels } from '../../src/models/models.ts';
import { shapeOf } from '../../src/models/shape-of.ts';
import { registry } from '../../src/services/registry.generated.ts';
import { ownVerbs } from '../../src/surfaces/completion/own-verbs.ts';
import { listings } from '../../src/surfaces/completion/resources/listings.ts';
import type { TutorDeps } from '../../src/surfaces/tutor/deps.ts';
import { Run } from '../../src/surfaces/tutor/verb.ts';
import { verbs } from '../../src/surfaces/tutor/verbs.ts';
import { sourceData } from '../support/source-data.ts';

const models = loadModels(sourceData);

/** A verb that lays out its command line looks at little of what it works on. */
const run = new Run({ cloudName: 'sandbox', plain: true, io: { stdout: { isTTY: false }, env: {} } } as unknown as TutorDeps);

const flagsOf = (command: Command): readonly string[] => command.options.flatMap(({ long, hidden }) => (long && !hidden ? [long.slice(2)] : [])).sort();

describe('nimbi’s own verbs', () => {
  it('are all completed', () => {
    expect(Object.keys(ownVerbs).sort()).toEqual([...Object.keys(verbs), 'help'].sort());
  });

  it.each(Object.entries(verbs))('%s has the flags and commands that it says it has', async (name, load) => {
    const command = new Command(name);
    (await load()).build(command, run);
    const completed = ownVerbs[name];
    expect((completed?.flags ?? []).map((flag) => flag.name).sort()).toEqual(flagsOf(command));
    expect(Object.keys(completed?.commands ?? {})).toEqual(command.commands.map((subcommand) => subcommand.name()));
    for (const subcommand of command.commands) {
      const known = completed?.commands?.[subcommand.name()];
      expect((known?.flags ?? []).map((flag) => flag.name).sort()).toEqual(flagsOf(subcommand));
    }
  });
});

/** The shape at a path such as `Users[].UserName`; `undefined` where there is none. */
function shapeAt(model: OperationModel, path: string): Shape | undefined {
  let shape: Shape | undefined = model.output === undefined ? undefined : shapeOf(model, model.output);
  for (const part of path.split('.')) {
    const member: string | undefined = shape?.type === 'structure' ? shape.members[part.replace('[]', '')]?.shape : undefined;
    shape = member === undefined ? undefined : shapeOf(model, member);
    if (part.endsWith('[]')) shape = shape?.type === 'list' ? shapeOf(model, shape.member.shape) : undefined;
  }
  return shape;
}

describe('listings of names', () => {
  it.each(listings)('$service $operation $path', ({ service, operation, path, needs = [], input = {} }) => {
    const model = models.operation(service, operation);
    expect(model).toBeDefined();
    if (model === undefined) return;
    expect(Object.keys(registry[service]?.operations ?? {})).toContain(operation);
    expect(shapeAt(model, path)?.type).toBe('string');
    const shape = shapeOf(model, model.input ?? '');
    const members = shape.type === 'structure' ? Object.keys(shape.members) : [];
    expect(members).toEqual(expect.arrayContaining([...needs, ...Object.keys(input)]));
    expect([...needs, ...Object.keys(input)]).toEqual(expect.arrayContaining(shape.type === 'structure' ? [...(shape.required ?? [])] : []));
  });
});
