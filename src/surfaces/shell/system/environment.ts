import { delimiter } from 'node:path';

type Environment = Readonly<Record<string, string | undefined>>;

/** What of the user's own environment a shell does without: all that could name a real account, and what would make bash run files or replace `aws`. */
const foreign = /^(AWS_|AMAZON_|BOTO_|S3_|EC2_|BASH_FUNC_|BASH_ENV$|ENV$|PROMPT_COMMAND$|NIMBI_)/i;

/** Nobody listens here: a program that speaks with AWS by itself gets no further than this computer. */
export const nowhere = 'http://127.0.0.1:9';

/** What of the shell's surroundings every line is run with, whatever an earlier line did to it. */
export interface Surroundings {
  readonly programs: string;
  readonly configFile: string;
  readonly credentialsFile: string;
}

/** The environment of a new shell: the user's, without what is of AWS. */
export const startEnvironment = (env: Environment): Record<string, string> =>
  Object.fromEntries(Object.entries(env).flatMap(([name, value]) => (value === undefined || foreign.test(name) ? [] : [[name, value]])));

/**
 * The environment that a line is run with: our `aws` is the first on the PATH, the configuration is the home's, no metadata service is asked,
 * and SDKs are sent nowhere. So no typed line reaches a real account.
 */
export function lineEnvironment(env: Readonly<Record<string, string>>, { programs, configFile, credentialsFile }: Surroundings): Record<string, string> {
  const path = (env.PATH ?? '').split(delimiter).filter((folder) => folder !== programs);
  return {
    AWS_ENDPOINT_URL: nowhere,
    BOTO_CONFIG: '/dev/null',
    ...env,
    PATH: [programs, ...path].join(delimiter),
    AWS_CONFIG_FILE: configFile,
    AWS_SHARED_CREDENTIALS_FILE: credentialsFile,
    AWS_EC2_METADATA_DISABLED: 'true',
  };
}
