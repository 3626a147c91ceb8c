import search from '@inquirer/search';
import { autoPromptMessages as messages } from '../../../messages/tutor/auto-prompt.ts';
import { KeyFilter } from '../../shell/terminal/key-filter.ts';
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

/** Asks one question after the other at a terminal, until it is closed. */
export interface Picker {
  readonly pick: Pick;
  close(): void;
}

const shortOf = ({ value, name }: Choice): string => (value.startsWith('\0') ? name : value);

/**
 * At a terminal, with a list that narrows as one types. Whoever types quickly presses Enter while the list is still that of what was typed
 * before: then it is the first of what is found for all of it that is picked, and never nothing. What is typed after that Enter, or before
 * there is anything to pick, waits for the question that it is meant for.
 */
export function terminalPicker(input: NodeJS.ReadableStream, output: NodeJS.WritableStream): Picker {
  const keys = new KeyFilter(input, output);
  keys.hold();
  return { pick: (message, source) => pickWith(keys, output, message, source), close: () => keys.close() };
}

async function pickWith(keys: KeyFilter, output: NodeJS.WritableStream, ...[message, source]: Parameters<Pick>): Promise<string> {
  let latest: Found | undefined;
  let picked: Choice | undefined;
  await search<Offer>(
    {
      message,
      pageSize: 10,
      source: async (typed = '') => {
        const found: Found = { typed, choices: source(typed) };
        // The list is there a moment after it was found.
        if (latest === undefined) void found.choices.finally(() => setImmediate(() => keys.release()));
        latest = found;
        return (await found.choices).map((choice) => ({
          // What can't be picked has no name, as the name of what is refused is put where one types.
          ...(choice.value === '' ? { name: '', description: [choice.name, choice.description].filter(Boolean).join('\n') } : choice),
          value: { choice, found },
        }));
      },
      validate: async ({ choice, found }) => {
        keys.hold();
        const best = latest === undefined || latest === found ? choice : (await latest.choices)[0];
        if (best !== undefined && best.value !== '') {
          picked ??= best;
          return true;
        }
        setImmediate(() => keys.release());
        return messages.mustType;
      },
      theme: { style: { answer: () => (picked === undefined ? '' : shortOf(picked)) } },
    },
    { input: keys.stream, output },
  );
  if (picked === undefined) throw new Error('Nothing was picked.');
  return picked.value;
}
