/** Before a Region is asked for. As the AWS CLI says it, but for the link. */
export const loginRegion = (program: string): string =>
  `No AWS region has been configured. The AWS region is the geographic location of your AWS resources.\n\nIf you have used AWS before and already have resources in your account, specify which region they were created in. If you have not created resources in your account before, you can pick the region closest to you.\n\nYou are able to change the region in the CLI at any time with the command "${program} configure set region NEW_REGION".\n`;

/** Before a new password is asked for. As the AWS sign-in page says it. */
export const mustChangePassword = 'You must change your password to continue.\n';

/** The two new passwords that were typed are not the same. */
export const passwordsDiffer = 'The new password and its repetition differ: nothing was changed. Sign in again.';

/** What the standard input should have had after the password. */
export const lineMissing = {
  mfaCode: 'This user signs in with an MFA device: with --password-stdin, its code has to follow on the line after the password.',
  newPassword: 'This user has to choose a new password: with --password-stdin, it has to follow on the next line, after the MFA code if there is one.',
} as const;

/** Nobody is there to be asked for a password. */
export const passwordNeedsTerminal = 'There is no terminal to ask for the password at. To read it from the standard input: --password-stdin';

/** A word where a Region is wanted. */
export const noSuchRegion = (name: string): string => `There is no Region ${name} here.`;
