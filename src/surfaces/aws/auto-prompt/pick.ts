import search from '@inquirer/search';
import type { Pick } from './choice.ts';

/** At the terminal, with a list that narrows as one types. */
export const pick: Pick = (message, source) =>
  search<string>({
    message,
    pageSize: 10,
    source: async (typed) => (await source(typed ?? '')).map((choice) => ({ ...choice, short: choice.value.startsWith('\0') ? choice.name : choice.value })),
  });
