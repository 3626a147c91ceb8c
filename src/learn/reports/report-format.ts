import type { Report } from '../grade/report.ts';

/** What a form of a report can be told. */
export interface FormatOptions {
  /** Whose columns a CSV file has. */
  readonly csv?: 'canvas' | 'moodle';
  /** What the column of points is called; the scenario's title when absent. */
  readonly column?: string;
}

/** A form of a report. All that it says stands in the report. */
export interface ReportFormat {
  /** How a file of it ends. */
  readonly ending: string;
  /** Whether it is of one student: of a class there is then one a student. */
  readonly single?: true;
  render(report: Report, options: FormatOptions): string;
}
