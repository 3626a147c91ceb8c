import { cpSync, mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Boundaries, boundaries } from '../../scripts/check-boundaries.ts';
import { repository } from '../../scripts/support/repository.ts';

/** A file of a pretended program, and the violations it is the source of. */
interface PretendedFile {
  readonly path: string;
  readonly lines: readonly string[];
  readonly violations?: readonly string[];
}

const use = (path: string): string => `import { x } from '${path}'; export const y = x;`;
const useType = (path: string): string => `import type { x } from '${path}'; export type X = typeof x;`;
const one = 'export const x = 1;';

const files: readonly PretendedFile[] = [
  { path: 'src/kernel/base.ts', lines: [one] },
  { path: 'src/kernel/upward.ts', lines: [use('../ports/port.ts')], violations: ['kernel-imports-downward: src/kernel/upward.ts -> src/ports/port.ts'] },
  { path: 'src/kernel/alone.ts', lines: [one], violations: ['no-orphans: src/kernel/alone.ts'] },
  { path: 'src/kernel/lost.ts', lines: [use('./nowhere.ts')], violations: ['resolvable: src/kernel/lost.ts -> ./nowhere.ts'] },
  { path: 'src/ports/port.ts', lines: [use('../kernel/base.ts')] },
  { path: 'src/ports/crypto.ts', lines: [use('node:crypto')], violations: ['hashes-and-ciphers: src/ports/crypto.ts -> crypto'] },
  { path: 'src/models/files.ts', lines: [use('node:fs')], violations: ['machine-at-the-edge: src/models/files.ts -> fs'] },
  { path: 'src/models/one.ts', lines: [useType('./two.ts')], violations: ['no-cycles: src/models/one.ts -> src/models/two.ts -> src/models/one.ts'] },
  { path: 'src/models/two.ts', lines: [useType('./one.ts')] },
  { path: 'src/wire/models.ts', lines: [use('../models/one.ts')] },
  { path: 'src/wire/crypto.ts', lines: [use('node:crypto')] },
  { path: 'src/policy/word.ts', lines: [use('../messages/words.ts')], violations: ['words-at-the-edge: src/policy/word.ts -> src/messages/words.ts'] },
  { path: 'src/messages/words.ts', lines: [use('../kernel/base.ts')] },
  { path: 'src/messages/logic.ts', lines: [use('../learn/lesson.ts')], violations: ['messages-know-types: src/messages/logic.ts -> src/learn/lesson.ts'] },
  { path: 'src/services/iam/door.ts', lines: [use('../sts/door.ts')], violations: ['services-apart: src/services/iam/door.ts -> src/services/sts/door.ts'] },
  { path: 'src/services/sts/door.ts', lines: [use('../shared/common.ts')] },
  {
    path: 'src/services/shared/common.ts',
    lines: [use('../s3/door.ts')],
    violations: ['shared-apart: src/services/shared/common.ts -> src/services/s3/door.ts'],
  },
  { path: 'src/services/s3/door.ts', lines: [useType('@aws-sdk/client-s3')] },
  {
    path: 'src/services/s3/client.ts',
    lines: [use('@aws-sdk/client-s3')],
    violations: [
      'lean-calls: src/services/s3/client.ts -> @aws-sdk/client-s3/dist-cjs/index.js',
      'types-of-the-sdk: src/services/s3/client.ts -> @aws-sdk/client-s3/dist-cjs/index.js',
    ],
  },
  { path: 'src/engine/store.ts', lines: [use('../adapters/disk.ts')], violations: ['adapters-below-main: src/engine/store.ts -> src/adapters/disk.ts'] },
  { path: 'src/engine/heavy.ts', lines: [use('yaml')], violations: ['lean-calls: src/engine/heavy.ts -> yaml/dist/index.d.ts'] },
  { path: 'src/engine/lazy.ts', lines: ["export const y = () => import('yaml');"] },
  { path: 'src/adapters/disk.ts', lines: [use('node:fs'), useType('../ports/port.ts').replace('{ x }', '{ x as z }')] },
  { path: 'src/adapters/clever.ts', lines: [use('../engine/store.ts')], violations: ['adapters-know-ports: src/adapters/clever.ts -> src/engine/store.ts'] },
  { path: 'src/learn/lesson.ts', lines: [use('../messages/words.ts')] },
  { path: 'src/learn/screen.ts', lines: [use('../surfaces/screen.ts')], violations: ['learn-imports-downward: src/learn/screen.ts -> src/surfaces/screen.ts'] },
  { path: 'src/surfaces/screen.ts', lines: [use('commander')] },
  { path: 'src/main.ts', lines: [use('./adapters/disk.ts')] },
];

let folder: string;
let seen: Boundaries;

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'boundaries-'));
  for (const { path, lines } of files) {
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    writeFileSync(join(folder, path), lines.join('\n'));
  }
  for (const file of ['tsconfig.json', 'package.json']) cpSync(join(repository, file), join(folder, file));
  symlinkSync(join(repository, 'node_modules'), join(folder, 'node_modules'));
  seen = boundaries(folder);
});
afterAll(() => rmSync(folder, { recursive: true }));

describe('the boundaries', () => {
  it.each(files)('hold for $path', ({ path, violations = [] }) => {
    expect(seen.violations.filter((violation) => violation.split(' ')[1] === path)).toEqual(violations);
  });
});
