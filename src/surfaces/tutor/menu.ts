import { type NextLesson, menuMessages as words } from '../../messages/tutor/menu.ts';
import { interrupted } from '../shell/terminal/terminal.ts';
import type { TutorDeps } from './deps.ts';
import { hang } from './style.ts';
import { exitCodes, Run } from './verb.ts';

type Choice = '1' | '2' | '3' | '4' | 'q';

/** The first screen: what nimbi is and where to begin. Without a terminal a lesson tells itself instead, and asks nothing. */
export async function runMenu(deps: TutorDeps): Promise<number> {
  const run = new Run(deps);
  if (!run.interactive) return (await import('./lesson/narrate.ts')).narrate('cat-photo', deps.lessons());
  const { accountId } = (await deps.openCloud()).facts;
  const next = await toGoOnWith(deps);
  await run.say(screen(run, words.entries(accountId, next)));
  const choice = await choose(run, next === undefined ? '2' : '1');
  switch (choice) {
    case interrupted:
      return exitCodes.interrupted;
    case '1':
      await (await import('./commands/learn.ts')).learnFromMenu(run, next?.id);
      break;
    case '2':
      await run.say(lines(run, words.explore));
      break;
    case '3':
      return (await import('./lab/from-menu.ts')).openFromMenu(run);
    case '4':
      await run.say(lines(run, words.teach));
      break;
    case 'q':
  }
  return run.exitCode;
}

/** The lesson to go on with; none where all are done. */
async function toGoOnWith(deps: TutorDeps): Promise<(NextLesson & { readonly id: string }) | undefined> {
  const { lessons, nextLesson } = await import('./lesson/catalog.ts');
  const next = nextLesson(await lessons(deps.lessons()));
  if (!next) return undefined;
  const { scenario, standing } = next;
  const underWay = standing.attempt && standing.attempt.phase !== 'finished' ? { step: standing.attempt.step + 1 } : {};
  return { id: scenario.id, title: scenario.title, minutes: scenario.minutes, ...underWay };
}

/** Names of choices take so many columns. */
const nameWidth = 18;

function screen({ style }: Run, entries: ReturnType<typeof words.entries>): string {
  const { columns, strong } = style;
  const rows = entries.map(([key, name, about]) => {
    const whole = `  ${key}  ${name.padEnd(nameWidth)} ${about}`.trimEnd();
    return whole.length <= columns ? whole : hang(`  ${key}  `, about === '' ? name : `${name}: ${about}`, columns);
  });
  return [strong(hang('', words.title, columns)), hang('', words.simulated, columns), '', ...rows].join('\n');
}

/** Commands stand as they are, as long as the screen is wide enough. */
const lines = ({ style }: Run, texts: readonly (readonly [command: string, about: string] | string)[]): string => {
  const width = Math.max(...texts.map((text) => (typeof text === 'string' ? 0 : text[0].length))) + 2;
  return texts
    .map((text) => {
      if (typeof text === 'string') return hang('', text, style.columns);
      const [command, about] = text;
      const whole = `  ${command.padEnd(about === '' ? 0 : width)}  ${about}`.trimEnd();
      if (whole.length <= style.columns) return whole;
      return [hang('  ', command, style.columns), ...(about === '' ? [] : [hang('      ', about, style.columns)])].join('\n');
    })
    .join('\n');
};

/** Asks until the answer is one that is on the screen. Enter alone is the preset one. */
async function choose(run: Run, preset: Choice): Promise<Choice | typeof interrupted> {
  const terminal = run.deps.openTerminal();
  try {
    for (;;) {
      const line = await terminal.readLine(words.choice(preset));
      if (line === interrupted) return line;
      const answer = line?.trim().toLowerCase();
      if (answer === undefined || answer === 'q' || answer === 'quit') return 'q';
      if (answer === '') return preset;
      if (answer === '1' || answer === '2' || answer === '3' || answer === '4') return answer;
      await run.say(words.choices);
    }
  } finally {
    terminal.close();
  }
}
