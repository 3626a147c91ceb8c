import { CommandLineError } from '../errors.ts';
import { extract, type OptionSpec, type OptionValue } from './argparse.ts';
import { pythonInt } from './python-numbers.ts';

interface GlobalOption extends OptionSpec {
  readonly integer?: true;
}

/** The options that every command takes. Source: awscli/data/cli.json of the v2 branch, 2026. */
export const globalOptions: readonly GlobalOption[] = [
  { name: 'debug', arity: 'none' },
  { name: 'endpoint-url', arity: 'one' },
  { name: 'no-verify-ssl', arity: 'none' },
  {
    name: 'no-paginate',
    arity: 'none',
  },
  { name: 'output', arity: 'one', choices: ['json', 'text', 'table', 'yaml', 'yaml-stream', 'off'] },
  { name: 'query', arity: 'one' },
  { name: 'profile', arity: 'one' },
  { name: 'region', arity: 'one' },
  { name: 'version', arity: 'none' },
  { name: 'color', arity: 'one', choices: ['on', 'off', 'auto'] },
  { name: 'no-sign-request', arity: 'none' },
  { name: 'ca-bundle', arity: 'one' },
  { name: 'cli-read-timeout', arity: 'one', integer: true },
  { name: 'cli-connect-timeout', arity: 'one', integer: true },
  {
    name: 'cli-binary-format',
    arity: 'one',
    choices: ['base64', 'raw-in-base64-out'],
  },
  { name: 'no-cli-pager', arity: 'none' },
  { name: 'cli-auto-prompt', arity: 'none' },
  { name: 'no-cli-auto-prompt', arity: 'none' },
  {
    name: 'cli-error-format',
    arity: 'one',
    choices: ['legacy', 'json', 'yaml', 'text', 'table', 'enhanced'],
  },
];

/** The global options as given. */
export interface Globals {
  readonly debug: boolean;
  readonly endpointUrl?: string;
  readonly paginate: boolean;
  readonly output?: string;
  readonly query?: string;
  readonly profile?: string;
  readonly region?: string;
  readonly version: boolean;
  readonly color?: string;
  readonly signRequest: boolean;
  readonly binaryFormat?: string;
  readonly pager: boolean;
  /** Whether to ask for the command line; absent where neither flag says. */
  readonly autoPrompt?: boolean;
  readonly errorFormat?: string;
  /** Of calls over the network; absent where nothing was said. */
  readonly verifySsl?: boolean;
  readonly caBundle?: string;
  /** Seconds, as they were written. */
  readonly readTimeout?: string;
  readonly connectTimeout?: string;
}

/** Refuses what is no number in Python's own words, as `aws` reads timeouts after its command line (awscli/customizations/globalargs.py, 2026). */
function check(option: GlobalOption, value: OptionValue | undefined): void {
  if (typeof value !== 'string' || !option.integer || pythonInt(value) !== undefined) return;
  throw new CommandLineError('general', `invalid literal for int() with base 10: '${value}'`);
}

/** Takes the global options out of a command line. */
export function parseGlobals(words: readonly string[]): { readonly globals: Globals; readonly rest: readonly string[] } {
  const { values, rest } = extract(words, globalOptions);
  for (const option of globalOptions) check(option, values.get(option.name));
  const autoPrompt = values.has('cli-auto-prompt');
  if (autoPrompt && values.has('no-cli-auto-prompt')) {
    throw new CommandLineError('paramValidation', 'Both --cli-auto-prompt and --no-cli-auto-prompt cannot be specified at the same time.');
  }
  const text = <Key extends string>(key: Key, name: string): Partial<Record<Key, string>> => {
    const value = values.get(name);
    return typeof value === 'string' ? ({ [key]: value } as Record<Key, string>) : {};
  };
  const globals: Globals = {
    debug: values.has('debug'),
    paginate: !values.has('no-paginate'),
    version: values.has('version'),
    signRequest: !values.has('no-sign-request'),
    pager: !values.has('no-cli-pager'),
    ...text('endpointUrl', 'endpoint-url'),
    ...text('output', 'output'),
    ...text('query', 'query'),
    ...text('profile', 'profile'),
    ...text('region', 'region'),
    ...text('color', 'color'),
    ...text('binaryFormat', 'cli-binary-format'),
    ...text('errorFormat', 'cli-error-format'),
    ...(autoPrompt !== values.has('no-cli-auto-prompt') && { autoPrompt }),
    ...(values.has('no-verify-ssl') && { verifySsl: false }),
    ...text('caBundle', 'ca-bundle'),
    ...text('readTimeout', 'cli-read-timeout'),
    ...text('connectTimeout', 'cli-connect-timeout'),
  };
  return { globals, rest };
}
