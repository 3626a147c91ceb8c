const listed = (names: readonly string[]): string => names.join(', ');

/** What the lesson says of requests in files: signing, changing and sending them. */
export const requestMessages = {
  badStart: 'The file does not begin as a request does. Its first line is such as: PUT /photos/tom.txt HTTP/1.1',
  badHeader: (line: number): string => `Line ${line} is no header. A header is a name, a colon and a value; an empty line ends them.`,
  noHost: 'For the signature one has to know which service is meant, and where. The request needs a header such as Host: BUCKET.s3.us-east-1.amazonaws.com',
  noFile: (name: string, there: readonly string[]): string =>
    there.length === 0 ? `There is no file ${name} in this lesson.` : `There is no file ${name}. There are: ${listed(there)}`,
  noProfile: (name: string, there: readonly string[]): string => `There is no profile ${name}. There are: ${listed(there)}`,
  signWhat: 'Sign what? sign FILE, or with another key: sign FILE --profile NAME',
  sendWhat: 'Send what? send FILE, or send URL',
  changeWhat: 'Change what? change FILE OLD NEW; put a text that has blanks in quotes.',
  badLink: 'That is no address that can be opened.',
  notInFile: (file: string, old: string): string => `${file} has no "${old}" in it. Capitals count.`,
  changed: (line: number, text: string): string => `Line ${line} is now: ${text}`,
  canonical: 'What the signature covers, the canonical request:',
  signed: (file: string, profile: string): string => `Signed with the secret of profile ${profile}: the signature stands in ${file}, the secret does not.`,
  error: (code: string, message: string): string => (message === '' ? code : `${code}: ${message}`),
  caller: 'Caller:',
  nobody: 'nobody (anonymous)',
  why: 'Why:',
} as const;
