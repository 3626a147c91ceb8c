import { globalOptionTexts } from '../../../messages/aws/global-options.ts';
import { operationTexts } from '../../../models/help-texts.ts';
import { operationOfCommand } from '../../../models/names.ts';
import { operationArguments } from '../commands/operation-arguments.ts';
import type { AwsEnvironment } from '../io.ts';
import type { Argument } from '../parsing/argument.ts';
import { globalOptions } from '../parsing/globals.ts';

/** What is known of a command's flags. */
export interface HelpFor {
  /** What a flag is for, in a sentence or two; empty where nobody says. */
  text(flag: string): string;
  /** Whether a flag stands alone. */
  isSwitch(flag: string): boolean;
  /** Whether a flag takes several words. */
  takesSeveral(flag: string): boolean;
  /** Whether the command takes words without a flag. */
  readonly takesWords: boolean;
}

/** The beginning of a text, where it is long. */
const short = (text: string): string => {
  const [paragraph = ''] = text.split('\n\n');
  return paragraph.length > 300 ? `${paragraph.slice(0, 297)}...` : paragraph;
};

/** What is known of the flags of a command, by its words. */
export function helpFor({ models, data }: AwsEnvironment, [command = '', word = '']: readonly string[]): HelpFor {
  const service = command === 's3' ? undefined : models.service(command === 's3api' ? 's3' : command);
  const operation = service && operationOfCommand(service, word);
  const model = service && operation !== undefined ? models.operation(service.service, operation) : undefined;
  const table: ReadonlyMap<string, Argument> = service && model ? operationArguments(service.service, model, model.paginator) : new Map();
  const texts = service && operation !== undefined ? operationTexts(data, service.service, operation) : undefined;
  const arity = (flag: string) => (table.get(flag.slice(2)) ?? globalOptions.find(({ name }) => `--${name}` === flag))?.arity;
  return {
    text: (flag) => {
      const argument = table.get(flag.slice(2));
      return short(argument?.text ?? texts?.input[argument?.member ?? ''] ?? globalOptionTexts[flag.slice(2)] ?? '');
    },
    isSwitch: (flag) => arity(flag) === 'none',
    takesSeveral: (flag) => arity(flag) === 'many',
    takesWords: model === undefined,
  };
}
