import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { PassThrough } from 'node:stream';
import { setTimeout as pause } from 'node:timers/promises';
import { afterEach, describe, expect, it } from 'vitest';
import { asPasted } from '../../src/surfaces/shell/language/lines.ts';
import { HistoryFile } from '../../src/surfaces/shell/terminal/history-file.ts';
import { interrupted, lineTerminal, type ReadOptions, type Terminal } from '../../src/surfaces/shell/terminal/terminal.ts';

/** A keyboard and a screen that are streams. */
class Desk {
  /** Raw or not, as it was set. */
  readonly modes: boolean[] = [];
  readonly keys = Object.assign(new PassThrough(), { setRawMode: (raw: boolean) => void this.modes.push(raw) });
  readonly terminal: Terminal;
  shown = '';

  constructor(history: string[] = [], pasted: boolean = true) {
    const screen = new PassThrough();
    screen.on('data', (chunk) => {
      this.shown += String(chunk);
    });
    Object.assign(screen, { columns: 80, rows: 24, isTTY: true });
    this.terminal = lineTerminal(this.keys as unknown as NodeJS.ReadStream, screen as unknown as NodeJS.WriteStream, {
      history,
      ...(pasted && { pasted: asPasted }),
    });
  }

  /** Presses keys one after the other while a line is read. */
  async read(presses: readonly string[], options: ReadOptions = {}): Promise<string | typeof interrupted | undefined> {
    const line = this.terminal.readLine('> ', options);
    for (const press of presses) {
      this.keys.write(press);
      // The line editor answers some keys a moment later.
      await pause(5);
    }
    return line;
  }
}

let desk: Desk;
afterEach(() => desk.terminal.close());

const ctrlC = '\u0003';
const ctrlD = '\u0004';
const ctrlG = '\u0007';
const ctrlR = '\u0012';
const ctrlZ = '\u001a';
const up = '\u001b[A';
const paste = (text: string): string => `\u001b[200~${text}\u001b[201~`;

