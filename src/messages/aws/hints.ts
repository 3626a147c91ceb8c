/**
 * One line after the commonest mistakes on the command line, in words of ours: what most likely happened, and what to type.
 */

/** An S3 URI, or what begins like one, where a bucket's name is wanted. */
export const bucketNotUri = (flag: string, bucket: string): string => `${flag} takes the bucket's name by itself: ${bucket}`;

/** The path of a file where its content is wanted. */
export const fileContent = (flag: string, path: string): string => `${path} is a file here. To give its content: ${flag} file://${path}`;

/** `file://` where a path is wanted. */
export const pathAlone = (flag: string, path: string): string => `${flag} takes the path by itself: ${path}`;

/** JSON from which PowerShell, or cmd.exe, took the double quotes. */
export const quotesEaten =
  'The double quotes are gone: a shell ate them. In PowerShell and cmd.exe write \\" for each, or put the JSON into a file and give file://NAME.';

/** JSON written with single quotes inside. */
export const singleQuotesInside = 'JSON has double quotes inside; single ones may only stand around the whole.';

/** cmd.exe knows no single quotes and hands them on. */
export const singleQuotesAround =
  'The single quotes have become a part of the value: cmd.exe does not take them off. Use double quotes around, and \\" inside.';

/** A blank after a comma parts shorthand in two words. */
export const blankAfterComma = 'Shorthand is one word: no blank after a comma, or quotes around the whole.';

/** `Key=a Value=b` where a comma should be. */
export const commaMissing = (flag: string): string => `${flag} takes a word for each item: join what belongs together with commas, such as Key=a,Value=b.`;

/** Letters where a number is wanted. */
export const wholeNumber = (flag: string): string => `A whole number is wanted in ${flag}.`;

/** Letters where a number is wanted that may have a fraction. */
export const anyNumber = (flag: string): string => `A number is wanted in ${flag}.`;

/** `--help` and `-h`, which `aws` does not have. */
export const helpIsAWord = (program: string): string =>
  `Help is a word, and no option: ${program} help, ${program} SERVICE help, ${program} SERVICE COMMAND help`;

/** What is wrong with a whole input that is no JSON; `aws` keeps that to itself. */
export const invalidJson = (fault: string): string => `The JSON: ${fault}`;

/** The content of a file, wanted within shorthand. */
export const fileInShorthand = (flag: string, file: string): string => `In shorthand a file's content comes after @=, such as ${flag} Value@=${file}`;

/** `bundle-instance` without what its upload policy is made of. */
export const uploadPolicyNeeds = (flag: string): string => `The upload policy is made with ${flag}. Give it, or a policy of your own with --policy.`;

/** A typographic dash where hyphens are wanted. @param option the word with two hyphens */
export const typographicDash = (sign: string, option: string): string => `The ${sign} is a dash, as documents set it. Type two hyphens: ${option}`;

/** Typographic quotation marks, which no shell takes for quotes. @param mark what to type */
export const typographicQuote = (sign: string, mark: string): string =>
  `The ${sign} is a quotation mark as documents set it, and a part of the word to a shell. Type ${mark} instead.`;

/** A blank that parts no words. */
export const typographicBlank = 'There is a no-break space, as documents set it, which parts no words. Type a blank instead.';

/** A bucket's name, or a path in it, without its scheme. */
export const s3Scheme = (path: string): string => `What is in S3 is written with s3:// before it: s3://${path}`;

/** A wildcard in a path of `s3`. @param line the command line that takes many */
export const s3Wildcard = (line: string): string => `A wildcard in a path is a letter like any other. For many files: ${line}`;

/** A folder without `--recursive`. @param line the command line with it */
export const s3Folder = (path: string, line: string): string => `${path} is a folder. For all that is in it: ${line}`;

/** `"Effect": "allow"`. */
export const effectSpelling = (effect: string): string => `Effect is Allow or Deny, with a capital, and not ${effect}.`;
