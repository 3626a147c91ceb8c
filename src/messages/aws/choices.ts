/*
 * In a file of its own, as every command line loads it.
 */

/** The only words that an option takes. */
export const optionTakes = (flag: string, choices: readonly string[]): string => `${flag} takes one of: ${choices.join(', ')}`;

/** The only words that a setting takes, and where the wrong one was found: an environment variable or a file. */
export const settingTakes = (name: string, choices: readonly string[], location: string): string =>
  `${name} takes one of: ${choices.join(', ')}. This one comes from ${location}`;
