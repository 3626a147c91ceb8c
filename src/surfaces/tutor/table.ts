import Table from 'cli-table3';

const none = '';
const noBorders = {
  top: none,
  'top-mid': none,
  'top-left': none,
  'top-right': none,
  bottom: none,
  'bottom-mid': none,
  'bottom-left': none,
  'bottom-right': none,
  left: none,
  'left-mid': none,
  mid: none,
  'mid-mid': none,
  right: none,
  'right-mid': none,
  middle: '  ',
};

const gap = noBorders.middle.length;

/** How wide each column of a table is. */
const widthsOf = (rows: readonly (readonly string[])[]): readonly number[] =>
  (rows[0] ?? []).map((_, column) => Math.max(...rows.map((row) => row[column]?.length ?? 0)));

/** So many columns of the screen a table takes. */
export const tableWidth = (rows: readonly (readonly string[])[]): number => widthsOf(rows).reduce((sum, width) => sum + width + gap, -gap);

/** The narrowest that a column is made, where nothing else is said. */
const narrowest = 12;

const cut = (text: string, width: number): string => (text.length > width ? `${text.slice(0, width - 1)}…` : text);

/** Cuts the texts of a column, as far as the table is too wide and no further than to so many characters. */
export function cutColumn(rows: readonly (readonly string[])[], column: number, columns: number, least = narrowest): readonly (readonly string[])[] {
  const excess = tableWidth(rows) - columns;
  if (excess <= 0) return rows;
  const whole = widthsOf(rows)[column] ?? 0;
  const width = Math.max(Math.min(least, whole), whole - excess);
  return rows.map((row) => row.map((text, index) => (index === column ? cut(text, width) : text)));
}

/** Rows in columns without a box, which screen readers read row by row. */
export function columnsOf(head: readonly string[], rows: readonly (readonly string[])[]): string {
  const table = new Table({ head: [...head], chars: noBorders, style: { head: [], border: [], 'padding-left': 0, 'padding-right': 0 } });
  for (const row of rows) table.push([...row]);
  return table
    .toString()
    .split('\n')
    .map((line) => line.trimEnd())
    .join('\n');
}
