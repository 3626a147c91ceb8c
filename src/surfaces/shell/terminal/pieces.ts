// What a terminal sends around a pasted text: XTerm Control Sequences, "Bracketed Paste Mode".
const pasteStart = '\u001b[200~';
const pasteEnd = '\u001b[201~';

/** A part of what a terminal sends: keys that were pressed, or a text that was pasted at once, with `\n` at its lines' ends. */
export type Piece = { readonly typed: string } | { readonly pasted: string };

/** Tells pasted texts from keys. */
export class PieceReader {
  #left = '';
  #pasting: string | undefined;

  /** The pieces that end in a chunk; what does not is kept for the next. */
  read(chunk: string): readonly Piece[] {
    const pieces: Piece[] = [];
    let text = this.#left + chunk;
    this.#left = '';
    while (text !== '') {
      const sign = this.#pasting === undefined ? pasteStart : pasteEnd;
      const at = text.indexOf(sign);
      const before = text.slice(0, at < 0 ? text.length - cutOff(text, sign) : at);
      if (this.#pasting !== undefined) this.#pasting += before;
      else if (before !== '') pieces.push({ typed: before });
      if (at < 0) {
        this.#left = text.slice(before.length);
        break;
      }
      text = text.slice(at + sign.length);
      if (this.#pasting !== undefined) pieces.push({ pasted: this.#pasting.replace(/\r\n?/g, '\n') });
      this.#pasting = this.#pasting === undefined ? '' : undefined;
    }
    return pieces;
  }
}

/** How much of a sign stands at a text's end, where the rest has not arrived. A lone Escape is a key that somebody pressed. */
function cutOff(text: string, sign: string): number {
  for (let length = Math.min(sign.length - 1, text.length); length > 2; length -= 1) if (text.endsWith(sign.slice(0, length))) return length;
  return 0;
}
