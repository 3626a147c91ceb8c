import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const source = fileURLToPath(new URL('../../src', import.meta.url));

/** The names of all tables that the source declares. */
export const tableNames: readonly string[] = readdirSync(source, { recursive: true, encoding: 'utf8' })
  .filter((file) => file.endsWith('.ts'))
  .flatMap((file) => [...readFileSync(join(source, file), 'utf8').matchAll(/defineTable<[^(]*>\(\s*'([^']+)'/g)].map(([, name]) => name ?? ''));
