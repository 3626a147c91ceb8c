/**
 * Splits bytes into lines of text, without their ends.
 * @param tooLong makes the error that is thrown when a line has more than `longest` bytes
 */
export async function* textLines(chunks: AsyncIterable<Uint8Array>, longest: number, tooLong: () => Error): AsyncIterable<string> {
  let parts: Uint8Array[] = [];
  let length = 0;
  for await (const chunk of chunks) {
    let start = 0;
    for (let end = chunk.indexOf(0x0a); end !== -1; end = chunk.indexOf(0x0a, start)) {
      parts.push(chunk.subarray(start, end));
      yield Buffer.concat(parts).toString();
      parts = [];
      length = 0;
      start = end + 1;
    }
    length += chunk.length - start;
    if (length > longest) throw tooLong();
    parts.push(chunk.subarray(start));
  }
  if (length > 0) yield Buffer.concat(parts).toString();
}
