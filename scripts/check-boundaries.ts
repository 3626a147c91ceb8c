/**
 * Checks that imports point one way, by the rules of .dependency-cruiser.cjs:
 *
 *   npm run check:boundaries
 *
 * Fails, too, when dependency-cruiser sees too few modules to have looked at the program: with a TypeScript that it does not know it
 * reports success over none at all.
 */
import { execFileSync } from 'node:child_process';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { repository } from './support/repository.ts';

/** What of dependency-cruiser's JSON report is read here. */
interface Report {
  readonly summary: {
    readonly totalCruised: number;
    readonly totalDependenciesCruised: number;
    readonly violations: readonly {
      readonly rule: { readonly name: string };
      readonly from: string;
      readonly to: string;
      readonly comment?: string;
      readonly cycle?: readonly { readonly name: string }[];
    }[];
  };
}

/** What became of a look at the boundaries: a line a violation, and how much was looked at. */
export interface Boundaries {
  readonly violations: readonly string[];
  readonly modules: number;
  readonly dependencies: number;
}

const withoutPackageFolder = (path: string): string => path.replace(/^.*node_modules\//, '');

/** Looks at the imports under `src` of a folder, which has a tsconfig.json. */
export function boundaries(folder: string): Boundaries {
  const cruiser = join(repository, 'node_modules/dependency-cruiser/bin/dependency-cruise.mjs');
  const config = join(repository, '.dependency-cruiser.cjs');
  const text = execFileSync(process.execPath, [cruiser, 'src', '--config', config, '--output-type', 'json'], {
    cwd: folder,
    encoding: 'utf8',
    maxBuffer: 1e9,
  });
  const { summary }: Report = JSON.parse(text);
  const violations = summary.violations.map(({ rule, from, to, cycle }) => {
    const path = cycle === undefined ? (from === to ? [from] : [from, to]) : [from, ...cycle.map(({ name }) => name)];
    return `${rule.name}: ${path.map(withoutPackageFolder).join(' -> ')}`;
  });
  return { violations: violations.sort(), modules: summary.totalCruised, dependencies: summary.totalDependenciesCruised };
}

/** Fewer than this is not the program. */
const fewest = { modules: 100, dependencies: 200 };

function main(): number {
  const { violations, modules, dependencies } = boundaries(repository);
  for (const violation of violations) console.error(violation);
  if (violations.length > 0) console.error('Each rule and its reason stand in .dependency-cruiser.cjs.');
  const seen = modules >= fewest.modules && dependencies >= fewest.dependencies;
  if (!seen) console.error(`Only ${modules} modules and ${dependencies} imports were seen: dependency-cruiser did not look at the program.`);
  console.log(`boundaries: ${modules} modules, ${dependencies} imports, ${violations.length} violations`);
  return violations.length === 0 && seen ? 0 : 1;
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) process.exitCode = main();
