import { statSync } from 'node:fs';
import { CommandLineError } from '../errors.ts';
import type { Argument } from '../parsing/argument.ts';
import { resolvePath } from '../parsing/files.ts';
import type { Customization } from './customization.ts';

const launchKey: Argument = {
  name: 'priv-launch-key',
  arity: 'one',
  required: false,
  typeName: 'string',
  text: 'The file that contains the private key used to launch the instance (e.g. windows-keypair.pem). If this is supplied, the password data sent from EC2 will be decrypted before display.',
  apply: (value, _parameters, { io }) => {
    if (value === '' || statSync(resolvePath(String(value), io), { throwIfNoEntry: false })?.isFile()) return;
    throw new CommandLineError('general', 'priv-launch-key should be a path to the local SSH private key file used to launch the instance.');
  },
};

/** `get-password-data --priv-launch-key` decrypts on this computer. Source: awscli/customizations/ec2/decryptpassword.py, 2026. */
export const passwordData: Customization = {
  arguments: (table) => void table.set(launchKey.name, launchKey),
  answer: async (output, values, io) => {
    const path = values.get(launchKey.name);
    const { PasswordData: encrypted } = output;
    if (typeof path !== 'string' || path === '' || typeof encrypted !== 'string' || encrypted === '') return output;
    const { decryptPassword } = await import('./ec2-decrypt-password.ts');
    return { ...output, PasswordData: decryptPassword(encrypted, resolvePath(path, io)) };
  },
};
