/**
 * Draws help texts from the declarations of the installed `@aws-sdk/client-*`, for every model that has such a client, and puts the
 * examples of the simulated operations to them.
 *
 *     npx tsx scripts/docs/extract.ts [TARGET]     writes TARGET/<service>/…; dist/data/docs unless told
 */
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { OperationTexts, ServiceTexts } from '../../src/models/help-texts.ts';
import type { OperationModel, ServiceModel, StructureShape } from '../../src/models/model.ts';
import { registry } from '../../src/services/registry.generated.ts';
import { commandInterfaces, type MemberTexts, readMemberTexts, textBefore } from './declarations.ts';

/** The texts of a service: its piece, and its operations' pieces by name. */
export interface TextPieces {
  readonly service: ServiceTexts;
  readonly operations: Readonly<Record<string, OperationTexts>>;
}

/** The clients whose names are not the service's own. */
const clients: Readonly<Record<string, string>> = { resourcegroupstaggingapi: 'resource-groups-tagging-api', s3control: 's3-control' };

const described = (description: string | undefined): { description?: string } => (description === undefined ? {} : { description });

/** The texts of an interface, for those members that the model has. The SDK writes a shape's name with a capital, or `_` before a reserved one. */
const ofShape = (texts: MemberTexts, names: readonly (string | undefined)[], shape: StructureShape): Record<string, string> => {
  const found = names.map((name) => (name === undefined ? undefined : texts.get(name))).find((candidate) => candidate !== undefined) ?? {};
  return Object.fromEntries(Object.keys(shape.members).flatMap((member) => (Object.hasOwn(found, member) ? [[member, found[member] ?? '']] : [])));
};

const sdkNames = (shape: string): string[] => {
  const capital = shape.charAt(0).toUpperCase() + shape.slice(1);
  return [shape, capital, `_${capital}`];
};

const structureOf = (model: OperationModel, name: string | undefined): StructureShape => {
  const shape = name === undefined ? undefined : model.shapes[name];
  return shape?.type === 'structure' ? shape : { type: 'structure', members: {} };
};

/**
 * Reads the help texts of a service from a client package's declarations.
 * @param packageFolder such as `node_modules/@aws-sdk/client-iam`
 * @param operations the service's pieces; only texts of what they have are taken
 */
export function extractDocs(packageFolder: string, operations: readonly OperationModel[]): TextPieces {
  const types = join(packageFolder, 'dist-types');
  const texts = new Map<string, Record<string, string>>();
  for (const file of readdirSync(join(types, 'models')).sort())
    if (file.startsWith('models_')) readMemberTexts(readFileSync(join(types, 'models', file), 'utf8'), texts);

  const pieces: Record<string, OperationTexts> = {};
  for (const model of operations) {
    const path = join(types, 'commands', `${model.name}Command.d.ts`);
    const source = existsSync(path) ? readFileSync(path, 'utf8') : '';
    const { input, output } = commandInterfaces(source);
    pieces[model.name] = {
      ...described(textBefore(source, 'export declare class ')),
      input: ofShape(texts, [input, ...sdkNames(model.input ?? '')], structureOf(model, model.input)),
      output: ofShape(texts, [output, ...sdkNames(model.output ?? '')], structureOf(model, model.output)),
      members: membersWithin(texts, model),
    };
  }
  const client = readdirSync(types).find((name) => name.endsWith('Client.d.ts'));
  const about = client === undefined ? undefined : textBefore(readFileSync(join(types, client), 'utf8'), 'export declare class ');
  return { service: described(about), operations: pieces };
}

/** Texts of the members of every structure that an operation's input and output are made of. */
function membersWithin(texts: MemberTexts, model: OperationModel): Record<string, Record<string, string>> {
  const members: Record<string, Record<string, string>> = {};
  for (const [name, shape] of Object.entries(model.shapes)) {
    if (shape.type !== 'structure' || shape.exception || name === model.input || name === model.output) continue;
    const found = ofShape(texts, sdkNames(name), shape);
    if (Object.keys(found).length > 0) members[name] = found;
  }
  return members;
}

const root = fileURLToPath(new URL('../..', import.meta.url));
const readJson = <Piece>(path: string): Piece => JSON.parse(readFileSync(path, 'utf8')) as Piece;

/** The operation's own example, which a test runs; `undefined` where it is not simulated. */
async function exampleOf(service: string, operation: string): Promise<OperationTexts['example']> {
  const operations = Object.hasOwn(registry, service) ? registry[service]?.operations : undefined;
  return operations !== undefined && Object.hasOwn(operations, operation) ? (await operations[operation]?.())?.example : undefined;
}

/** Writes the texts of every service that has both a model and a client. */
async function writeAll(target: string): Promise<void> {
  const models = join(root, 'src/models/data');
  for (const service of readdirSync(models, { withFileTypes: true }).filter((entry) => entry.isDirectory())) {
    const packageFolder = join(root, 'node_modules/@aws-sdk', `client-${clients[service.name] ?? service.name}`);
    if (!existsSync(packageFolder)) continue;
    const operations = readJson<ServiceModel['operations']>(join(models, service.name, 'operations.json'));
    const pieces = extractDocs(
      packageFolder,
      operations.map((name) => readJson<OperationModel>(join(models, service.name, `${name}.json`))),
    );
    const folder = join(target, service.name);
    rmSync(folder, { recursive: true, force: true });
    mkdirSync(folder, { recursive: true });
    writeFileSync(join(folder, 'service.json'), JSON.stringify(pieces.service));
    for (const [name, piece] of Object.entries(pieces.operations)) {
      const example = await exampleOf(service.name, name);
      writeFileSync(join(folder, `${name}.json`), JSON.stringify({ ...piece, ...(example && { example }) }));
    }
  }
}

if (process.argv[1] === fileURLToPath(import.meta.url)) await writeAll(process.argv[2] ?? join(root, 'dist/data/docs'));
