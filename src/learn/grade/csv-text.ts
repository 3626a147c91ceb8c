import Papa from 'papaparse';

/** The most characters of a CSV file that are read. */
const longest = 16 * 1024 * 1024;

/**
 * The text of a file that a spreadsheet wrote: UTF-8 or UTF-16 with or without its mark, else Windows-1252, which has a sign for each byte.
 */
export function spreadsheetText(bytes: Uint8Array): string {
  const [first, second] = bytes;
  if (first === 0xff && second === 0xfe) return new TextDecoder('utf-16le').decode(bytes);
  if (first === 0xfe && second === 0xff) return new TextDecoder('utf-16be').decode(bytes);
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    return new TextDecoder('windows-1252').decode(bytes);
  }
}

/** The rows of a CSV file, whatever parts its columns: commas, semicolons or tabs. Blank lines are left out; `undefined` for one that is too long. */
export function csvRows(text: string): readonly (readonly string[])[] | undefined {
  if (text.length > longest) return undefined;
  const { data } = Papa.parse<string[]>(text.replace(/^\uFEFF/, ''), { skipEmptyLines: 'greedy', delimitersToGuess: [',', ';', '\t', '|'] });
  return data.map((row) => row.map((cell) => cell.trim()));
}

/** CSV as RFC 4180 has it. Cells that a spreadsheet would take for a formula are marked as text. */
export function csvText(rows: readonly (readonly (string | number)[])[]): string {
  return `${Papa.unparse(
    rows.map((row) => [...row]),
    { newline: '\r\n', escapeFormulae: true },
  )}\r\n`;
}
