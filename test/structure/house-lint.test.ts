import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { repository } from '../../scripts/support/repository.ts';

/** A file of a pretended checkout, and the rules it must break, each as often as it does. */
interface Fixture {
  readonly path: string;
  readonly text: string;
  readonly broken: readonly string[];
}

const time = 'Ambient time';
const randomness = 'Ambient randomness';
const exit = 'process.exit cuts off';

const fixtures: readonly Fixture[] = [
  { path: 'src/engine/now.ts', text: 'export const at = Date.now();\n', broken: [time] },
  { path: 'src/engine/new-date.ts', text: 'export const at = new Date();\n', broken: [time] },
  { path: 'src/policy/performance.ts', text: 'export const at = performance.now();\n', broken: [time] },
  { path: 'src/engine/conversion.ts', text: 'export const at = new Date(1000);\n', broken: [] },
  { path: 'src/services/iam/random.ts', text: 'export const x = Math.random();\n', broken: [randomness] },
  { path: 'src/services/iam/uuid.ts', text: 'export const x = crypto.randomUUID();\n', broken: [randomness] },
  { path: 'src/wire/bytes.ts', text: "import { randomBytes } from 'node:crypto';\n\nexport const x = randomBytes(8);\n", broken: [randomness] },
  { path: 'src/surfaces/exit.ts', text: 'export function stop(): void {\n  process.exit(1);\n}\n', broken: [exit] },
  { path: 'src/surfaces/exit-code.ts', text: 'export function stop(): void {\n  process.exit();\n}\n', broken: [exit] },
  { path: 'src/adapters/system.ts', text: 'export const x = [Date.now(), Math.random(), process.exit()];\n', broken: [] },
  { path: 'src/main.ts', text: 'export const at = Date.now();\n', broken: [] },
  {
    path: 'src/engine/promise.ts',
    text: 'const save = async (): Promise<number> => 1;\nexport function run(): void {\n  save();\n}\n',
    broken: ['noFloatingPromises'],
  },
  { path: 'src/engine/any.ts', text: 'export const x: any = 1;\n', broken: ['noExplicitAny'] },
  { path: 'src/engine/assertion.ts', text: 'export const x = (a?: string): string => a!;\n', broken: ['noNonNullAssertion'] },
  { path: 'src/engine/type-import.ts', text: "import { Json } from './json.ts';\n\nexport const x: Json = 1;\n", broken: ['useImportType'] },
  { path: 'src/engine/extension.ts', text: "export { Json } from './json';\n", broken: ['useImportExtensions'] },
  { path: 'src/engine/json.ts', text: 'export type Json = number;\n', broken: [] },
  { path: 'src/engine/console.ts', text: "console.log('hello');\n", broken: ['noConsole'] },
  { path: 'src/surfaces/console.ts', text: "console.log('hello');\n", broken: [] },
];

/** What of Biome's JSON report is read here. */
interface Report {
  readonly diagnostics: readonly { readonly category: string; readonly message: string; readonly location: { readonly path: string } }[];
}

let folder: string;
let report: Report;

/** The repository's own rules, over the pretended checkout. */
function lint(): Report {
  const config: { plugins: readonly { path: string }[] } = JSON.parse(readFileSync(join(repository, 'biome.json'), 'utf8'));
  const plugins = config.plugins.map((plugin) => ({ ...plugin, path: resolve(repository, plugin.path) }));
  writeFileSync(join(folder, 'biome.json'), JSON.stringify({ ...config, $schema: undefined, vcs: undefined, plugins }));
  const biome = join(repository, 'node_modules/@biomejs/biome/bin/biome');
  try {
    return JSON.parse(
      execFileSync(process.execPath, [biome, 'lint', '--reporter=json', '--max-diagnostics=none', '.'], { cwd: folder, encoding: 'utf8', stdio: 'pipe' }),
    );
  } catch (error) {
    if (error instanceof Error && 'stdout' in error && typeof error.stdout === 'string') return JSON.parse(error.stdout);
    throw error;
  }
}

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'lint-'));
  for (const { path, text } of fixtures) {
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    writeFileSync(join(folder, path), text);
  }
  report = lint();
});
afterAll(() => rmSync(folder, { recursive: true }));

describe('the linter', () => {
  it.each(fixtures)('finds $broken in $path', ({ path, broken }) => {
    const found = report.diagnostics.filter((diagnostic) => diagnostic.location.path === path);
    expect(
      found.map(({ category, message }) => broken.find((rule) => category.endsWith(`/${rule}`) || message.startsWith(rule)) ?? `${category}: ${message}`),
    ).toEqual(broken);
  });
});
