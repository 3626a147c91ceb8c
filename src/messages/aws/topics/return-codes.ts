import type { Topic } from './topic.ts';

/** `aws help return-codes`. */
export const topic: Topic = {
  category: 'General',
  title: 'AWS CLI Return Codes',
  description: 'Describes the various return codes of the AWS CLI',
  blocks: [
    { text: 'A command ends with one of these codes. In a shell, echo $? right after it shows which.' },
    {
      text: [
        '* 0: the command was successful; neither the CLI nor the service found an error.',
        '* 1: s3 commands only: at least one transfer failed. Also: configure get found no value.',
        '* 2: s3 commands only: files were skipped that do not exist, cannot be read, or are devices, pipes or sockets; all others were transferred.',
        '* 130: the command was interrupted, with Ctrl-C.',
        '* 252: the syntax was invalid, a parameter is unknown, or a value was incorrect; nothing was called.',
        '* 253: the environment or configuration is invalid: credentials or a Region are missing, for example.',
        '* 254: the service was called and answered with an error. It is in the message: AccessDenied, NoSuchBucket and so on.',
        '* 255: any other error. A code of its own may be given to it later, so do not rely on this one.',
      ].join('\n'),
    },
  ],
};
