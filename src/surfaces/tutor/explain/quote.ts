/** A command line from its words, in single quotes where a shell or our own prompt would read a word otherwise. */
export const commandLine = (words: readonly string[]): string => words.map(quote).join(' ');

const quote = (word: string): string => (/^[\w@%+=:,./-]+$/.test(word) ? word : `'${word.replaceAll("'", String.raw`'\''`)}'`);
