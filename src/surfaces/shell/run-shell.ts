import { Chalk } from 'chalk';
import { shellMessages as messages } from '../../messages/tutor/shell.ts';
import { Interrupted } from '../aws/errors.ts';
import type { Input, Io } from '../aws/io.ts';
import type { CompletionWorld } from '../completion/world.ts';
import { completeLine } from './complete-line.ts';
import type { ShellDeps } from './deps.ts';
import { asPasted, commandsOf } from './language/lines.ts';
import { readCommand } from './read-command.ts';
import { type Console, Shell } from './shell.ts';
import { makePrivateFolder } from './system/private-folder.ts';
import { longestCommand } from './system/system-shell.ts';
import { HistoryFile } from './terminal/history-file.ts';
import { inOneLine, interrupted, type Terminal } from './terminal/terminal.ts';
import { promptWords } from './words/words.ts';

/**
 * CloudShell in the terminal. Without one it reads lines from standard input and runs each.
 * @returns the exit code of the last command
 */
export async function runShell(deps: ShellDeps): Promise<number> {
  const folder = makePrivateFolder(deps.launch);
  try {
    const { stdin, stdout } = deps.io;
    if (!stdin.isTTY || !stdout.isTTY) return await runLines(new Shell(deps, folder, { stdin: nobody }), deps);
    const history = new HistoryFile(deps.historyFile);
    const terminal = deps.openTerminal({ history: history.read().map(inOneLine), pasted: (text) => asPasted(text, (typed) => shell.goesOn(typed)) });
    const shell = new Shell(deps, folder, consoleOf(terminal));
    try {
      return await converse(shell, deps, terminal, history);
    } finally {
      terminal.close();
    }
  } finally {
    folder.remove();
  }
}

async function converse(shell: Shell, deps: ShellDeps, terminal: Terminal, history: HistoryFile): Promise<number> {
  const { io, cloudName, plain } = deps;
  const chalk = new Chalk({ level: plain || (io.env.NO_COLOR ?? '') !== '' || io.env.TERM === 'dumb' ? 0 : 1 });
  const { accountId } = (await deps.openCloud()).facts;
  const [title = '', ...more] = messages.welcome(accountId, cloudName);
  await io.stdout.write(`${[chalk.bold(title), ...more].join('\n')}\n`);
  const prompt = async (): Promise<string> => `${chalk.yellow('SIM')} ${await shell.caller()}> `;
  while (!shell.ended) {
    const text = await readCommand(terminal, {
      prompt: await prompt(),
      goesOn: (typed) => shell.goesOn(typed),
      complete: (line) => completeLine(line, promptWords, worldOf(shell)),
    });
    if (text === undefined) {
      await io.stdout.write('\n');
      break;
    }
    if (text === interrupted) continue;
    history.add(text);
    await terminal.lend(() => runEach(shell, text, prompt));
  }
  return shell.status;
}

/** Runs what was typed. Of several commands, which were pasted, each runs as if it were typed: those after the first are shown again. */
async function runEach(shell: Shell, text: string, prompt: () => Promise<string>): Promise<void> {
  const { io, interruptible } = shell.deps;
  let isFirst = true;
  for (const command of commandsOf(text, (typed) => shell.goesOn(typed))) {
    if (!isFirst && command.trim() !== '') await io.stdout.write(`${await prompt()}${command}\n`);
    isFirst = false;
    const stopped = await interruptible(async (signal) => {
      await shell.run(command, signal);
      return signal.aborted;
    });
    if (stopped || shell.ended) return;
  }
}

/** What completion sees from where the shell is. */
const worldOf = ({ deps, env, cwd, variables }: Shell): CompletionWorld => ({
  ...deps.completionWorld(env, cwd),
  simulatedOperations: deps.awsEnvironment(() => undefined).simulatedOperations,
  variables: () => variables,
});

/** The exit code of what Ctrl-C ended. */
const interruptedCode = 130;

/** Commands that ask, ask at the same terminal. */
function consoleOf(terminal: Terminal): Console {
  const ask = async (question: string): Promise<string> => {
    const line = await terminal.readLine(question);
    if (typeof line !== 'string') throw new Interrupted();
    return line;
  };
  return { ask, stdin: { isTTY: true, [Symbol.asyncIterator]: () => typedBytes(terminal) } };
}

async function* typedBytes(terminal: Terminal): AsyncGenerator<Uint8Array> {
  for (;;) {
    const line = await terminal.readLine('');
    if (line === interrupted) throw new Interrupted();
    if (line === undefined) return;
    yield Buffer.from(`${line}\n`);
  }
}

/** As the AWS CLI leaves where a command line can't be read. */
const tooLongCode = 252;

/** Nobody is at the other end: what standard input holds are commands. */
const nobody: Input = { isTTY: false, async *[Symbol.asyncIterator]() {} };

async function runLines(shell: Shell, { io, interruptible }: ShellDeps): Promise<number> {
  let text = '';
  // Nobody types the next line: Ctrl-C is for all of them.
  const stopped = (whole: string): Promise<boolean> =>
    interruptible(async (signal) => {
      await shell.run(whole, signal);
      return signal.aborted;
    });
  for await (const line of linesOf(io)) {
    text = text === '' ? line : `${text}\n${line}`;
    if (text.length > longestCommand) {
      await io.stderr.write(`nimbi: ${messages.tooLong(longestCommand)}\n`);
      return tooLongCode;
    }
    if (shell.goesOn(text)) continue;
    if (await stopped(text)) return interruptedCode;
    text = '';
    if (shell.ended) break;
  }
  // What is not whole at the end of the input is bash's to complain about.
  if (text !== '' && !shell.ended && (await stopped(text))) return interruptedCode;
  return shell.status;
}

async function* linesOf({ stdin }: Io): AsyncGenerator<string> {
  const decoder = new TextDecoder();
  let rest = '';
  for await (const chunk of stdin) {
    const lines = (rest + decoder.decode(chunk, { stream: true })).split('\n');
    rest = lines.pop() ?? '';
    yield* lines;
    // Whoever reads refuses it: what goes on without end must not be gathered.
    if (rest.length > longestCommand) break;
  }
  if (rest !== '') yield rest;
}
