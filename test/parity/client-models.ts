import { execFileSync } from 'node:child_process';
import { join } from 'node:path';
import { kebabName } from '../../src/models/names.ts';
import { models } from '../models/all-models.ts';

interface ShapeFacts {
  readonly members?: Readonly<Record<string, string>>;
  readonly required?: readonly string[];
  readonly tokens?: readonly string[];
  readonly booleanHeaders?: readonly string[];
  readonly item?: string;
}

interface OperationFacts {
  readonly uri: string;
  readonly input: string | null;
  readonly output: string | null;
  readonly shownKeys: readonly string[] | null;
}

interface ServiceFacts {
  readonly operations: Readonly<Record<string, OperationFacts>>;
  readonly shapes: Readonly<Record<string, ShapeFacts>>;
}

/** What `client-models.py` prints, by service. */
export type ModelFacts = Readonly<Record<string, ServiceFacts>>;

/** A shape as a client's models have it. */
export class ClientShape {
  constructor(
    private readonly shapes: Readonly<Record<string, ShapeFacts>>,
    private readonly name: string,
  ) {}

  private get facts(): ShapeFacts {
    return this.shapes[this.name] ?? {};
  }

  private at(name: string | undefined): ClientShape | undefined {
    return name === undefined ? undefined : new ClientShape(this.shapes, name);
  }

  /** The names of a structure's members, in the model's order; none where anything may be in it. */
  get memberNames(): readonly string[] {
    return Object.keys(this.facts.members ?? {});
  }

  member(name: string): ClientShape | undefined {
    return this.at(this.facts.members?.[name]);
  }

  /** What a list's items and a map's values are. */
  get item(): ClientShape | undefined {
    return this.at(this.facts.item);
  }

  get required(): readonly string[] {
    return this.facts.required ?? [];
  }

  /** Members that clients fill in where nobody else does. */
  get tokens(): readonly string[] {
    return this.facts.tokens ?? [];
  }

  /** Headers, in lower case, that carry a boolean. */
  get booleanHeaders(): readonly string[] {
    return this.facts.booleanHeaders ?? [];
  }

  /** A value without the members that these models lack, the others in their order. */
  known(value: unknown): unknown {
    const { item, memberNames } = this;
    if (Array.isArray(value)) return item === undefined ? value : value.map((inner) => item.known(inner));
    if (typeof value !== 'object' || value === null || value instanceof Date || value instanceof Uint8Array) return value;
    if (item !== undefined) return Object.fromEntries(Object.entries(value).map(([key, inner]) => [key, item.known(inner)]));
    if (memberNames.length === 0) return value;
    const members = value as Readonly<Record<string, unknown>>;
    return Object.fromEntries(memberNames.flatMap((name) => (Object.hasOwn(members, name) ? [[name, this.member(name)?.known(members[name])]] : [])));
  }
}

/** An operation as a client's models have it. */
export interface ClientOperation {
  readonly uri: string;
  readonly input: ClientShape | undefined;
  readonly output: ClientShape | undefined;
  /** What a paginated answer is shown to hold; `undefined` where answers are not paginated. */
  readonly shownKeys: readonly string[] | undefined;
}

/** The service that a command is of, and the operation that it calls, as far as any model of ours tells. */
export function operationOf([command = '', subcommand = '']: readonly string[]): readonly [service: string, operation: string] | undefined {
  const service = command === 's3api' ? 's3' : command;
  const name = models.service(service)?.operations.find((operation) => kebabName(operation) === subcommand);
  return name === undefined ? undefined : [service, name];
}

/** The models that a client carries: a client of 2023 knows nothing of what came later, and can neither send nor show it. */
export class ClientModels {
  constructor(private readonly facts: ModelFacts) {}

  /** An operation; `undefined` where it came after these models. */
  operation(service: string, name: string): ClientOperation | undefined {
    const { operations, shapes } = this.facts[service] ?? { operations: {}, shapes: {} };
    const found = operations[name];
    const shape = (shapeName: string | null) => (shapeName === null ? undefined : new ClientShape(shapes, shapeName));
    return found === undefined
      ? undefined
      : { uri: found.uri, input: shape(found.input), output: shape(found.output), shownKeys: found.shownKeys ?? undefined };
  }
}

/** Asks the AWS CLI that a Python can import for its models. */
export function askForModels(python: string): ClientModels {
  const text = execFileSync(python, [join(import.meta.dirname, 'client-models.py'), ...models.services()], { encoding: 'utf8', maxBuffer: 1e9 });
  return new ClientModels(JSON.parse(text) as ModelFacts);
}
