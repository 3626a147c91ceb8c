import { help } from '../../../../messages/aws/en.ts';
import { globalOptionTexts } from '../../../../messages/aws/global-options.ts';
import { globalOptions } from '../../parsing/globals.ts';
import type { Page } from './page.ts';

/** The options that every command takes. */
export function globalOptionsSection(page: Page): void {
  page.heading(help.globalOptions);
  for (const { name, arity, choices, integer } of globalOptions) {
    page
      .verbatim(`--${name} (${arity === 'none' ? 'boolean' : integer ? 'int' : 'string'})`)
      .blank()
      .text(globalOptionTexts[name] ?? '', 10);
    if (choices !== undefined) page.blank().verbatim(choices.map((choice) => `* ${choice}`).join('\n'), 10);
    page.blank();
  }
}
