import { isAbsolute, resolve, sep } from 'node:path';
import type { Io } from '../../io.ts';
import type { S3Flags } from './command-line.ts';
import { compileGlob } from './glob.ts';
import type { End } from './item.ts';
import { isS3Uri, parseS3Uri } from './uri.ts';

/** Whether a file or object is let through. */
export type Filter = (end: End) => boolean;

const joined = (root: string, pattern: string): string => (root === '' || root.endsWith('/') || root.endsWith(sep) ? root + pattern : `${root}/${pattern}`);

/** What a pattern is put behind: the folder or prefix that a path of the command line means. */
function rootOf(path: string, recursive: boolean, io: Pick<Io, 'cwd'>): string {
  if (isS3Uri(path)) {
    const { bucket, key } = parseS3Uri(path);
    return `${bucket}/${recursive || key.endsWith('/') ? key : key.split('/').slice(0, -1).join('/')}`;
  }
  return recursive ? resolve(io.cwd, path) : resolve(io.cwd, path, '..');
}

/**
 * `--exclude` and `--include`: of those that match, the last on the line counts. A pattern is looked for below the source and below the
 * target, since a sync filters both. Follows awscli/customizations/s3/filters.py, 2026.
 */
export function readFilter(paths: readonly string[], recursive: boolean, flags: S3Flags, io: Pick<Io, 'cwd'>): Filter {
  const roots = [...new Set(paths.map((path) => rootOf(path, recursive, io)))];
  const rules = flags.inOrder(['exclude', 'include']).flatMap(([name, value]) => {
    const pattern = String(value);
    const whole = isAbsolute(pattern) ? [pattern] : roots.map((root) => joined(root, pattern));
    return whole.map((text) => ({
      included: name === 'include',
      local: compileGlob(text.replaceAll('/', sep)),
      s3: compileGlob(sep === '/' ? text : text.replaceAll(sep, '/')),
    }));
  });
  return ({ type, path }) => {
    let included = true;
    for (const rule of rules) if (rule.included !== included && rule[type](path)) included = rule.included;
    return included;
  };
}
