import { messages } from '../../../messages/tutor/en.ts';
import { checks } from '../doctor/checks.ts';
import type { Finding } from '../doctor/finding.ts';
import { hang } from '../style.ts';
import { exitCodes, type Run, type Verb } from '../verb.ts';

/** `nimbi doctor`. */
export const doctorVerb: Verb = {
  build(command, run) {
    command.description(messages.doctor.summary).action(async () => examine(run));
  },
};

async function examine(run: Run): Promise<void> {
  const { columns, good, bad, strong } = run.style;
  const colors: Readonly<Record<Finding['level'], (text: string) => string>> = { pass: good, warn: strong, fail: bad };
  for (const check of checks) {
    for (const { level, what, advice } of [await check(run)].flat()) {
      if (level === 'fail') run.exitCode = exitCodes.failed;
      const margin = `[${level}] `;
      const text = hang(margin, what, columns).slice(margin.length);
      await run.say(colors[level](margin) + text + (advice === undefined ? '' : `\n${hang(' '.repeat(margin.length), advice, columns)}`));
    }
  }
}