describe('the line editor', () => {
  it('gives a line, an interruption, and the end', async () => {
    desk = new Desk();
    expect(await desk.read(['aws s3', ' ls\r'])).toBe('aws s3 ls');
    expect(await desk.read(['half', ctrlC])).toBe(interrupted);
    expect(await desk.read(['whole\r'])).toBe('whole');
    expect(await desk.read([ctrlD])).toBeUndefined();
  });

  it('reads on after an end that somebody typed', async () => {
    desk = new Desk();
    await desk.terminal.lend(async () => {
      expect(await desk.read(['hello\r'])).toBe('hello');
      expect(await desk.read([ctrlD])).toBeUndefined();
    });
    expect(await desk.read(['aws s3 ls\r'])).toBe('aws s3 ls');
    expect(await desk.read(['half', ctrlC])).toBe(interrupted);
  });

  it('does not heed Ctrl-Z', async () => {
    desk = new Desk();
    const stopped: string[] = [];
    const stop = (signal: string): void => void stopped.push(signal);
    process.on('SIGTSTP', stop);
    expect(await desk.read(['one', ctrlZ, ' two\r'])).toBe('one two');
    process.off('SIGTSTP', stop);
    expect(stopped).toEqual([]);
  });

  it('takes the terminal again and shows its line when it was stopped and goes on', async () => {
    desk = new Desk();
    const line = desk.read(['half']);
    await pause(20);
    desk.shown = '';
    desk.modes.length = 0;
    process.emit('SIGCONT', 'SIGCONT');
    desk.keys.write(' whole\r');
    expect(await line).toBe('half whole');
    expect(desk.modes.slice(0, 2)).toEqual([false, true]);
    expect(desk.shown).toContain('> half');
  });

  it('ends with the terminal', async () => {
    desk = new Desk();
    const line = desk.terminal.readLine('> ');
    desk.keys.end();
    expect(await line).toBeUndefined();
    expect(await desk.terminal.readLine('> ')).toBeUndefined();
  });

  it('shows what is pasted, and runs it when Enter is pressed', async () => {
    desk = new Desk();
    expect(await desk.read([paste('$ aws iam create-user \\\r\n  --user-name intern\r\n'), '\r'])).toBe('aws iam create-user --user-name intern');
    expect(await desk.read([paste('aws s3 ls\naws s3 mb s3://a\n'), '\r'])).toBe('aws s3 ls\naws s3 mb s3://a');
    expect(desk.shown).toContain('aws s3 ls⏎aws s3 mb s3://a');
  });

  it('puts a paste together that arrives in pieces', async () => {
    desk = new Desk();
    expect(await desk.read(['\u001b[2', '00~aws s', '3 ls\u001b[20', '1~ --x', '\r'])).toBe('aws s3 ls --x');
  });

  it('runs each pasted line where pastes are not asked for', async () => {
    desk = new Desk([], false);
    expect(await desk.read(['one\rtwo\r'])).toBe('one');
    expect(await desk.terminal.readLine('> ')).toBe('two');
    expect(desk.shown).not.toContain('2004h');
  });

  it('goes back in history', async () => {
    desk = new Desk(['newest', 'oldest']);
    expect(await desk.read([up, up, '\r'])).toBe('oldest');
    expect(await desk.read([up, '!\r'])).toBe('oldest!');
  });

  it('searches in it', async () => {
    desk = new Desk(['aws s3 ls', 'aws iam list-users', 'aws s3 mb s3://a']);
    expect(await desk.read([ctrlR, 'iam', '\r'])).toBe('aws iam list-users');
    expect(await desk.read([ctrlR, 's3', ctrlR, '\r'])).toBe('aws s3 mb s3://a');
    expect(await desk.read(['mine', ctrlR, 's3', ctrlG, '\r'])).toBe('mine');
    expect(await desk.read([ctrlR, 'lx', '\u007f', 'ist', '\u001b[C', ' --x\r'])).toBe('aws iam list-users --x');
    expect(await desk.read([ctrlR, 'nothing', ctrlG, 'else\r'])).toBe('else');
    expect(desk.shown).toContain("(failed search)'nothing': ");
    expect(await desk.read([`aws${ctrlR}iam\u0001my \r`])).toBe('my aws iam list-users --x');
  });

  it('gives up the line too with Ctrl-C in a search', async () => {
    desk = new Desk(['aws s3 ls']);
    expect(await desk.read(['mine', ctrlR, 's3', ctrlC])).toBe(interrupted);
    expect(desk.shown).toContain('aws s3 ls^C\n');
    expect(await desk.read(['else\r'])).toBe('else');
  });

  it('leaves on the screen what Ctrl-C gives up', async () => {
    desk = new Desk();
    const long = 'aws iam create-user --user-name '.repeat(5);
    expect(await desk.read([long, '\u001b[D', ctrlC])).toBe(interrupted);
    expect(desk.shown.endsWith(`${long}^C\n`)).toBe(true);
  });

  it('puts several keys at once where the cursor stands', async () => {
    desk = new Desk();
    expect(await desk.read(['s3 ls', '\u0001', 'aws \u0005 --x', '\u001b[D\u001b[D\u001b[D\u001b[Dé🐱\r'])).toBe('aws s3 lsé🐱 --x');
    expect(await desk.read(['ls ', `aws ${paste('s3')} --x\r`])).toBe('ls aws s3 --x');
  });

  it('has what is typed while it completes wait', async () => {
    desk = new Desk();
    const complete = async (line: string) => {
      await pause(20);
      return [['s3 '], line.split(' ').at(-1) ?? ''] as const;
    };
    expect(await desk.read(['aws s\t', 'l', `s${paste(' a')}`, '\r'], { complete })).toBe('aws s3 ls a');
  });

  it('completes nothing at a TAB that was pasted among other signs', async () => {
    desk = new Desk([], false);
    const complete = async () => [['s3 '], 's'] as const;
    expect(await desk.read(['aws s\tls\r'], { complete })).toBe('aws s\tls');
  });

  it('shows lines again that came while something else ran, those that go on too', async () => {
    desk = new Desk([], false);
    expect(await desk.read(['one\rfor\rdone\r'])).toBe('one');
    desk.shown = '';
    expect(await desk.terminal.readLine('$ ')).toBe('for');
    expect(await desk.terminal.readLine('> ', { continues: true })).toBe('done');
    expect(desk.shown).toBe('$ for\n> done\n');
    expect(await desk.read(['if\rfi\r'])).toBe('if');
    desk.shown = '';
    expect(await desk.terminal.readLine('> ', { continues: true })).toBe('fi');
    expect(desk.shown).toBe('');
  });

  it('completes', async () => {
    desk = new Desk();
    const complete = async (line: string) => [line === 'aws ' ? ['iam ', 's3 '] : ['s3 '], line.split(' ').at(-1) ?? ''] as const;
    expect(await desk.read(['aws s', '\t', 'ls\r'], { complete })).toBe('aws s3 ls');
    expect(await desk.read(['aws ', '\t', '\t', '\r'], { complete })).toBe('aws ');
    expect(desk.shown).toMatch(/iam +s3/);
  });

  it('does nothing when completing fails', async () => {
    desk = new Desk();
    expect(await desk.read(['aws', '\t', ' x\r'], { complete: () => Promise.reject(new Error('broken')) })).toBe('aws x');
  });

  it('lends the terminal, and takes it back', async () => {
    desk = new Desk();
    expect(await desk.read(['one\r'])).toBe('one');
    await desk.terminal.lend(async () => expect(desk.shown.endsWith('\u001b[?2004l')).toBe(true));
    expect(await desk.read([up, '\r'])).toBe('one');
  });
});

describe('the history file', () => {
  it('gives the newest first, nothing twice, and passes over what is no command', () => {
    desk = new Desk();
    const folder = mkdtempSync(join(tmpdir(), 'nimbi-history-'));
    const path = join(folder, 'deep', 'history');
    const file = new HistoryFile(path);
    expect(file.read()).toEqual([]);
    for (const text of ['a', 'b\nc', 'a']) file.add(text);
    expect(file.read()).toEqual(['a', 'b\nc']);
    writeFileSync(path, '"a"\nbroken\n17\n"b"\n');
    expect(file.read()).toEqual(['b', 'a']);
    writeFileSync(path, Array.from({ length: 2500 }, (_unused, index) => `"${index}"\n`).join(''));
    expect(file.read()).toHaveLength(1000);
    expect(readFileSync(path, 'utf8').split('\n')).toHaveLength(1001);
    rmSync(folder, { recursive: true });
  });
});
