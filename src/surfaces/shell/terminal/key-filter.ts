import { PassThrough } from 'node:stream';
import { StringDecoder } from 'node:string_decoder';

/** Takes keys in the line editor's place; says whether it still wants the next ones. What it does not take it gives back. */
export interface KeyTaker {
  /** Begins to take keys. */
  begin(): void;
  /** A key or several at once. Gives what the line editor is to have; absent while more keys are taken. */
  take(keys: string): string | undefined;
}

/** What stands between the keyboard and the line editor: it takes out pasted texts and the key that searches. */
export interface KeyFilter {
  /** The rest, for the line editor. */
  readonly stream: PassThrough & { setRawMode(raw: boolean): void };
  onPaste(take: (text: string) => void): void;
  onSearch(taker: KeyTaker): void;
  close(): void;
}

// What a terminal is asked for, and what it then sends around a pasted text: XTerm Control Sequences, "Bracketed Paste Mode".
const askForPastes = '\u001b[?2004h';
const noMorePastes = '\u001b[?2004l';
const pasteStart = '\u001b[200~';
const pasteEnd = '\u001b[201~';

/** The beginning of one of those, where the rest has not arrived. A lone Escape is a key that somebody pressed. */
const cutOff = (text: string, sign: string): number => {
  for (let length = Math.min(sign.length - 1, text.length); length > 2; length -= 1) if (text.endsWith(sign.slice(0, length))) return length;
  return 0;
};

const searchKey = '\u0012';

/** Filters a terminal's keys. @param pastes whether the terminal is to mark pasted texts */
export function keyFilter(input: NodeJS.ReadStream, output: NodeJS.WriteStream, pastes: boolean): KeyFilter {
  const stream = Object.assign(new PassThrough(), { setRawMode: (raw: boolean) => void input.setRawMode?.(raw) });
  const decoder = new StringDecoder('utf8');
  let takePaste = (_text: string): void => undefined;
  let taker: KeyTaker | undefined;
  let taking = false;
  let pasting: string | undefined;
  let left = '';

  const keys = (text: string): void => {
    if (text === '') return;
    if (taking) {
      const rest = taker?.take(text);
      taking = rest === undefined;
      if (rest !== undefined && rest !== '') stream.write(rest);
      return;
    }
    const at = taker === undefined ? -1 : text.indexOf(searchKey);
    if (at < 0) stream.write(text);
    else {
      if (at > 0) stream.write(text.slice(0, at));
      taking = true;
      // The line editor must have had what came before.
      setImmediate(() => {
        taker?.begin();
        keys(text.slice(at + 1));
      });
    }
  };
  const feed = (chunk: Buffer): void => {
    let text = left + decoder.write(chunk);
    left = '';
    while (text !== '') {
      const sign = pasting === undefined ? pasteStart : pasteEnd;
      const at = text.indexOf(sign);
      const held = at < 0 ? cutOff(text, sign) : 0;
      const before = text.slice(0, at < 0 ? text.length - held : at);
      if (pasting === undefined) keys(before);
      else pasting += before;
      if (at < 0) {
        left = text.slice(text.length - held);
        return;
      }
      text = text.slice(at + sign.length);
      if (pasting !== undefined) takePaste(pasting.replace(/\r\n?/g, '\n'));
      pasting = pasting === undefined ? '' : undefined;
    }
  };
  const end = (): void => void stream.end();
  input.on('data', feed).on('end', end).on('close', end).on('error', end);
  input.resume();
  if (pastes) output.write(askForPastes);
  return {
    stream,
    onPaste: (take) => {
      takePaste = take;
    },
    onSearch: (given) => {
      taker = given;
    },
    close: () => {
      if (pastes) output.write(noMorePastes);
      input.off('data', feed).off('end', end).off('close', end).off('error', end);
      input.pause();
    },
  };
}
