import { type SpawnOptions, spawn, spawnSync } from 'node:child_process';
import { mkdirSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { shellMessages as messages } from '../../../messages/tutor/shell.ts';
import type { Io } from '../../aws/io.ts';
import { type OpenText, openByComplaint } from '../language/open-text.ts';

/** Characters of a command at most: Linux takes an argument of 128 KiB (`MAX_ARG_STRLEN`). */
export const longestCommand = 120_000;

/** What a line left to the next: where it was, and its variables. */
export interface ShellState {
  readonly cwd: string;
  /** The exported variables. */
  readonly env: Readonly<Record<string, string>>;
  /** All variables that are texts. */
  readonly variables: Readonly<Record<string, string>>;
}

/**
 * Each line runs in a bash of its own, which first takes over what the one before left: variables, functions, aliases, the folder. A bash
 * that stays would be quicker by a millisecond, but Ctrl-C, `exit`, `exec` and `set -e` would have to be kept from ending it.
 * What bash sets by itself is not taken over. All in one line, as bash counts lines from here.
 */
const driver = [
  'shopt -s expand_aliases',
  '__nimbi_state=$1; __nimbi_text=$2; __nimbi_last=$3; set --',
  '[ -f "$__nimbi_state/state.sh" ] && . "$__nimbi_state/state.sh" 2> /dev/null',
  [
    "__nimbi_keep() { trap - EXIT; local __nimbi_name __nimbi_exported=$'\\n'$(compgen -e)$'\\n'; builtin pwd > \"$__nimbi_state/cwd\"; { for __nimbi_name in $(compgen -v); do",
    'case $__nimbi_name in BASH*|__nimbi*|_|UID|EUID|PPID|SHELLOPTS|GROUPS|DIRSTACK|FUNCNAME|PIPESTATUS|RANDOM|SRANDOM|SECONDS|LINENO|EPOCH*|HISTCMD|SHLVL|PWD|OPTIND|COMP_*) continue;; esac;',
    '[[ $__nimbi_exported == *$\'\\n\'$__nimbi_name$\'\\n\'* ]] || declare -p $__nimbi_name; printf "%s=%s\\0" $__nimbi_name "${!__nimbi_name}" >&3; done < <(compgen -v); declare -f; alias -p;',
    '} > "$__nimbi_state/state.sh" 3> "$__nimbi_state/values" 2> /dev/null; compgen -e > "$__nimbi_state/exported"; }',
  ].join(' '),
  'trap __nimbi_keep EXIT; (exit "$__nimbi_last"); eval "$__nimbi_text"',
].join('; ');

/** What a line leaves when it ends: its variables, which of them are exported, and its folder. */
const leavings = ['values', 'exported', 'cwd'] as const;

const plainStart = ['--norc', '--noprofile'];

/** The system's shell. */
export class SystemShell {
  #state: ShellState;

  constructor(
    private readonly folder: string,
    initial: ShellState,
  ) {
    mkdirSync(folder, { recursive: true });
    this.#state = initial;
  }

  get state(): ShellState {
    return this.#state;
  }

  /** Sets exported variables, or takes them away. */
  export(changes: Readonly<Record<string, string | undefined>>): void {
    const changed = (values: Readonly<Record<string, string>>): Record<string, string> =>
      Object.fromEntries(Object.entries({ ...values, ...changes }).flatMap(([name, value]) => (value === undefined ? [] : [[name, value]])));
    this.#state = { ...this.#state, env: changed(this.#state.env), variables: changed(this.#state.variables) };
  }

  /** Whether bash is there to be run. */
  static isThere(env: Readonly<Record<string, string>>): boolean {
    return spawnSync('bash', [...plainStart, '-c', ':'], { env, stdio: 'ignore' }).status === 0;
  }

  /** What a text waits for that goes on: a loop has no `done`, a here-document no end. bash itself says so. */
  wants(text: string, env: Readonly<Record<string, string>>): OpenText | undefined {
    const { stderr } = spawnSync('bash', [...plainStart, '-n', '-c', text], { env: { ...env, LC_ALL: 'C' }, encoding: 'utf8' });
    return openByComplaint(text, stderr ?? '');
  }

  /**
   * Runs a text.
   * @param env the environment to run it with
   * @param last the exit code of the line before, `$?`
   * @returns the exit code; `interrupted` where Ctrl-C ended it
   */
  async run(text: string, env: Readonly<Record<string, string>>, last: number, io: Io): Promise<number> {
    if (Buffer.byteLength(text) > longestCommand) throw new Error(messages.tooLong(longestCommand));
    const args = [...plainStart, '-c', driver, 'bash', this.folder, text, String(last)];
    const atTerminal = io.stdout.isTTY;
    // A line that ends without its EXIT trap leaves nothing; what the one before left must not be taken for its.
    for (const name of leavings) rmSync(join(this.folder, name), { force: true });
    const options: SpawnOptions = {
      cwd: this.#state.cwd,
      env,
      stdio: atTerminal ? 'inherit' : ['ignore', 'pipe', 'pipe'],
    };
    const child = spawn('bash', args, options);
    const ended = new Promise<number>((resolve, reject) => {
      child.on('error', reject);
      child.on('close', (code, signal) => resolve(code ?? (signal === 'SIGINT' ? 130 : 143)));
    });
    const copied = [child.stdout && copy(child.stdout, io.stdout), child.stderr && copy(child.stderr, io.stderr)];
    const [code] = await Promise.all([ended, ...copied]);
    this.#takeOver(env);
    return code;
  }

  /** Reads what the line left. One that was killed leaves all as it was. */
  #takeOver(env: Readonly<Record<string, string>>): void {
    const read = (name: (typeof leavings)[number]): string | undefined => {
      try {
        return readFileSync(join(this.folder, name), 'utf8');
      } catch {
        return undefined;
      }
    };
    const values = read('values');
    const exported = read('exported');
    if (values === undefined || exported === undefined) return;
    const variables = Object.fromEntries(
      values
        .split('\0')
        .filter(Boolean)
        .map((entry) => [entry.slice(0, entry.indexOf('=')), entry.slice(entry.indexOf('=') + 1)]),
    );
    const names = exported.split('\n').filter((name) => Object.hasOwn(variables, name));
    this.#state = {
      cwd: (read('cwd') ?? '').replace(/\n$/, '') || this.#state.cwd,
      variables,
      env: { ...Object.fromEntries(names.map((name) => [name, variables[name] ?? ''])), ...(env.SHLVL !== undefined && { SHLVL: env.SHLVL }) },
    };
  }
}

async function copy(from: AsyncIterable<Uint8Array>, to: Io['stdout']): Promise<void> {
  for await (const chunk of from) await to.write(chunk);
}
