import { messages } from '../../../messages/learn/reports/en.ts';
import type { ReportEntry, ReportedAttempt } from '../../grade/report.ts';
import type { Moment } from '../../grade/timeline.ts';
import type { CheckResult } from '../../score.ts';
import { causeLines, nameOf, pointsText, remarksOf, resultText } from '../words.ts';
import { html, type Markup } from './markup.ts';

const words = messages.html;

/** A student: the mark, each check with why it failed, and what happened in order, each refused call with its reason. */
export function studentView(entry: ReportEntry, index: number, inClass: boolean): Markup {
  const { mark, student, attempt } = entry;
  const points = mark ? messages.table.of(pointsText(mark.points), mark.max) : messages.standings[entry.standing];
  return html`<article id="student-${index + 1}">
<h2 dir="auto">${nameOf(entry)}${student?.name === undefined ? '' : ` · ${student.name}`}: ${points}</h2>
${remarksOf(entry).map((remark) => html`<p>${remark}</p>`)}
${attempt ? attemptView(attempt) : ''}
${inClass ? html`<p><a href="#top">${words.top}</a></p>` : ''}
</article>
`;
}

function attemptView(attempt: ReportedAttempt): Markup {
  const { steps, checks, timeline, untold, firstWrongTurn, hints, seed, events, head } = attempt;
  const rows = steps.flatMap(({ id, title }, place) => [
    html`<tr><th colspan="4">${words.step(place + 1, title)}</th></tr>`,
    ...checks.filter(({ step }) => step === id).map(checkRow),
  ]);
  const columns = words.timelineColumns;
  return html`${hints.taken > 0 ? html`<p>${messages.gradescope.hints(hints.taken, hints.cost)}</p>` : ''}
<table><thead><tr><th>${words.columns.check}</th><th>${words.columns.result}</th><th class="number">${words.columns.points}</th><th>${words.columns.evidence}</th></tr></thead>
<tbody>${rows}</tbody></table>
${firstWrongTurn ? html`<p>${words.firstWrongTurn}: ${firstWrongTurn.number}, ${firstWrongTurn.what} (${firstWrongTurn.refused?.code ?? ''})</p>` : ''}
<details><summary>${words.timeline}</summary>
<table><thead><tr><th>${columns.number}</th><th>${columns.time}</th><th>${columns.what}</th><th>${columns.outcome}</th></tr></thead>
<tbody>${timeline.map(momentRow)}</tbody></table>
${untold > 0 ? html`<p>${words.untold(untold)}</p>` : ''}</details>
<p class="faint">${words.facts(seed, events, head.slice(0, 12))}</p>`;
}

function checkRow(check: CheckResult): Markup {
  const { name, id, passed, points, max, visibility, evidence } = check;
  const hidden = visibility === 'visible' ? '' : html` <span class="faint">(${messages.checks.hiddenMark})</span>`;
  return html`<tr><td>${name} <span class="faint">${id}</span>${hidden}${causeLines(check).map((line) => html`<br><span class="faint">${line}</span>`)}</td>
<td class="${passed === null ? 'faint' : passed ? 'passed' : 'failed'}">${resultText(check)}</td><td class="number">${points} / ${max}</td><td>${evidence.join(' ')}</td></tr>
`;
}

function momentRow({ number, time, kind, what, who, refused }: Moment): Markup {
  const outcome = refused
    ? html`<span class="failed">${refused.code}</span><br>${refused.message}${refused.why.map((line) => html`<br><span class="faint">${line}</span>`)}`
    : html`<span class="faint">${kind === 'call' || kind === 'workload' ? words.ok : ''}</span>`;
  const by = who === undefined ? '' : html`<br><span class="faint">${who}</span>`;
  return html`<tr><td class="number">${number}</td><td>${time.slice(0, 19).replace('T', ' ')}</td><td>${words.moments[kind](what)}${by}</td><td>${outcome}</td></tr>
`;
}
