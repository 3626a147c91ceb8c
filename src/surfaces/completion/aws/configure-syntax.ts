import { configureCommands } from '../../aws/commands/configure/commands.ts';
import { plain } from '../candidate.ts';
import type { CommandSyntax } from './command-syntax.ts';

/** The settings that `configure get` and `set` are mostly used for. */
const settings = [
  'aws_access_key_id',
  'aws_secret_access_key',
  'aws_session_token',
  'cli_pager',
  'mfa_serial',
  'output',
  'region',
  'role_arn',
  'source_profile',
];

/** The commands of `aws configure`, or one of them. */
export async function configureSyntax(name: string | undefined): Promise<CommandSyntax> {
  if (name === undefined) return { flags: [], positional: async () => plain([...Object.keys(configureCommands).sort(), 'help']) };
  return name === 'get' || name === 'set' ? { flags: [], positional: async () => plain(settings) } : { flags: [] };
}
