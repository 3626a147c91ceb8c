import { messages } from '../../messages/tutor/en.ts';
import { interrupted } from '../shell/terminal/terminal.ts';
import type { TutorDeps } from './deps.ts';
import { exitCodes, Run } from './verb.ts';

const interruptedCode = 130;

/** The first screen: what nimbi is and where to begin. Without a terminal a lesson tells itself instead, and asks nothing. */
export async function runMenu(deps: TutorDeps): Promise<number> {
  const run = new Run(deps);
  if (!run.interactive) return deps.narrate('cat-photo');
  const { accountId } = (await deps.openCloud()).facts;
  const { strong } = run.style;
  const next = await deps.nextLesson();
  const [title, ...rest] = messages.menu(accountId, next);
  await run.say([strong(title), ...rest].join('\n'));
  const choice = await choose(run, next === undefined ? '2' : '1');
  if (choice === interrupted) return interruptedCode;
  if (choice === '1') return deps.learn(next === undefined ? [] : [next.id]);
  if (choice === '2') await run.say(messages.explore.join('\n'));
  return exitCodes.success;
}

/** Asks until the answer is one that is on the screen. Enter alone is the preset one. */
async function choose(run: Run, preset: '1' | '2'): Promise<'1' | '2' | 'q' | typeof interrupted> {
  const terminal = run.deps.openTerminal();
  try {
    for (;;) {
      const line = await terminal.readLine(messages.choice(preset));
      if (line === interrupted) return line;
      const answer = line?.trim().toLowerCase();
      if (answer === undefined || answer === 'q' || answer === 'quit') return 'q';
      if (answer === '') return preset;
      if (answer === '1' || answer === '2') return answer;
      await run.say(messages.choices);
    }
  } finally {
    terminal.close();
  }
}
