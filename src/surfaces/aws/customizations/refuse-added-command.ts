import { addedCommandNotSimulated } from '../../../messages/aws/added-commands.ts';
import { CommandLineError, usageError } from '../errors.ts';
import { type OptionSpec, scan } from '../parsing/argparse.ts';

interface Flag extends OptionSpec {
  readonly required?: true;
}

const one = (name: string): Flag => ({ name, arity: 'one' });
const needed = (name: string): Flag => ({ name, arity: 'one', required: true });

/** What the commands take, so that a wrong line is refused for what is wrong with it. */
const flags: Readonly<Record<string, readonly Flag[]>> = {
  'cloudtrail validate-logs': [
    needed('trail-arn'),
    needed('start-time'),
    one('end-time'),
    one('s3-bucket'),
    one('s3-prefix'),
    one('account-id'),
    { name: 'verbose', arity: 'none' },
  ],
  'cloudfront sign': [needed('url'), needed('key-pair-id'), needed('private-key'), needed('date-less-than'), one('date-greater-than'), one('ip-address')],
  'ec2-instance-connect ssh': [
    needed('instance-id'),
    one('instance-ip'),
    one('private-key-file'),
    one('os-user'),
    one('ssh-port'),
    one('local-forwarding'),
    { name: 'connection-type', arity: 'one', choices: ['direct', 'eice', 'auto'] },
    one('eice-options'),
  ],
  'ec2-instance-connect open-tunnel': [
    one('instance-id'),
    one('instance-connect-endpoint-id'),
    one('instance-connect-endpoint-dns-name'),
    one('private-ip-address'),
    one('remote-port'),
    one('local-port'),
    one('max-tunnel-duration'),
    one('max-websocket-connections'),
  ],
};

/**
 * The refusal of a command that the AWS CLI adds and that is not simulated: of the line first, where that is wrong, then of the command.
 * Nothing is opened, signed or sent.
 */
export function refuseAddedCommand(service: string, command: string, words: readonly string[]): CommandLineError {
  const specs = flags[`${service} ${command}`] ?? [];
  const isHelp = words.length === 1 && words[0] === 'help';
  if (!isHelp) {
    const { values, unknown, positionals } = scan(words, specs);
    const missing = specs.filter(({ name, required }) => required && !values.has(name)).map(({ name }) => `--${name}`);
    if (missing.length > 0) return usageError(`the following arguments are required: ${missing.join(', ')}`);
    const strange = [...unknown, ...positionals];
    if (strange.length > 0) return new CommandLineError('unknownOptions', `Unknown options: ${strange.join(', ')}`);
  }
  return new CommandLineError('notSimulated', addedCommandNotSimulated(service, command));
}
