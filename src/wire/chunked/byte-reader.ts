/** Reads a stream of bytes by lines and by lengths, without holding more of it than one of its chunks. */
export class ByteReader {
  private readonly source: AsyncIterator<Uint8Array>;
  private held: Uint8Array = new Uint8Array();

  constructor(source: AsyncIterable<Uint8Array>) {
    this.source = source[Symbol.asyncIterator]();
  }

  /** Whether there is a byte more. */
  private async filled(): Promise<boolean> {
    while (this.held.length === 0) {
      const { done, value } = await this.source.next();
      if (done === true) return false;
      this.held = value;
    }
    return true;
  }

  /** Up to `length` bytes, as they come; `undefined` at the end. */
  async some(length: number): Promise<Uint8Array | undefined> {
    if (!(await this.filled())) return undefined;
    const taken = this.held.subarray(0, length);
    this.held = this.held.subarray(taken.length);
    return taken;
  }

  /** A line without its end, CR LF or LF; `undefined` where the stream ends before it does, or the line is longer than `most`. */
  async line(most: number): Promise<string | undefined> {
    const parts: Uint8Array[] = [];
    let length = 0;
    while (length <= most && (await this.filled())) {
      const end = this.held.indexOf(0x0a);
      const taken = end < 0 ? this.held : this.held.subarray(0, end);
      parts.push(taken);
      length += taken.length;
      this.held = this.held.subarray(end < 0 ? this.held.length : end + 1);
      if (end >= 0 && length <= most) return Buffer.concat(parts).toString('latin1').replace(/\r$/, '');
    }
    return undefined;
  }

  /** Reads to the end and drops it. @returns how many bytes that were */
  async rest(most: number): Promise<number> {
    let length = 0;
    while (length <= most) {
      const taken = await this.some(most);
      if (taken === undefined) return length;
      length += taken.length;
    }
    return length;
  }

  /** Reads no further: whoever gave the stream may end it. */
  async stop(): Promise<void> {
    await this.source.return?.();
  }
}
