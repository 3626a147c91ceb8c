import { lintScenario } from '../../../learn/author/lint.ts';
import { scenarioMessages as words } from '../../../messages/tutor/scenario/en.ts';
import { exitCodes, type Run } from '../verb.ts';
import { findSubject } from './subject.ts';
import { problemLine } from './test.ts';

/** Says all that is wrong in the files of scenarios. Ends with 1 where anything is. */
export async function lintScenarios(run: Run, names: readonly string[]): Promise<void> {
  const deps = run.deps.lessons();
  let found = 0;
  for (const { data, folder, shown } of names.map((name) => findSubject(deps, name))) {
    for (const problem of lintScenario(data, folder, deps.version)) {
      found += 1;
      await run.say(problemLine({ ...problem, file: shown(problem.file) }, run));
    }
  }
  if (found > 0) run.exitCode = exitCodes.failed;
  await run.say(words.linted(found));
}
