import { shellMessages as messages } from '../../../messages/tutor/shell.ts';
import { latestCalls } from '../../tutor/journal.ts';
import { boto3 } from '../code/boto3.ts';
import type { CodedCall } from '../code/coded-call.ts';
import { javascript } from '../code/javascript.ts';
import type { ShellInUse } from '../shell-in-use.ts';
import type { Word } from './word.ts';

/** Names that people give the two languages. */
const languages: Readonly<Record<string, (call: CodedCall) => string>> = { boto3, python: boto3, js: javascript, javascript, node: javascript };

/** The last call in another language. */
export const as: Word = {
  completes: () => ['boto3', 'js'],
  async run(shell, [name = ''], io) {
    const write = Object.hasOwn(languages, name.toLowerCase()) ? languages[name.toLowerCase()] : undefined;
    const call = write && (await lastCall(shell));
    if (write === undefined || call === undefined) {
      await io.stderr.write(`${write === undefined ? messages.asWhat : messages.noCall}\n`);
      return 1;
    }
    await io.stdout.write(`${write(call)}\n`);
    return 0;
  },
};

/** The last call as it was made here; one that another program made, as the journal has it. */
async function lastCall({ lastCall: here, deps }: ShellInUse): Promise<CodedCall | undefined> {
  const environment = deps.awsEnvironment(() => undefined);
  const made = here?.call ?? latestCalls(await deps.openCloud(), 1)[0];
  const model = made && environment.models.operation(made.service, made.operation);
  if (made === undefined || model === undefined) return undefined;
  return { service: made.service, region: made.region, input: made.input, model };
}
