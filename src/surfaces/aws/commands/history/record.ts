import { appendFileSync, mkdirSync, readFileSync, renameSync, statSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import type { Call, CallResult } from '../../../../kernel/call.ts';
import { isPlainObject, type Json } from '../../../../kernel/json.ts';
import { sha256 } from '../../../../kernel/sha256.ts';
import { versionLine } from '../../../../messages/aws/en.ts';
import type { AwsEnvironment } from '../../io.ts';
import { type HistoryEntry, type HistoryEvent, historyPath } from './entry.ts';

/** A file that is larger loses its older half, in bytes. */
const largest = 8 * 1024 * 1024;

/** Options whose values no file should hold. */
const secretOptions: readonly string[] = [
  '--password',
  '--new-password',
  '--old-password',
  '--secret-access-key',
  '--session-token',
  '--private-key',
  '--add-private-key',
  '--sse-c-key',
  '--sse-c-copy-source-key',
  '--sse-customer-key',
  '--copy-source-sse-customer-key',
];

/** Options whose values are whole inputs: of one with a secret in it nothing is kept. */
const inputOptions: readonly string[] = ['--cli-input-json', '--cli-input-yaml'];

/** Options that are the beginning of a secret one and hold none. Any other beginning may be an abbreviation. */
const openOptions: ReadonlySet<string> = new Set(['--', '--copy-source', '--sse', '--sse-c', '--sse-c-copy-source']);

const isOneOf = (options: readonly string[], word: string): boolean =>
  word.startsWith('--') && !openOptions.has(word) && options.some((option) => option.startsWith(word));

/** A backslash may write any letter of a member's name. */
const secretMember = /password|secret|token|privatekey|customerkey|\\/i;

const holdsSecret = (option: string, value: string): boolean => isOneOf(secretOptions, option) || (isOneOf(inputOptions, option) && secretMember.test(value));

/** A command's words, without secrets. */
function withoutSecrets(words: readonly string[]): readonly string[] {
  // Global options may stand before the command, and between its words: also between a name and its value.
  const sets = words.includes('configure') && words.includes('set');
  const named = sets ? words.findIndex((word) => !word.startsWith('--') && /secret|token/.test(word)) : -1;
  return words.map((word, index) => {
    const equals = word.indexOf('=');
    if (equals > 0 && holdsSecret(word.slice(0, equals), word.slice(equals + 1))) return `${word.slice(0, equals)}=***`;
    const isSetting = named >= 0 && index > named && !word.startsWith('--');
    return isSetting || holdsSecret(words[index - 1] ?? '', word) ? '***' : word;
  });
}

/** An answer as JSON: moments as text, bytes by their number. */
function plain(value: unknown): Json {
  if (value instanceof Date) return value.toISOString();
  if (value instanceof Uint8Array) return `<${value.byteLength} bytes>`;
  if (Array.isArray(value)) return value.map(plain);
  if (isPlainObject(value)) return Object.fromEntries(Object.entries(value).flatMap(([name, item]) => (item === undefined ? [] : [[name, plain(item)]])));
  return typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean' ? value : null;
}

/** What came of a call; of a mutating one as the journal has it, which keeps no secrets. An endpoint's answer may hold some, and nobody says where. */
function answer(result: CallResult): Json {
  if (!result.ok) return { Error: { Code: result.error.code, Message: result.error.message } };
  const { event, output } = result;
  if (event === undefined) return {};
  if (event.mutating) return event.outcome.ok ? (event.outcome.output ?? {}) : {};
  return plain(output);
}

function callEvents(calls: readonly (readonly [Call, CallResult])[], begun: number): readonly HistoryEvent[] {
  return calls.flatMap(([{ service, operation }, result], call): readonly HistoryEvent[] => {
    const time = result.event?.time ?? begun;
    return [
      { type: 'API_CALL', time, call, payload: { service, operation, params: result.event?.input ?? {} } },
      { type: 'PARSED_RESPONSE', time, call, payload: answer(result) },
    ];
  });
}

/** Names a command: unlike any before it, as it hashes where in the history it stands. */
function idOf(size: number, begun: number, args: readonly string[]): string {
  const digits = sha256(JSON.stringify([size, begun, args]));
  return `${digits.slice(0, 8)}-${digits.slice(8, 12)}-4${digits.slice(13, 16)}-a${digits.slice(17, 20)}-${digits.slice(20, 32)}`;
}

function makeRoom(path: string): void {
  const lines = readFileSync(path, 'utf8').split('\n');
  const temporary = `${path}.${process.pid}.tmp`;
  writeFileSync(temporary, lines.slice(Math.floor(lines.length / 2)).join('\n'), { mode: 0o600 });
  renameSync(temporary, path);
}

/** Keeps a command that was run in the home's history. @param ran the cloud's time when it began, and how it ended */
export async function recordCommand(
  environment: AwsEnvironment,
  words: readonly string[],
  calls: readonly (readonly [Call, CallResult])[],
  { begun, exitCode }: { readonly begun: number; readonly exitCode: number },
): Promise<void> {
  const path = historyPath(environment.configFolder);
  const ended = (await environment.openCloud()).now();
  const args = withoutSecrets(words);
  mkdirSync(dirname(path), { recursive: true });
  const size = statSync(path, { throwIfNoEntry: false })?.size ?? 0;
  const version = versionLine(environment.version, `${process.platform}/${process.arch} node/${process.versions.node}`);
  const events: readonly HistoryEvent[] = [
    { type: 'CLI_VERSION', time: begun, payload: version },
    { type: 'CLI_ARGUMENTS', time: begun, payload: [...args] },
    ...callEvents(calls, begun),
    { type: 'CLI_RC', time: ended, payload: exitCode },
  ];
  const entry: HistoryEntry = { id: idOf(size, begun, args), time: begun, args, exitCode, events };
  appendFileSync(path, `${JSON.stringify(entry)}\n`, { mode: 0o600 });
  if (size > largest) makeRoom(path);
}
