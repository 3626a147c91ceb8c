/** What `--cli-auto-prompt` says. */
export const autoPromptMessages = {
  noTerminal: '--cli-auto-prompt asks at a terminal, and there is none.',
  run: '(run it as it is)',
  runAnyway: (missing: readonly string[]): string => `(run it, without ${missing.join(', ')})`,
  typeValue: '(type a value)',
  mustType: 'Type a value.',
  built: (line: string): string => `> ${line}`,
} as const;
