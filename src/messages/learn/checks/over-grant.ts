const listed = (names: readonly string[], of: number): string => `${names.join(', ')}${of > names.length ? `, and ${of - names.length} more` : ''}`;

/** What is said of permissions that are wider than their use. */
export const messages = {
  nothingBeyond: (as: string): string => `${as} may do nothing beyond what it uses`,
  notUsed: (as: string): string => `${as} has not been used yet`,
  gone: (as: string): string => `there is no ${as.replace('/', ' ')} any more`,
  beyond: (wide: number, of: number, names: readonly string[]): string => `${wide} of ${of} things beyond its use are allowed: ${listed(names, wide)}`,
  used: (actions: readonly string[]): string => `it used ${actions.join(', ')}`,
} as const;
