import { type OpenText, openAnyhow, openUntil } from './open-text.ts';

/** Prompts that stand in what people copy: of POSIX shells, PowerShell, cmd.exe, and of this shell and the lessons. */
const prompts = /^\s*(?:(?:[$%]|SIM \S+ \S+>|>)(?:[ \t]+|(?=aws\s))|(?:PS(?: [^>\n]*)?>|[A-Za-z]:\\[^>\n]*>|\[[^\]\n]+@[^\]\n]+\][$#])[ \t]*)/;

/** A program whose prompt stands for its own name: aws-shell's `aws> s3 ls`. */
const programPrompt = /^\s*(aws)>[ \t]+/;

/** Signs at a line's end that say it goes on: those of cmd.exe and PowerShell become that of POSIX shells. */
const otherContinuation = /([ \t])[\^`][ \t]*$/;

/**
 * What was typed or pasted, in the spelling of a POSIX shell: without the prompts that were copied with it, and with `\\` where `^` or a backtick
 * lets a line go on. Text of other programs stays as it is.
 */
export function inPosixSpelling(text: string): string {
  const lines = text.replace(/\r\n?/g, '\n').replaceAll('\u00a0', ' ').split('\n');
  const ours = lines.some((line) => /^\s*(aws|nimbi)[\s>]/.test(line.replace(prompts, '')));
  if (!ours) return lines.map((line, index) => (index === 0 ? line.replace(/^\s*\$[ \t]+/, '') : line)).join('\n');
  return lines.map((line) => line.replace(programPrompt, '$1 ').replace(prompts, '').replace(otherContinuation, '$1\\')).join('\n');
}

/** A pasted text as it is to be looked at before it runs: what goes on over several lines only for the eye stands in one. */
export const asPasted = (text: string): string => inPosixSpelling(text).replace(/[ \t]\\\n[ \t]*/g, ' ');

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
