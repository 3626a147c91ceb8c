import type { Session } from '../session/session.ts';

/** When a command line is asked for: always, where what was typed can't be read, or never. */
export type AutoPromptMode = 'on' | 'on-partial' | 'off';

/**
 * What `--cli-auto-prompt`, `--no-cli-auto-prompt`, `AWS_CLI_AUTO_PROMPT` and the profile's `cli_auto_prompt` say together; nobody who wants
 * help is asked. Source: awscli/autoprompt/core.py of the v2 branch, 2026.
 */
export function autoPromptMode(session: Session, words: readonly string[]): AutoPromptMode {
  if (words.includes('help')) return 'off';
  const { autoPrompt } = session.globals;
  if (autoPrompt !== undefined) return autoPrompt ? 'on' : 'off';
  const setting = (session.variable('AWS_CLI_AUTO_PROMPT') ?? session.setting('cli_auto_prompt')?.value)?.toLowerCase();
  return setting === 'on' || setting === 'on-partial' ? setting : 'off';
}
