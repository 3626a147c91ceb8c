import type { JsonObject } from '../../../kernel/json.ts';
import { learnMessages as words } from '../../../messages/tutor/learn.ts';
import { hang, type Style } from '../style.ts';
import { type Lesson, trackOf, trackTitle } from './catalog.ts';

/** The widest a title is before its minutes. */
const titleWidth = 38;

/** From so many columns on a lesson is one line. */
const oneLine = 66;

/** The lessons, under the titles of their tracks. */
export function lessonTable(all: readonly Lesson[], style: Style): string {
  const lines: string[] = [];
  let track = '';
  for (const lesson of all) {
    if (trackOf(lesson.folder) !== track) {
      track = trackOf(lesson.folder);
      lines.push(style.strong(trackTitle(track)));
    }
    lines.push(lessonLine(lesson, style.columns));
  }
  return lines.join('\n');
}

function lessonLine({ place, scenario, standing }: Lesson, columns: number): string {
  const number = `${String(place).padStart(3)}  `;
  const state = stateText(standing, scenario.steps.length);
  if (columns >= oneLine) return `${number}${scenario.title.padEnd(titleWidth)} ${words.minutes(scenario.minutes).padStart(7)}   ${state}`.trimEnd();
  return hang(number, `${scenario.title} (${[words.minutes(scenario.minutes), ...(state === '' ? [] : [state])].join(', ')})`, columns);
}

function stateText({ attempt, finished }: Lesson['standing'], steps: number): string {
  if (attempt && attempt.phase !== 'finished') return words.stepOf(attempt.step + 1, steps);
  return finished ? words.done : '';
}

/** The lessons, for programs. */
export const lessonRecords = (all: readonly Lesson[]): readonly JsonObject[] =>
  all.map(({ place, folder, scenario, standing: { attempt, finished } }) => {
    const underWay = attempt !== undefined && attempt.phase !== 'finished';
    return {
      place,
      id: scenario.id,
      track: trackOf(folder),
      title: scenario.title,
      minutes: scenario.minutes,
      teaches: [...scenario.teaches],
      requires: [...(scenario.requires ?? [])],
      steps: scenario.steps.length,
      state: underWay ? 'underWay' : finished ? 'done' : 'new',
      ...(underWay && { step: attempt.step + 1 }),
      finished,
    };
  });
