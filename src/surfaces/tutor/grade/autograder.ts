import { existsSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { gradeMessages as words } from '../../../messages/tutor/grade.ts';
import { exitCodes, type Run, VerbError } from '../verb.ts';
import type { ScenarioSource } from './grader-process.ts';
import { writeWhole } from './write-report.ts';

/**
 * Where Gradescope has the autograder, what a student handed in, and where it looks for the results.
 * (gradescope-autograders.readthedocs.io, "Autograder Specifications"; no upload was tried.)
 */
const places = { source: '/autograder/source', submission: '/autograder/submission', results: '/autograder/results/results.json' } as const;

/** Run once, when the container is made. Node's own archive is checked by the sums that are published beside it. */
const setup = `#!/usr/bin/env bash
# Installs Node.js and nimbi into the autograder's container.
set -euo pipefail
node=v20.20.0
cd /tmp
for file in "node-$node-linux-x64.tar.xz" SHASUMS256.txt; do curl -fsSLO "https://nodejs.org/dist/$node/$file"; done
grep "node-$node-linux-x64.tar.xz\\$" SHASUMS256.txt | sha256sum -c -
tar -xJf "node-$node-linux-x64.tar.xz" -C /usr/local --strip-components=1
npm install --global ${places.source}/nimbi-*.tgz
`;

/** Run for each submission. The student's files are data; nothing of them is run. */
const runAutograder = (nonce: string | undefined): string => `#!/usr/bin/env bash
# Grades what is in ${places.submission}.
set -uo pipefail
export NIMBI_HOME=/tmp/nimbi
nimbi grade ${places.submission} --scenario ${places.source}/scenario${nonce === undefined ? '' : ` --nonce ${nonce}`} \\
  --output gradescope --to ${places.results} --yes
# 1: it was graded, and there is no mark. The results say why.
test $? -le 1
`;

/** Makes the folder of a Gradescope autograder for a scenario. @throws VerbError */
export async function makeAutograder(run: Run, folder: string, { id, files }: ScenarioSource, nonce: string | undefined): Promise<void> {
  if (existsSync(resolve(run.deps.io.cwd, folder))) throw new VerbError(words.autograder.exists(folder), exitCodes.general);
  writeWhole(run, join(folder, 'setup.sh'), setup);
  writeWhole(run, join(folder, 'run_autograder'), runAutograder(nonce).replace('source/scenario', `source/${id}`));
  for (const [name, text] of Object.entries(files)) writeWhole(run, join(folder, id, name), text);
  await run.say(words.autograder.made(folder));
}
