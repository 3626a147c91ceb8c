import { existsSync, mkdirSync, renameSync, writeFileSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import type { Report, ReportEntry } from '../../../learn/grade/report.ts';
import type { FormatOptions, ReportFormat } from '../../../learn/reports/report-format.ts';
import { gradeMessages as words } from '../../../messages/tutor/grade.ts';
import { errorCode } from '../../../ports/file-errors.ts';
import { exitCodes, type Run, VerbError } from '../verb.ts';

/** Where a report goes, and how it looks there. */
export interface Destination extends FormatOptions {
  readonly format: ReportFormat;
  /** A file, or a folder for a class in a form that is of one student; absent: standard output. */
  readonly to?: string;
  /** Whether to write over what is there without a question. */
  readonly yes: boolean;
}

/** Prints a report, or writes it. @throws VerbError */
export async function writeReport(run: Run, report: Report, { format, to, yes, ...options }: Destination): Promise<void> {
  const isOfMany = format.single === true && report.entries.length > 1;
  if (isOfMany && to === undefined) throw new VerbError(words.severalNeedFolder);
  if (to === undefined) return run.say(format.render(report, options));
  if (isOfMany) {
    for (const [index, entry] of report.entries.entries()) writeWhole(run, join(to, `${fileNameOf(entry, index)}.${format.ending}`), render(entry));
    return tell(run, to);
  }
  if (existsSync(resolve(run.deps.io.cwd, to)) && !(await run.confirm(words.confirmOverwrite(to), yes))) return run.say(words.unchanged);
  writeWhole(run, to, format.render(report, options));
  return tell(run, to);

  function render(entry: ReportEntry): string {
    return format.render({ ...report, entries: [entry] }, options);
  }
}

const tell = async (run: Run, to: string): Promise<void> => void (await run.deps.io.stderr.write(`${words.wrote(to)}\n`));

/** A name for a student's file: what of the id no file may be called is left out, and its place makes it one of its own. */
function fileNameOf({ student }: ReportEntry, index: number): string {
  const id = (student?.id ?? '').replace(/[^\p{L}\p{N}@_-]+/gu, '-').replace(/^-+|-+$/g, '');
  return `${String(index + 1).padStart(3, '0')}${id === '' ? '' : `-${id.slice(0, 60)}`}`;
}

/** Writes a file, whole or not at all. */
export function writeWhole(run: Run, file: string, text: string | Uint8Array): void {
  const path = resolve(run.deps.io.cwd, file);
  try {
    mkdirSync(dirname(path), { recursive: true });
    writeFileSync(`${path}.tmp`, text);
    renameSync(`${path}.tmp`, path);
  } catch (error) {
    if (errorCode(error) === undefined) throw error;
    throw new VerbError(words.cantWrite(file, error instanceof Error ? error.message : String(error)), exitCodes.general);
  }
}
