import { interrupted, type ReadOptions, type Terminal } from './terminal/terminal.ts';

/** How a command is asked for. */
export interface CommandPrompt extends Pick<ReadOptions, 'complete'> {
  readonly prompt: string;
  /** Whether a text is not a whole command yet. */
  goesOn(text: string): boolean;
}

/** Reads a command of any length: one that goes on asks for its next line. `undefined` at the end of input. */
export async function readCommand(terminal: Terminal, { prompt, goesOn, complete }: CommandPrompt): Promise<string | typeof interrupted | undefined> {
  const options = { ...(complete && { complete }) };
  let text = await terminal.readLine(prompt, options);
  while (typeof text === 'string' && goesOn(text)) {
    const next = await terminal.readLine('> ', { ...options, continues: true });
    if (next === undefined || next === interrupted) return next;
    text = `${text}\n${next}`;
  }
  return text;
}
