import { messages } from '../../../messages/learn/reports/en.ts';
import type { Report } from '../../grade/report.ts';
import type { ReportFormat } from '../report-format.ts';
import { classView } from './class-view.ts';
import { html as markup } from './markup.ts';
import { studentView } from './student-view.ts';
import { style } from './style.ts';

/**
 * One page that needs nothing else, and may load nothing: the class, then each student. There is no script in it, and every text of a
 * student's is escaped.
 */
export const html: ReportFormat = { ending: 'html', render: (report) => `${page(report).text}\n` };

function page(report: Report) {
  const { scenario, engine, rubric, entries, notTaken } = report;
  const [only, second] = entries;
  const views = entries.map((entry, index) => studentView(entry, index, second !== undefined));
  return markup`<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${messages.html.title(scenario.title)}</title>
${style}
</head>
<body>
<h1 id="top">${messages.html.title(scenario.title)}</h1>
${only && second === undefined && notTaken.length === 0 ? '' : classView(report)}
${views}
<footer>${messages.html.made(engine.version, scenario.digest.slice(0, 12), rubric.digest.slice(0, 12))}</footer>
</body>
</html>`;
}
