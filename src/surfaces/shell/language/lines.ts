import { type OpenText, openAnyhow, openUntil } from './open-text.ts';

/**
 * Prompts that stand in what people copy, each of which no command begins with: of POSIX shells with or without a folder before the sign, as
 * CloudShell's `~ $ ` (2025), of PowerShell and cmd.exe, and of this shell. Progress that curl prints, `  % Total`, is none.
 */
const prompt =
  /^(?:\s*(?:(?:[~/]\S*[ \t]+)?\$|SIM \S+ \S+>)(?:[ \t]+|(?=aws\s))|%[ \t]+|\s*(?:PS(?: [^>\n]*)?>|[A-Za-z]:\\[^>\n]*>|\[[^\]\n]+@[^\]\n]+\][$#]|[\w.-]+@[\w.-]+:[^\s$#]*[$#](?=\s)|[\w.-]+@[\w.-]+ \S+ %(?=\s))[ \t]*)/;

/** A prompt that commands of other programs may begin with, and one that stands for its program's name: aws-shell's `aws> s3 ls`. */
const barePrompt = /^\s*>[ \t]*(?=(?:aws|nimbi)\s)/;
const programPrompt = /^\s*(aws)>[ \t]+/;

/** What shells show before a line that goes on; more blanks than one are the line's own. */
const continuationPrompt = /^\s*>{1,2}(?:[ \t]|$)/;

/** Such a prompt where none came before it: only an option says that it is no redirection. */
const promptBeforeOption = /^\s*>{1,2}[ \t](?=\s*--)/;

/** Signs at a line's end that say it goes on: those of cmd.exe and PowerShell become that of POSIX shells. */
const otherContinuation = /([ \t])[\^`][ \t]*$/;

const hasPrompt = (line: string): boolean => line !== withoutPrompt(line);

const ourCommand = /^\s*(?:aws|nimbi)\s/;

const linesOf = (text: string): string[] => text.replace(/\r\n?/g, '\n').replaceAll('\u00a0', ' ').split('\n');

/** A line without its prompt. */
const withoutPrompt = (line: string): string => line.replace(programPrompt, '$1 ').replace(prompt, '').replace(barePrompt, '');

/**
 * One command as it was typed or pasted, in the spelling of a POSIX shell: without the prompts that were copied with it, and, where it is one
 * of ours, with `\\` where `^` or a backtick lets a line go on.
 */
export function inPosixSpelling(text: string): string {
  const [copied = '', ...more] = linesOf(text);
  const first = withoutPrompt(copied);
  const ours = ourCommand.test(`${first} `);
  const lines: string[] = [];
  for (const line of [first, ...more]) {
    const before = lines.at(-1);
    const bare = before === undefined ? line : withoutContinuation(line, first !== copied, ours && before.endsWith('\\'));
    lines.push(ours ? bare.replace(otherContinuation, '$1\\') : bare);
  }
  return lines.join('\n');
}

function withoutContinuation(line: string, prompted: boolean, goesOn: boolean): string {
  if (prompted) return line.replace(continuationPrompt, '');
  return goesOn ? line.replace(promptBeforeOption, '') : line;
}

/** Whether a text is not a whole command yet. */
type GoesOn = (text: string) => boolean;

/** The commands of a text, one after the other, each with the lines that it goes on over. What is not whole at the end is the last. */
export function* commandsOf(text: string, goesOn: GoesOn): Generator<string> {
  let command: string | undefined;
  for (const line of text.split('\n')) {
    command = command === undefined ? line : `${command}\n${line}`;
    if (goesOn(command)) continue;
    yield command;
    command = undefined;
  }
  if (command !== undefined) yield command;
}

/** Whether a command goes on, as far as that can be seen without bash. */
const goesOnByItself: GoesOn = (text) => openAtEnd(inPosixSpelling(text)) !== undefined;

/**
 * A pasted text as it is to be looked at before it runs: without prompts, and without what commands printed, where prompts tell that apart;
 * what goes on over several lines only for the eye stands in one.
 */
export function asPasted(text: string, goesOn: GoesOn = goesOnByItself): string {
  const lines = linesOf(text);
  const commands = lines.some(hasPrompt) ? copiedCommands(lines, goesOn) : [...commandsOf(lines.join('\n'), goesOnByItself)];
  return commands
    .map(inPosixSpelling)
    .join('\n')
    .replace(/[ \t]\\\n[ \t]*/g, ' ');
}

/**
 * The commands of a session that was copied: lines with a prompt, each with those that it goes on over. The very first may lack its prompt,
 * where copying began after it. All of the text where no command has one, as what looks like a prompt is within a text.
 */
function copiedCommands(lines: readonly string[], goesOn: GoesOn): readonly string[] {
  const found: string[] = [];
  let prompted: string[] | undefined;
  for (let index = 0; index < lines.length; ) {
    const line = lines[index] ?? '';
    const isCommand = hasPrompt(line);
    if (isCommand) prompted ??= found.slice(0, 1).filter((first) => ourCommand.test(first));
    // Once there was a prompt, a line without one is what a command printed.
    const count = isCommand || !prompted ? commandLength(lines.slice(index), goesOn) : 1;
    // Prose and output may hold a quotation mark that nothing closes, and must not take the commands after it with them.
    const taken = isCommand || index + count <= lines.length ? Math.min(count, lines.length - index) : 1;
    const command = lines.slice(index, index + taken).join('\n');
    found.push(command);
    if (isCommand) prompted?.push(command);
    index += taken;
  }
  return prompted ?? found;
}

/** How many lines the first command has; more than there are, where it is not whole at the end. */
function commandLength(lines: readonly string[], goesOn: GoesOn): number {
  let text: string | undefined;
  const last = lines.findIndex((line) => {
    text = text === undefined ? line : `${text}\n${line}`;
    return !goesOn(text);
  });
  return last < 0 ? lines.length + 1 : last + 1;
}

/** What is open at a text's end by itself: a quotation mark, or a line that goes on with a backslash; `undefined` where bash must be asked. */
export function openAtEnd(text: string): OpenText | undefined {
  let quote = '';
  for (let position = 0; position < text.length; position += 1) {
    const sign = text.charAt(position);
    if (quote === '' && sign === '#' && /^$|\s/.test(text.charAt(position - 1))) {
      const end = text.indexOf('\n', position);
      if (end < 0) return undefined;
      position = end;
    } else if (sign === '\\' && quote !== "'") {
      if (/^\s*$/.test(text.slice(position + 1)) && !text.slice(position + 1).includes('\n')) return openAnyhow;
      position += 1;
    } else if (sign === quote) quote = '';
    else if (quote === '' && (sign === '"' || sign === "'")) quote = sign;
  }
  return quote === '' ? undefined : openUntil(quote);
}
