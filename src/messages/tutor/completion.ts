/** What `nimbi completion` says. */
export const completionMessages = {
  summary: 'Prints a script that teaches your shell to complete nimbi: services, operations, flags, values, and names in your cloud.',
  shell: 'bash, zsh, fish or powershell',
  which: (shells: readonly string[]): string => `which shell? It takes one of: ${shells.join(', ')}`,
  unknown: (shell: string, shells: readonly string[]): string => `there is no script for "${shell}". It takes one of: ${shells.join(', ')}`,
} as const;
