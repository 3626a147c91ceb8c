import { isPlainObject } from '../../../kernel/json.ts';
import { invalidJson } from '../../../messages/aws/hints.ts';
import { pythonType } from '../../../models/python-values.ts';
import { CommandLineError, parameterError } from '../errors.ts';
import type { Io } from '../io.ts';
import type { Parameters } from '../parsing/argument.ts';
import { readParameterFile } from '../parsing/files.ts';
import { helped } from '../parsing/hints.ts';
import { jsonFault } from '../parsing/json-fault.ts';

function textOf(value: string, flag: string, io: Io): string {
  const content = readParameterFile(value, flag, io);
  return content instanceof Uint8Array ? new TextDecoder().decode(content) : (content ?? value);
}

function requireMap(value: unknown, flag: string): Parameters {
  if (isPlainObject(value)) return value;
  // JSON and YAML write 1.0 for a float, which a number of JavaScript cannot tell from 1.
  throw parameterError(flag, `Invalid type: expecting map, received ${pythonType(value)}`);
}

/** `aws` names the argument without its dashes here, and keeps what is wrong to itself (awscli/customizations/cliinput.py, 2026). */
const invalid = (name: string, language: 'JSON' | 'YAML'): CommandLineError => parameterError(name, `Invalid ${language} received.`);

function readJson(value: string, io: Io): Parameters {
  const text = textOf(value, '--cli-input-json', io);
  let parsed: unknown;
  try {
    parsed = JSON.parse(text);
  } catch {
    const error = invalid('cli-input-json', 'JSON');
    const better = helped(error, { flag: '--cli-input-json', value }, io);
    if (better instanceof CommandLineError && better.hint !== undefined) throw better;
    throw error.withHint(invalidJson(jsonFault(text)));
  }
  return requireMap(parsed, '--cli-input-json');
}

async function readYaml(value: string, io: Io): Promise<Parameters> {
  const { parse } = await import('yaml');
  const text = textOf(value, '--cli-input-yaml', io);
  let parsed: unknown;
  try {
    // As ruamel.yaml reads it for `aws`: dates and binary values are no texts.
    parsed = parse(text, { maxAliasCount: 100, customTags: ['timestamp', 'binary'] });
  } catch {
    throw helped(invalid('cli-input-yaml', 'YAML'), { flag: '--cli-input-yaml', value }, io);
  }
  return requireMap(parsed, '--cli-input-yaml');
}

/** Puts `--cli-input-json` or `--cli-input-yaml` under what the flags have set; flags count where both say something. */
export async function mergeWholeInput(parameters: Parameters, json: string | undefined, yaml: string | undefined, io: Io): Promise<void> {
  if (json !== undefined && yaml !== undefined) throw new CommandLineError('paramValidation', 'Only one --cli-input- parameter may be specified.');
  const input = json !== undefined ? readJson(json, io) : yaml !== undefined ? await readYaml(yaml, io) : {};
  for (const [name, value] of Object.entries(input)) {
    if (!Object.hasOwn(parameters, name)) Object.defineProperty(parameters, name, { value, enumerable: true, configurable: true, writable: true });
  }
}
