import { csv } from './csv.ts';
import { gradescope } from './gradescope.ts';
import { html } from './html/html.ts';
import { json } from './json.ts';
import { junit } from './junit.ts';
import type { ReportFormat } from './report-format.ts';
import { table } from './table.ts';
import { tap } from './tap.ts';

/** Every form that a report can have, by its name in `--output`. */
export const formats = { table, csv, json, junit, tap, gradescope, html } as const satisfies Readonly<Record<string, ReportFormat>>;

/** The name of a form. */
export type FormatName = keyof typeof formats;
