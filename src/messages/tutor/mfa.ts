/** What `nimbi mfa` says, and the word `mfa` in lessons. */
export const mfaMessages = {
  summary: 'what an authenticator app shows: the codes of your virtual MFA devices',
  codes: 'show the codes',
  assignRoot: 'give the root user a virtual MFA device, as the console does',
  nameArgument: 'what to call the device',
  none: 'There is no virtual MFA device yet. For a user: aws iam create-virtual-mfa-device.\nFor the root user: mfa assign-root NAME.',
  heads: ['Device', 'Of', 'Code before', 'Code now', 'Next in'],
  nobody: '(nobody yet)',
  nextIn: (milliseconds: number, used: boolean): string => `${Math.ceil(milliseconds / 1000)} s${used ? ', this one was used' : ''}`,
  rootPassword: "The root user's password: ",
  code: 'MFA code: ',
  phone: (code: string, name: string): string => `(Your phone shows ${code} for ${name}.)`,
  noTerminal: "There is no terminal to ask for the root user's password at.",
  page: 'In place of the console, Security credentials, Assign MFA device:',
  assigned: (name: string, first: string, second: string): string[] => [
    `  iam:CreateVirtualMFADevice   made ${name}; your phone scanned the QR code`,
    `  iam:EnableMFADevice          enabled for root, by the codes ${first}, ${second}`,
  ],
  refused: (code: string, message: string): string => `Refused (${code}): ${message}`,
  badName: 'A device has a name of letters, digits and +=,.@_- such as my-phone: mfa assign-root my-phone',
  usage: 'mfa shows the codes of your virtual MFA devices; mfa assign-root NAME gives the root user one.',
} as const;
