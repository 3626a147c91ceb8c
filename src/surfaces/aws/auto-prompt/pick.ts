import type { Readable, Writable } from 'node:stream';
import search from '@inquirer/search';
import { autoPromptMessages as messages } from '../../../messages/tutor/auto-prompt.ts';
import type { Choice, Pick } from './choice.ts';

/** What is found for what is typed. */
interface Found {
  readonly typed: string;
  readonly choices: Promise<readonly Choice[]>;
}

/** Something to pick, and for what it was found. */
interface Offer {
  readonly choice: Choice;
  readonly found: Found;
}

const shortOf = ({ value, name }: Choice): string => (value.startsWith('\0') ? name : value);

/**
 * At a terminal, with a list that narrows as one types. Whoever types quickly presses Enter while the list is still that of what was typed
 * before: then it is the first of what is found for all of it that is picked, and never nothing.
 */
export const pickAt =
  (streams: { readonly input?: Readable; readonly output?: Writable } = {}): Pick =>
  async (message, source) => {
    let latest: Found | undefined;
    let picked: Choice | undefined;
    await search<Offer>(
      {
        message,
        pageSize: 10,
        source: async (typed = '') => {
          const found: Found = { typed, choices: source(typed) };
          latest = found;
          return (await found.choices).map((choice) => ({
            // What can't be picked has no name, as the name of what is refused is put where one types.
            ...(choice.value === '' ? { name: '', description: [choice.name, choice.description].filter(Boolean).join('\n') } : choice),
            value: { choice, found },
          }));
        },
        validate: async ({ choice, found }) => {
          const best = latest === undefined || latest === found ? choice : (await latest.choices)[0];
          if (best === undefined || best.value === '') return messages.mustType;
          picked ??= best;
          return true;
        },
        theme: { style: { answer: () => (picked === undefined ? '' : shortOf(picked)) } },
      },
      streams,
    );
    if (picked === undefined) throw new Error('Nothing was picked.');
    return picked.value;
  };

/** At the process's own terminal. */
export const pick: Pick = pickAt();
