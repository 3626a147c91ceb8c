import { accessSync, constants, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { isPlainObject } from '../../../kernel/json.ts';
import { CommandLineError } from '../errors.ts';
import type { Argument } from '../parsing/argument.ts';
import { resolvePath, systemMessage } from '../parsing/files.ts';
import type { Customization } from './customization.ts';

const methods = ['QRCodePNG', 'Base32StringSeed'] as const;

const outfile: Argument = {
  name: 'outfile',
  arity: 'one',
  required: true,
  typeName: 'string',
  text: 'The output path and file name where the bootstrap information will be stored.',
  apply: (value, _parameters, { io }) => {
    try {
      accessSync(dirname(resolvePath(String(value), io)), constants.W_OK);
    } catch {
      throw new CommandLineError('paramValidation', `Unable to write to file: ${String(value)}`);
    }
  },
};

const bootstrapMethod: Argument = {
  name: 'bootstrap-method',
  arity: 'one',
  choices: methods,
  required: true,
  typeName: 'string',
  text: `Method to use to seed the virtual MFA. Valid values are: ${methods.join(' | ')}`,
  apply: () => undefined,
};

/**
 * `create-virtual-mfa-device` writes the seed into a file, as text or as a picture, and prints neither.
 * Source: awscli/customizations/iamvirtmfa.py, 2026.
 */
export const virtualMfaDevice: Customization = {
  arguments: (table) => {
    for (const argument of [outfile, bootstrapMethod]) table.set(argument.name, argument);
  },
  answer: async (output, values, io) => {
    const { VirtualMFADevice: device } = output;
    const path = String(values.get('outfile'));
    const body = isPlainObject(device) ? device[String(values.get('bootstrap-method'))] : undefined;
    if (!isPlainObject(device) || !(body instanceof Uint8Array)) return output;
    try {
      writeFileSync(resolvePath(path, io), body);
    } catch (error) {
      throw new CommandLineError('general', systemMessage(error, path));
    }
    const { QRCodePNG, Base32StringSeed, ...rest } = device;
    return { ...output, VirtualMFADevice: rest };
  },
};
