/**
 * What nimbi says on the command line in words of its own. AWS's words stand where they are used.
 */

const listed = (names: readonly string[]): string => names.join(', ');

/** An operation that AWS has and this simulation has not: how many of its service there are, some of them, and the command that lists all. */
export const notSimulated = (
  service: string,
  command: string,
  { count, some, help }: { readonly count: number; readonly some: readonly string[]; readonly help: string },
): string => {
  if (count === 0) return `${service} ${command} is not simulated; nothing of ${service} is yet.`;
  if (count === some.length) return `${service} ${command} is not simulated. Of ${service} these are: ${listed(some)}.`;
  return `${service} ${command} is not simulated. Of ${service} ${count} operations are, such as ${listed(some)}. All of them: ${help}`;
};

/** A command of the AWS CLI that is not an operation, and not here. */
export const commandNotSimulated = (command: string, there: readonly string[]): string => `${command} is not simulated. These are: ${listed(there)}.`;

/** A service that AWS has and whose model is not here, or no service at all. */
export const servicesWithModels = (services: readonly string[]): string => `nimbi has the commands of these services: ${listed(services)}.`;

/** A Region that does not exist, or is not simulated. */
export const nearestRegion = (name: string, near: readonly string[]): string =>
  near.length === 0 ? `There is no Region ${name} here.` : `There is no Region ${name} here. Maybe you meant: ${listed(near)}`;

/** A mistyped option. */
export const nearestOptions = (near: readonly string[]): string => `Maybe you meant: ${listed(near)}`;

/** An access key that no cloud of the home has. */
export const unknownAccessKey = 'No cloud here knows this access key. It was not sent anywhere.';

/** A Region that the account would have to enable first. AWS's own refusal does not say so. `program` is what the command is called here. */
export const regionDisabled = (region: string, program: string): string =>
  `This account has not enabled ${region}. To do so: ${program} account enable-region --region-name ${region}`;

/** After a refusal, at a terminal. */
export const why = 'Why? nimbi explain';

/** A waiter at a terminal, with the longest pause between two looks. */
export const waiting = (what: string, seconds: number): string =>
  `Waiting for ${what}; looking again after a second, then less and less often, up to every ${seconds} seconds. Ctrl-C ends it.`;

/** A cloud whose clock stands still while something is waited for. */
export const clockStandsStill = "This cloud's clock stands still, so nothing changes by waiting. Move it with: nimbi clock";

/** What `--version` says beside the version. */
export const versionLine = (version: string, platform: string): string => `nimbi/${version} (simulated; mirrors aws-cli/2.32) ${platform}`;

/** Headings and sentences of `help`. */
export const help = {
  name: 'NAME',
  description: 'DESCRIPTION',
  synopsis: 'SYNOPSIS',
  options: 'OPTIONS',
  globalOptions: 'GLOBAL OPTIONS',
  output: 'OUTPUT',
  examples: 'EXAMPLES',
  services: 'AVAILABLE SERVICES',
  commands: 'AVAILABLE COMMANDS',
  aws: 'The AWS Command Line Interface, simulated on this computer. No account, no network, no bill: every call is authenticated, authorized, recorded and explained as AWS would.',
  seeHelp: 'For a command: nimbi SERVICE COMMAND help',
  notSimulated: 'Not simulated: a call is refused with the code NotSimulated.',
  simulatedMark: '(simulated)',
  s3: 'High-level commands for S3. A path is a local one, or s3://BUCKET/KEY. In cp, - is the standard input or output.',
  wait: 'Wait until a particular condition is satisfied. Each subcommand polls an API until the listed requirement is met.',
  noOutput: 'None',
  paginated: (command: string): string =>
    `${command} is a paginated operation. Multiple API calls may be issued in order to retrieve the entire data set of results. You can disable pagination by providing the --no-paginate argument.`,
  required: '[required]',
  constraints: 'Constraints:',
  possibleValues: 'Possible values:',
  recursive: '( ... recursive ... )',
  syntax: 'Syntax:',
  shorthandSyntax: 'Shorthand Syntax:',
  jsonSyntax: 'JSON Syntax:',
  before: 'In a fresh cloud, first:',
  afterwards: 'Then:',
  topics: 'AVAILABLE TOPICS',
  topicGuide:
    'This is the AWS CLI Topic Guide. It gives access to a set of topics that provide a deeper understanding of the CLI. To access a topic: nimbi help TOPIC',
  seeTopics: 'For more than single commands: nimbi help topics',
  noDescription: 'See the AWS documentation of this operation.',
} as const;
