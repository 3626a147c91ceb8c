import { messages } from '../../../messages/learn/reports/en.ts';
import type { Report, ReportEntry } from '../../grade/report.ts';
import { type Summary, summaryOf } from '../summary.ts';
import { findingText, nameOf, notTakenText, pointsText, remarksOf } from '../words.ts';
import { html, type Markup } from './markup.ts';

const words = messages.html;

/** The class: how the points are spread, what was failed most, where most went wrong first, and everybody in a line. */
export function classView(report: Report): Markup {
  const summary = summaryOf(report);
  const { max } = report.rubric;
  return html`<p>${messages.table.sum(summary.graded, summary.refused, summary.missing, report.notTaken.length)}.
${summary.average === undefined ? '' : messages.table.average(pointsText(summary.average), max)}</p>
<h2>${words.distribution}</h2>
${chart(summary, max)}
<h2>${words.mostFailed}</h2>
<table>${summary.mostFailed.map(({ id, name, failed, judged }) => html`<tr><td>${name} <span class="faint">${id}</span></td><td class="number">${words.failedBy(failed, judged)}</td></tr>`)}</table>
<h2>${words.wrongTurns}</h2>
${
  summary.wrongTurns.length === 0
    ? html`<p>${words.noWrongTurns}</p>`
    : html`<table>${summary.wrongTurns.map(({ what, code, students }) => html`<tr><td>${what}</td><td>${code}</td><td class="number">${students}</td></tr>`)}</table>`
}
${notTaken(report)}
${findings(report)}
<h2>${words.students}</h2>
<table><thead><tr>${messages.table.head.map((name, index) => html`<th${index === 2 ? html` class="number"` : ''}>${name}</th>`)}</tr></thead>
<tbody>${report.entries.map((entry, index) => row(entry, index, max))}</tbody></table>
${report.warnings.map((warning) => html`<p class="faint">${warning}</p>`)}`;
}

function chart({ distribution }: Summary, max: number): Markup {
  const highest = Math.max(1, ...distribution);
  const bars = distribution.map((count, index) => {
    const from = Math.round((index / distribution.length) * max * 10) / 10;
    return html`<li>${count}<span style="height: ${Math.round((count / highest) * 70)}%"></span>${from}</li>`;
  });
  return html`<ol class="chart">${bars}</ol>`;
}

function notTaken({ notTaken: files }: Report): Markup | string {
  if (files.length === 0) return '';
  return html`<h2>${words.notTaken}</h2><ul>${files.map((file) => html`<li dir="auto">${notTakenText(file)}</li>`)}</ul>`;
}

function findings({ findings: found }: Report): Markup | string {
  if (found === undefined) return '';
  const lines = found.length === 0 ? [messages.table.noFindings] : found.map(findingText);
  return html`<h2>${words.findings}</h2><ul>${lines.map((line) => html`<li dir="auto">${line}</li>`)}</ul>`;
}

function row(entry: ReportEntry, index: number, max: number): Markup {
  const failed = (entry.attempt?.checks ?? []).filter(({ passed }) => passed !== true).map(({ id }) => id);
  const points = entry.mark ? messages.table.of(pointsText(entry.mark.points), max) : messages.standings[entry.standing];
  return html`<tr><td><a href="#student-${index + 1}">${nameOf(entry)}</a></td><td dir="auto">${entry.student?.name ?? ''}</td>
<td class="number">${points}</td><td>${failed.join(' ')}</td><td>${remarksOf(entry).join(' ')}</td></tr>
`;
}
