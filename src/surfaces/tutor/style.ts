import { Chalk } from 'chalk';
import type { Output } from '../aws/io.ts';
import { wrap } from './lesson/wrap.ts';

/** How text looks. Color only underlines what the words say. */
export interface Style {
  readonly columns: number;
  readonly color: boolean;
  strong(text: string): string;
  good(text: string): string;
  bad(text: string): string;
  faint(text: string): string;
}

const widest = 100;
const usual = 80;

/** The style of text so many columns wide. */
export function styleOf(columns: number, color: boolean): Style {
  const chalk = new Chalk({ level: color ? 1 : 0 });
  return { columns, color, strong: chalk.bold, good: chalk.green, bad: chalk.red, faint: chalk.dim };
}

/** The style of an output: colored at a terminal, unless NO_COLOR, TERM=dumb or `--plain` say otherwise. */
export function outputStyle(output: Output, env: Readonly<Record<string, string | undefined>>, plain: boolean): Style {
  const color = output.isTTY && !plain && !env.NO_COLOR && env.TERM !== 'dumb';
  return styleOf(Math.min(output.columns ?? usual, widest), color);
}

/** Wraps a text behind a first line's beginning; the lines that follow are indented as far. */
export function hang(first: string, text: string, columns: number, indent = first.length): string {
  const wrapped = wrap(`${'x'.repeat(first.length - indent)}${text}`, columns, ' '.repeat(indent));
  return first + wrapped.slice(first.length);
}
