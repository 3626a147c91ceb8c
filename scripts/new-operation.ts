/**
 * Begins an operation: writes its file and its test with all that the models and IAM's tables know of it.
 *
 *   npm run new-operation -- s3 GetBucketLogging
 */
import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, readdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { kebabName } from '../src/models/names.ts';
import { type OperationFacts, operationFacts } from './new-operation/facts.ts';
import { operationText } from './new-operation/operation-text.ts';
import { testText } from './new-operation/test-text.ts';
import { registry } from './registry.ts';
import { repository } from './support/repository.ts';

/** A new file: its path in the repository, and its text, not yet formatted. */
export interface NewFile {
  readonly path: string;
  readonly text: string;
}

/** The files that begin an operation. */
export interface NewOperation {
  readonly facts: OperationFacts;
  readonly files: readonly [operation: NewFile, test: NewFile];
}

/**
 * What to write for an operation.
 * @throws an Error that says what is wrong, with the nearest match
 */
export async function newOperation(service: string, operation: string): Promise<NewOperation> {
  const services = readdirSync(join(repository, 'src/models/data'), { withFileTypes: true }).filter((entry) => entry.isDirectory());
  const facts = await operationFacts(
    service,
    operation,
    services.map(({ name }) => name),
  );
  const name = kebabName(operation);
  const files = [
    { path: `src/services/${service}/operations/${name}.ts`, text: operationText(facts) },
    { path: `test/services/${service}/${name}.test.ts`, text: testText(facts) },
  ] as const;
  return { facts, files };
}

const say = (line: string): void => console.log(line);

function nextSteps({ facts, files: [operation, test] }: NewOperation): void {
  say(`Wrote ${operation.path} and ${test.path}, and put the operation into the registry.`);
  say('Next: open the operation that is most like it, and');
  say(
    `  1. Authorization: check needs() against the Service Authorization Reference: ${facts.action}${facts.actionKnown ? '' : ' is a guess, as IAM has no such action'}.`,
  );
  say(`  2. Write execute(); reads and writes go through context.state, refusals are rows of src/services/${facts.service.service}/errors.ts.`);
  say('  3. Say in the test what AWS answers and refuses, with its exact words; make the example a command that works.');
  say(`  4. npx vitest run ${test.path}   then   npm run check`);
}

async function main(args: readonly string[]): Promise<number> {
  const [service, operation, ...rest] = args;
  if (service === undefined || operation === undefined || rest.length > 0) {
    console.error('usage: npm run new-operation -- SERVICE OPERATION      such as: npm run new-operation -- s3 GetBucketLogging');
    return 2;
  }
  const made = await newOperation(service, operation);
  const there = made.files.find(({ path }) => existsSync(join(repository, path)));
  if (there !== undefined) throw new Error(`${service} ${operation} has been begun already: see ${there.path}.`);
  for (const { path, text } of made.files) {
    mkdirSync(dirname(join(repository, path)), { recursive: true });
    writeFileSync(join(repository, path), text);
  }
  const paths = made.files.map(({ path }) => join(repository, path));
  spawnSync(process.execPath, [join(repository, 'node_modules/@biomejs/biome/bin/biome'), 'check', '--write', ...paths], { cwd: repository, stdio: 'ignore' });
  registry(false);
  nextSteps(made);
  return 0;
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) {
  try {
    process.exitCode = await main(process.argv.slice(2));
  } catch (error) {
    console.error(error instanceof Error ? error.message : String(error));
    process.exitCode = 1;
  }
}
