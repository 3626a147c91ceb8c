/**
 * The command of the person's own editor, in words; empty where they have none.
 * Under `npm start` or `npx` npm sets EDITOR to `vi` for everybody who chose nothing: nobody shall get stuck in an editor that they never
 * chose. Source: npm's @npmcli/config, `set-envs`, read 2026-11-24.
 */
export function editorCommand(env: Readonly<Record<string, string | undefined>>): readonly string[] {
  const fromNpm = env.npm_command !== undefined && env.EDITOR === 'vi';
  const chosen = env.VISUAL || (fromNpm ? '' : env.EDITOR) || '';
  return chosen.split(/\s+/).filter(Boolean);
}
