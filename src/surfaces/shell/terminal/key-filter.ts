import { PassThrough } from 'node:stream';
import { StringDecoder } from 'node:string_decoder';
import { type Piece, PieceReader } from './pieces.ts';

/** Takes keys in the line editor's place. Says of each what the line editor is to have of it, which ends it; nothing while it wants more. */
export type KeyTaker = (key: string) => string | undefined;

/** How a keyboard is read. */
export interface KeyFilterOptions {
  /** Takes a text that is pasted at once; the terminal is asked to mark such texts. Absent: what is pasted is as if typed. */
  paste?(text: string): void;
  /** What Ctrl-R begins. */
  search?(): KeyTaker;
}

/** A terminal's keyboard. */
type Keyboard = NodeJS.ReadableStream & { setRawMode?(raw: boolean): unknown };

// What a terminal is asked for: XTerm Control Sequences, "Bracketed Paste Mode".
const askForPastes = '\u001b[?2004h';
const noMorePastes = '\u001b[?2004l';

const searchKey = '\u0012';

/**
 * A text's keys, each to be given by itself: of several at once Node's line editor puts all but the last at the end of the line, wherever the
 * cursor stands, and miscounts the rows (Node 20.20, `_insertString`). A TAB before other keys was pasted and completes nothing, which the
 * editor knows by what comes with it.
 */
const keysOf = (text: string): readonly string[] => text.match(/\t*[^\t]|\t+$/gsu) ?? [];

/** What stands between the keyboard and the line editor: it takes out pasted texts and the key that searches. */
export class KeyFilter {
  /** The rest, for the line editor. While the editor pauses it, as it does when it completes, what is typed waits here. */
  readonly stream: PassThrough & { setRawMode(raw: boolean): void };
  readonly #decoder = new StringDecoder('utf8');
  readonly #pieces = new PieceReader();
  readonly #waiting: Piece[] = [];
  #taker: KeyTaker | undefined;
  #held = false;
  #ended = false;

  constructor(
    private readonly input: Keyboard,
    private readonly output: NodeJS.WritableStream,
    private readonly options: KeyFilterOptions = {},
  ) {
    this.stream = Object.assign(new PassThrough(), { setRawMode: (raw: boolean) => void input.setRawMode?.(raw) });
    this.stream.on('resume', this.#handOver);
    input.on('data', this.#feed).on('end', this.#end).on('close', this.#end).on('error', this.#end);
    input.resume();
    if (options.paste) output.write(askForPastes);
  }

  /** What comes from now on waits, until it is released. */
  hold(): void {
    this.#held = true;
  }

  release(): void {
    this.#held = false;
    this.#handOver();
  }

  close(): void {
    const { input, output, options, stream } = this;
    if (options.paste) output.write(noMorePastes);
    input.off('data', this.#feed).off('end', this.#end).off('close', this.#end).off('error', this.#end);
    stream.off('resume', this.#handOver);
    input.pause();
  }

  #end = (): void => {
    this.#ended = true;
    this.#handOver();
  };

  #feed = (chunk: Buffer): void => {
    for (const piece of this.#pieces.read(this.#decoder.write(chunk))) {
      if ('pasted' in piece) this.#waiting.push(piece);
      else for (const typed of keysOf(piece.typed)) this.#waiting.push({ typed });
    }
    this.#handOver();
  };

  #handOver = (): void => {
    while (!this.#held && !this.stream.isPaused()) {
      const piece = this.#waiting.shift();
      if (piece === undefined) {
        if (this.#ended) this.stream.end();
        return;
      }
      if ('pasted' in piece) this.options.paste?.(piece.pasted);
      else this.#key(piece.typed);
    }
  };

  #key(key: string): void {
    if (this.#taker !== undefined) {
      const rest = this.#taker(key);
      if (rest === undefined) return;
      this.#taker = undefined;
      this.#give(rest);
    } else if (key === searchKey && this.options.search) this.#taker = this.options.search();
    else this.#give(key);
  }

  /** Whoever reads has had it on return, unless he has paused: what comes next may be for others, and must find the line as it then is. */
  #give(key: string): void {
    if (key === '') return;
    this.stream.write(key);
    if (this.stream.readableLength > 0 && !this.stream.isPaused()) this.stream.read();
  }
}
