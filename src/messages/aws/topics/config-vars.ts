import type { Topic } from './topic.ts';

/** `aws help config-vars`. */
export const topic: Topic = {
  category: 'General',
  title: 'AWS CLI Configuration Variables',
  description: 'Configuration Variables for the AWS CLI',
  blocks: [
    {
      text: [
        'A value is looked for in this order:',
        '',
        '* an option on the command line',
        '* an environment variable',
        '* the profile in the config file',
        '* the profile in the credentials file',
        '',
        "Both files are this home's own, in its folder aws. On AWS they are ~/.aws/config and ~/.aws/credentials; those are never read or written here.",
      ].join('\n'),
    },
    { heading: 'PROFILES' },
    {
      text: 'A profile is a named set of values. --profile or AWS_PROFILE chooses one; without them it is default. In the config file its section is [profile NAME], but [default]; in the credentials file it is [NAME].',
    },
    { code: '[default]\nregion = us-east-1\noutput = json\n\n[profile auditor]\nrole_arn = arn:aws:iam::123456789012:role/auditor\nsource_profile = default' },
    { heading: 'GENERAL OPTIONS' },
    {
      code: [
        'option      config           environment variable    meaning',
        '--profile                    AWS_PROFILE             which profile',
        '--region    region           AWS_REGION,             which Region',
        '                             AWS_DEFAULT_REGION',
        '--output    output           AWS_DEFAULT_OUTPUT      json, text, table, yaml,',
        '                                                     yaml-stream or off',
        '            cli_timestamp_format                     iso8601 or wire',
        '            cli_binary_format                        base64 or',
        '                                                     raw-in-base64-out',
        '            cli_pager        AWS_PAGER               program for long output;',
        '                                                     empty for none',
        '--cli-error-format                                   how errors are shown',
        '            cli_error_format AWS_CLI_ERROR_FORMAT',
        '            cli_history                              enabled keeps commands for',
        '                                                     history list and show',
      ].join('\n'),
    },
    { heading: 'CREDENTIALS' },
    {
      code: [
        'config                  environment variable    meaning',
        'aws_access_key_id       AWS_ACCESS_KEY_ID       names the key',
        'aws_secret_access_key   AWS_SECRET_ACCESS_KEY   signs with it',
        'aws_session_token       AWS_SESSION_TOKEN       of temporary credentials',
        'login_session                                   written by: login',
      ].join('\n'),
    },
    { text: 'Keys in the environment go before those of a profile, unless --profile names one.' },
    { heading: 'ROLES' },
    {
      text: [
        'A profile with a role_arn uses temporary credentials of that role:',
        '',
        '* role_arn: the role to assume',
        '* source_profile: the profile whose credentials assume it',
        '* credential_source: Environment, where the keys in the environment assume it',
        '* external_id, role_session_name, duration_seconds, mfa_serial: as in sts assume-role',
      ].join('\n'),
    },
  ],
};
