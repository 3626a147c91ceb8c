import { CommandLineError, usageError } from '../errors.ts';
import type { ArgumentTable } from './argument.ts';

/** The flags that are near to those that the operation does not have, as a line of ours. */
async function nearestFlags(unknown: readonly string[], table: ArgumentTable): Promise<string | undefined> {
  const { nearest } = await import('../../../kernel/nearest.ts');
  const { globalOptions } = await import('./globals.ts');
  const { nearestOptions } = await import('../../../messages/aws/en.ts');
  const names = [...[...table.values()].filter((argument) => !argument.positional && !argument.hidden), ...globalOptions].map(({ name }) => `--${name}`);
  const near = unknown.filter((word) => word.startsWith('--')).flatMap((word) => nearest(word.split('=')[0] ?? word, names));
  return near.length === 0 ? undefined : nearestOptions(near);
}

/** Refuses missing arguments first, then options that the operation does not have, as `aws` does. */
export async function refuseFaults(missing: readonly string[], unknown: readonly string[], table: ArgumentTable): Promise<void> {
  if (missing.length === 0 && unknown.length === 0) return;
  const hint = unknown.length === 0 ? undefined : await nearestFlags(unknown, table);
  if (missing.length > 0) throw usageError(`the following arguments are required: ${missing.join(', ')}`).withHint(hint);
  throw new CommandLineError('unknownOptions', `Unknown options: ${unknown.join(', ')}`, hint);
}
