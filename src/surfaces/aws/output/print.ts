import { CommandLineError } from '../errors.ts';
import type { Session } from '../session/session.ts';
import { type AnswerSource, formats } from './formats.ts';
import type { Query } from './query.ts';

/** Whether to color what goes to stdout. */
function usesColor(session: Session): boolean {
  const { color = 'auto' } = session.globals;
  return color === 'on' || (color === 'auto' && session.io.stdout.isTTY && session.variable('NO_COLOR') === undefined);
}

/** Writes a text, through the pager where it is longer than the terminal. */
export async function writeText(session: Session, text: string): Promise<void> {
  const { stdout, page } = session.io;
  const pager = session.pager();
  const lines = text.split('\n').length - 1;
  if (stdout.isTTY && page !== undefined && pager !== '' && lines >= (stdout.rows ?? 24) && (await page(text, pager))) return;
  if (text !== '') await stdout.write(text);
}

/** Prepares `--query`; the library is loaded only where there is one. */
export async function queryOf(session: Session): Promise<Query | undefined> {
  const { query } = session.globals;
  return query === undefined ? undefined : (await import('./query.ts')).compileQuery(query);
}

/** Refuses an output format that does not exist, which the configuration may name, before anything is called. */
export function requireFormat(session: Session): void {
  const format = session.output();
  if (!Object.hasOwn(formats, format)) throw new CommandLineError('general', `Unknown output type: ${format}`);
}

/** Prints an answer in the format that was asked for. */
export async function printAnswer(session: Session, source: AnswerSource, title: string, query: Query | undefined): Promise<void> {
  const render = await formats[session.output()]?.();
  if (render === undefined) return;
  const { stdout } = session.io;
  const options = { title, query, terminalWidth: stdout.columns ?? 80, color: usesColor(session) };
  if (!stdout.isTTY) {
    for await (const text of render(source, options)) if (text !== '') await stdout.write(text);
    return;
  }
  let whole = '';
  for await (const text of render(source, options)) whole += text;
  await writeText(session, whole);
}
