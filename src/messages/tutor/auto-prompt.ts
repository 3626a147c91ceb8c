/** What `--cli-auto-prompt` and the setting `cli_auto_prompt` say. */
export const autoPromptMessages = {
  noTerminal: '--cli-auto-prompt asks at a terminal, and there is none.',
  settingWithoutTerminal: 'AWS_CLI_AUTO_PROMPT or cli_auto_prompt is on, which asks at a terminal, and there is none. --no-cli-auto-prompt does without.',
  run: '(run it as it is)',
  runAnyway: (missing: readonly string[]): string => `(run it, without ${missing.join(', ')})`,
  typeValue: '(type a value)',
  mustType: 'Type a value.',
  built: (line: string): string => `> ${line}`,
} as const;
