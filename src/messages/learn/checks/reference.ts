/** What a statement of a policy says of one action and one resource. */
interface Grant {
  readonly action: string;
  readonly resource: string;
  readonly allActionsBut: boolean;
  readonly allResourcesBut: boolean;
  readonly condition?: string;
}

/** What is said of permissions that are compared. */
export const messages = {
  grant: (effect: string, { action, resource, allActionsBut, allResourcesBut, condition }: Grant): string =>
    `${effect} ${allActionsBut ? 'everything but ' : ''}${action} on ${allResourcesBut ? 'everything but ' : ''}${resource}${condition === undefined ? '' : ` if ${condition}`}`,
} as const;
