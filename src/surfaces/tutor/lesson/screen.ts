import { stripVTControlCharacters } from 'node:util';
import { Chalk, type ChalkInstance } from 'chalk';
import type { Io } from '../../aws/io.ts';
import { wrap } from './wrap.ts';

/** The widest a lesson gets. */
const widest = 80;

/** A lesson's side of the screen: wraps, and colors where color is wanted. What a color says, a word says too. */
export class Screen {
  readonly #io: Io;
  readonly #chalk: ChalkInstance;

  /** @param plain no color, whatever the terminal can */
  constructor(io: Io, plain: boolean) {
    this.#io = io;
    this.#chalk = new Chalk({ level: plain || !io.stdout.isTTY || (io.env.NO_COLOR ?? '') !== '' ? 0 : 1 });
  }

  get columns(): number {
    return Math.min(this.#io.stdout.columns ?? widest, widest);
  }

  get color(): ChalkInstance {
    return this.#chalk;
  }

  /** Writes a text as it is, with a line's end. */
  line(text = ''): void {
    void this.#io.stdout.write(`${text}\n`);
  }

  /** Writes running text: paragraphs are wrapped; what is indented stays as it is. Under `**` and backticks lies color. */
  prose(text: string, indent = ''): void {
    this.line(this.styled(wrap(text, this.columns, indent)));
  }

  /** Emphasis and code of a text: as color where there is any; without, code keeps its backticks. */
  styled(text: string): string {
    const bold = text.replace(/\*\*([^*]+)\*\*/g, (_whole, inside: string) => this.#chalk.bold(inside));
    return this.#chalk.level === 0 ? bold : bold.replace(/`([^`\n]+)`/g, (_whole, inside: string) => this.#chalk.cyan(inside));
  }

  /** A line whose second part stands at the right edge, where there is room. */
  sides(left: string, right: string): void {
    const room = this.columns - left.length - right.length;
    this.line(room < 2 ? this.#chalk.bold(left) : `${this.#chalk.bold(left)}${' '.repeat(room)}${this.#chalk.dim(right)}`);
  }

  /** A label and a text that hangs beside it: `  Why:      …`. */
  labelled(label: string, text: string, indent = '  ', width = 10): void {
    const visible = stripVTControlCharacters(label).length;
    const hanging = ' '.repeat(indent.length + Math.max(width, visible));
    const lead = `${indent}${label}${' '.repeat(Math.max(0, width - visible))}`;
    this.line(`${lead}${this.styled(wrap(text, this.columns, hanging)).trimStart()}`.trimEnd());
  }
}
