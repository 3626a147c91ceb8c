import type { Models } from '../../../models/models.ts';
import { kebabName, operationOfCommand } from '../../../models/names.ts';

type Completion = readonly [readonly string[], string];

/** What may stand at a line's end: a service, an operation, a flag, or a file of the lesson after `file://`. */
export function completeCommand(line: string, models: Models, files: readonly string[]): Completion {
  const words = line.split(/\s+/);
  const last = words.at(-1) ?? '';
  const matching = (choices: readonly string[]): Completion => {
    const found = choices.filter((choice) => choice.startsWith(last));
    // The only choice is taken, and the next word may begin.
    return [found.length === 1 ? found.map((choice) => `${choice.trimEnd()} `) : found, last];
  };
  if (words.length === 1) return matching(['aws ', 'hint', 'check', 'explain', 'undo', 'edit ', 'files', 'what ', 'quit']);
  if (words[0] === 'edit') return matching(files);
  if (words[0] !== 'aws') return [[], last];
  if (words.length === 2) return matching([...models.services().map((name) => (name === 's3' ? 's3api' : name)), 's3'].sort());
  const service = models.service(words[1] === 's3api' ? 's3' : (words[1] ?? ''));
  if (!service) return [[], last];
  if (words.length === 3) return matching(service.operations.map(kebabName));
  const scheme = /^(fileb?:\/\/)(.*)$/.exec(last);
  if (scheme) return matching(files.map((name) => `${scheme[1]}${name}`));
  const operation = operationOfCommand(service, words[2] ?? '');
  const model = operation === undefined ? undefined : models.operation(service.service, operation);
  const input = model?.input === undefined ? undefined : model.shapes[model.input];
  if (!last.startsWith('-') || input?.type !== 'structure') return [[], last];
  return matching([...Object.keys(input.members).map((member) => `--${kebabName(member)}`), '--profile', '--query', '--region', '--output'].sort());
}
