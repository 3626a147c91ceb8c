import { existsSync, readFileSync } from 'node:fs';
import { CommandLineError, exitCodes, tooFewArguments } from '../../errors.ts';
import { writeText } from '../../output/print.ts';
import { scan } from '../../parsing/argparse.ts';
import { invalidChoice } from '../../parsing/choices.ts';
import { configPaths } from '../../session/config-files.ts';
import type { Session } from '../../session/session.ts';
import { type HistoryEntry, historyPath } from './entry.ts';
import { showEntry } from './show.ts';

/** The widths of the list's columns. Source: awscli/customizations/history/list.py, 2.9.19. */
const widths = { id: 38, time: 24, args: 50 } as const;

function entries({ environment }: Session): readonly HistoryEntry[] {
  const path = historyPath(environment.configFolder);
  if (!existsSync(path)) {
    const { config } = configPaths(environment.configFolder);
    throw new CommandLineError('general', `Could not locate history. Make sure cli_history is set to enabled in the ${config} file`);
  }
  return readFileSync(path, 'utf8')
    .split('\n')
    .filter((line) => line !== '')
    .map((line) => JSON.parse(line) as HistoryEntry);
}

/** `2026-11-24 12:00:00 PM`, in UTC. */
function clockText(time: number): string {
  const iso = new Date(time).toISOString();
  const hour = Number(iso.slice(11, 13));
  return `${iso.slice(0, 10)} ${String(hour % 12 || 12).padStart(2, '0')}${iso.slice(13, 19)} ${hour < 12 ? 'AM' : 'PM'}`;
}

function line({ id, time, args, exitCode }: HistoryEntry): string {
  const words = args.slice(0, 2).join(' ');
  const shown = words.length >= widths.args ? `${words.slice(0, widths.args - 4)}...` : words;
  return `${id.padEnd(widths.id)}${clockText(time).padEnd(widths.time)}${shown.padEnd(widths.args)}${exitCode}\n`;
}

async function list(session: Session): Promise<number> {
  const found = entries(session);
  if (found.length === 0) {
    throw new CommandLineError(
      'general',
      'No commands were found in your history. Make sure you have enabled history mode by adding "cli_history = enabled" to the config file.',
    );
  }
  await writeText(session, [...found].reverse().map(line).join(''));
  return exitCodes.success;
}

const listOf = (value: unknown): readonly string[] | undefined => (Array.isArray(value) ? value.map(String) : typeof value === 'string' ? [value] : undefined);

async function show(session: Session, words: readonly string[]): Promise<number> {
  const { values, positionals, unknown } = scan(words, [
    { name: 'include', arity: 'many' },
    { name: 'exclude', arity: 'many' },
    { name: 'format', arity: 'one', choices: ['detailed'] },
  ]);
  if (unknown.length > 0 || positionals.length > 1) {
    throw new CommandLineError('unknownOptions', `Unknown options: ${[...unknown, ...positionals.slice(1)].join(', ')}`);
  }
  const include = listOf(values.get('include'));
  const exclude = listOf(values.get('exclude'));
  if (include !== undefined && exclude !== undefined) {
    throw new CommandLineError('paramValidation', 'Either --exclude or --include can be provided but not both');
  }
  const found = entries(session);
  const [id] = positionals;
  const entry = id === undefined ? found.at(-1) : found.find((one) => one.id === id);
  // As in the AWS CLI, an id that is none shows nothing.
  if (entry === undefined) return exitCodes.success;
  const events = entry.events.filter(({ type }) => (include?.includes(type) ?? true) && !(exclude?.includes(type) ?? false));
  const { color = 'auto' } = session.globals;
  await writeText(session, showEntry(events, color === 'on' || (color === 'auto' && session.io.stdout.isTTY)));
  return exitCodes.success;
}

/** `aws history list|show`. */
export async function runHistory(session: Session, words: readonly string[]): Promise<number> {
  const [name, ...rest] = words;
  if (name === undefined) throw tooFewArguments('history');
  if (name === 'help') return (await import('../help/help.ts')).commandHelp(session, 'history');
  if (name !== 'list' && name !== 'show') throw invalidChoice('subcommand', name, ['list', 'show']);
  if (rest.length === 1 && rest[0] === 'help') return (await import('../help/help.ts')).commandHelp(session, `history ${name}`);
  if (name === 'show') return show(session, rest);
  if (rest.length > 0) throw new CommandLineError('unknownOptions', `Unknown options: ${rest.join(', ')}`);
  return list(session);
}
