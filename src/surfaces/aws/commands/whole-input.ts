import { isPlainObject } from '../../../kernel/json.ts';
import { CommandLineError, parameterError } from '../errors.ts';
import type { Io } from '../io.ts';
import type { Parameters } from '../parsing/argument.ts';
import { readParameterFile } from '../parsing/files.ts';

function textOf(value: string, flag: string, io: Io): string {
  const content = readParameterFile(value, flag, io);
  return content instanceof Uint8Array ? new TextDecoder().decode(content) : (content ?? value);
}

function parsed(parse: (text: string) => unknown, language: 'JSON' | 'YAML', text: string, flag: string): Parameters {
  let value: unknown;
  try {
    value = parse(text);
  } catch (error) {
    throw parameterError(flag, `Invalid ${language}: ${error instanceof Error ? error.message : String(error)}\n${language} received: ${text}`);
  }
  if (isPlainObject(value)) return value;
  const type = Array.isArray(value) ? 'list' : value === null ? 'NoneType' : typeof value === 'string' ? 'str' : typeof value === 'boolean' ? 'bool' : 'int';
  throw new CommandLineError('paramValidation', `Invalid type: expecting map, received <class '${type}'>`);
}

/** Puts `--cli-input-json` or `--cli-input-yaml` under what the flags have set; flags count where both say something. */
export async function mergeWholeInput(parameters: Parameters, json: string | undefined, yaml: string | undefined, io: Io): Promise<void> {
  if (json !== undefined && yaml !== undefined) {
    throw new CommandLineError('paramValidation', 'The --cli-input-json and --cli-input-yaml options are mutually exclusive.');
  }
  let input: Parameters = {};
  if (json !== undefined) input = parsed(JSON.parse, 'JSON', textOf(json, '--cli-input-json', io), '--cli-input-json');
  if (yaml !== undefined) {
    const { parse } = await import('yaml');
    input = parsed((text) => parse(text, { maxAliasCount: 100 }) as unknown, 'YAML', textOf(yaml, '--cli-input-yaml', io), '--cli-input-yaml');
  }
  for (const [name, value] of Object.entries(input)) {
    if (!Object.hasOwn(parameters, name)) Object.defineProperty(parameters, name, { value, enumerable: true, configurable: true, writable: true });
  }
}
