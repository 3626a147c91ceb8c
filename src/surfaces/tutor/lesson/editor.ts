/**
 * Whether a person has an editor of their own. Under `npm start` and `npx` npm sets EDITOR to `vi` for everybody who chose nothing, and
 * nobody shall get stuck in an editor that they never chose. Source: npm's @npmcli/config, set-envs, read 2026-11-24.
 */
export function hasOwnEditor({ VISUAL: visual, EDITOR: editor, npm_command: npmCommand }: Readonly<Record<string, string | undefined>>): boolean {
  const fromNpm = npmCommand !== undefined && editor === 'vi';
  return Boolean(visual) || (Boolean(editor) && !fromNpm);
}
