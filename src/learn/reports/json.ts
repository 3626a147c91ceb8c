import type { ReportFormat } from './report-format.ts';

/** The report itself. */
export const json: ReportFormat = { ending: 'json', render: (report) => `${JSON.stringify(report, undefined, 2)}\n` };
