import { settingTakes } from '../../../messages/aws/choices.ts';
import { CommandLineError } from '../errors.ts';
import type { Session } from '../session/session.ts';
import { type AnswerSource, formats } from './formats.ts';
import type { Query } from './query.ts';

/** Whether to color what goes to stdout. */
function usesColor(session: Session): boolean {
  const { color = 'auto' } = session.globals;
  return color === 'on' || (color === 'auto' && session.io.stdout.isTTY && session.variable('NO_COLOR') === undefined);
}

/** What texts are shown with where nothing else is chosen. */
const defaultPager = 'less -R';

/** The pager that would be used now; `undefined` for none: there is no terminal, or none is wanted. */
function pagerOf(session: Session): string | undefined {
  const { stdout, page } = session.io;
  const pager = session.chosenPager() ?? defaultPager;
  return stdout.isTTY && page !== undefined && pager !== '' ? pager : undefined;
}

/**
 * Writes a text, through the pager where it is longer than the terminal.
 * @throws a CommandLineError where a pager was chosen that cannot be started
 */
export async function writeText(session: Session, text: string): Promise<void> {
  const { stdout, page } = session.io;
  const pager = pagerOf(session);
  const lines = text.split('\n').length - 1;
  if (pager !== undefined && page !== undefined && lines >= (stdout.rows ?? 24)) {
    if (await page(text, pager)) return;
    if (session.chosenPager() !== undefined) throw noPager(pager);
  }
  if (text !== '') await stdout.write(text);
}

const noPager = (pager: string): CommandLineError =>
  new CommandLineError(
    'configuration',
    (program) =>
      `Unable to redirect output to pager. Received the following error when opening pager:\n[Errno 2] No such file or directory: '${pager.split(/\s+/)[0]}'\n\nLearn more about configuring the output pager by running "${program} help config-vars".`,
  );

/** Prepares `--query`; the library is loaded only where there is one. */
export async function queryOf(session: Session): Promise<Query | undefined> {
  const { query } = session.globals;
  return query === undefined ? undefined : (await import('./query.ts')).compileQuery(query);
}

/** Refuses an output format that does not exist, which the configuration may name, before anything is called. */
export function requireFormat(session: Session): void {
  const { value: format = 'json', location = '' } = session.chosenOutput() ?? {};
  if (Object.hasOwn(formats, format)) return;
  throw new CommandLineError('general', `Unknown output type: ${format}`, settingTakes('output', Object.keys(formats), location));
}

/** Prints an answer in the format that was asked for. */
export async function printAnswer(session: Session, source: AnswerSource, title: string, query: Query | undefined): Promise<void> {
  const render = await formats[session.output()]?.();
  if (render === undefined) return;
  const { stdout } = session.io;
  const options = { title, query, terminalWidth: stdout.columns ?? 80, color: usesColor(session) };
  // Without a pager each page is shown as it comes.
  if (pagerOf(session) === undefined) {
    for await (const text of render(source, options)) if (text !== '') await stdout.write(text);
    return;
  }
  let whole = '';
  for await (const text of render(source, options)) whole += text;
  await writeText(session, whole);
}
