import type { S3Flag } from './command-line.ts';

/* Flags that several `s3` commands share. Names and choices: the AWS CLI Command Reference, read November 2026. */

/** `--recursive`. */
export const recursive: S3Flag = {
  name: 'recursive',
  arity: 'none',
  text: 'Command is performed on all files or objects under the specified directory or prefix.',
};
/** `--page-size`. */
export const pageSize: S3Flag = {
  name: 'page-size',
  arity: 'one',
  integer: true,
  text: 'The number of results to return in each response to a list operation. The default value is 1000 (the maximum allowed).',
};
/** `--request-payer`. */
export const requestPayer: S3Flag = {
  name: 'request-payer',
  arity: 'optional',
  choices: ['requester'],
  text: 'Confirms that the requester knows that they will be charged for the request.',
};
/** `--dryrun`. */
export const dryRun: S3Flag = {
  name: 'dryrun',
  arity: 'none',
  text: 'Displays the operations that would be performed using the specified command without actually running them.',
};
/** `--quiet`. */
export const quiet: S3Flag = { name: 'quiet', arity: 'none', text: 'Does not display the operations performed from the specified command.' };
/** `--only-show-errors`. */
export const onlyShowErrors: S3Flag = {
  name: 'only-show-errors',
  arity: 'none',
  text: 'Only errors and warnings are displayed. All other output is suppressed.',
};
/** `--exclude`. */
export const exclude: S3Flag = { name: 'exclude', arity: 'one', text: 'Exclude all files or objects from the command that matches the specified pattern.' };
/** `--include`. */
export const include: S3Flag = {
  name: 'include',
  arity: 'one',
  text: "Don't exclude files or objects in the command that match the specified pattern. Of several --exclude and --include the last that matches counts.",
};
