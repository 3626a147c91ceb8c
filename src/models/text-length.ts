/** The length of a text as AWS and Python count it, in code points, without taking the text apart. */
export function codePointLength(text: string): number {
  let length = text.length;
  for (let index = 0; index < text.length - 1; index += 1) {
    const pair = (text.charCodeAt(index) & 0xfc00) === 0xd800 && (text.charCodeAt(index + 1) & 0xfc00) === 0xdc00;
    if (!pair) continue;
    length -= 1;
    index += 1;
  }
  return length;
}
