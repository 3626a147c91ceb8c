import { CloudFormatError } from './engine/open-cloud.ts';
import { EnvironmentError } from './main/clouds.ts';
import { interruptible } from './main/interruption.ts';
import { type OwnFlags, takeOwnFlags, UsageError } from './main/own-flags.ts';
import { ownVerbs } from './main/own-verbs.ts';
import { processIo } from './main/process-io.ts';
import { type Program, startProgram } from './main/program.ts';
import { HomeError } from './ports/home.ts';
import type { Io } from './surfaces/aws/io.ts';
import { callback } from './surfaces/completion/shells/shell.ts';

/** Exit codes of nimbi's own failures, as the AWS CLI has them. */
const exitCodes = { interrupted: 130, usage: 252, configuration: 253, general: 255 } as const;

/**
 * The program: picks the surface that a command line is meant for and gives it the cloud it is about.
 * @param argv the words after the program's name
 * @param dataRoot the folder of the program's data
 * @returns the exit code
 */
export async function main(argv: readonly string[], dataRoot: string): Promise<number> {
  const interruption = interruptible(exitCodes.interrupted);
  const io = processIo(interruption);
  try {
    const flags = takeOwnFlags(argv);
    const program = startProgram(io, flags, dataRoot);
    try {
      const code = await runSurface(program, flags);
      return interruption.happened ? exitCodes.interrupted : code;
    } finally {
      await program.close();
    }
  } catch (error) {
    return await report(error, io);
  } finally {
    // Who started this process may end it as soon as its code is known.
    await Promise.all([io.stdout.flushed(), io.stderr.flushed()]).catch(() => undefined);
  }
}

async function runSurface(program: Program, flags: OwnFlags): Promise<number> {
  const [verb, ...rest] = flags.rest;
  if (verb === callback) return (await import('./main/completion.ts')).runCompletion(program, rest);
  if (verb === undefined || ownVerbs.has(verb)) {
    const { runOwnVerb } = await import('./main/tutor.ts');
    return runOwnVerb(program, flags);
  }
  const { runAwsCommand } = await import('./main/aws.ts');
  const code = await runAwsCommand(program, flags);
  if (code === exitCodes.usage) await suggestOwnVerb(program, verb);
  return code;
}

/** A word that is no command of the AWS CLI may be one of ours, mistyped. */
async function suggestOwnVerb({ io, models }: Program, word: string): Promise<void> {
  if (models.service(word)) return;
  const { nearest } = await import('./kernel/nearest.ts');
  const [meant] = nearest(word, ownVerbs);
  if (meant !== undefined) await io.stderr.write(`Maybe you meant: nimbi ${meant}\n`);
}

async function report(error: unknown, io: Io): Promise<number> {
  if (isBrokenPipe(error)) return exitCodes.general;
  const known = error instanceof HomeError || error instanceof CloudFormatError || error instanceof EnvironmentError || error instanceof UsageError;
  const text = known
    ? error.message
    : `This is a fault of nimbi's own. Please report it with what you typed.\n${error instanceof Error ? error.stack : String(error)}`;
  await io.stderr.write(`nimbi: ${text}\n`);
  return error instanceof UsageError ? exitCodes.usage : error instanceof EnvironmentError ? exitCodes.configuration : exitCodes.general;
}

/** Whoever reads our output has gone: nothing is left to say, or to say it to. */
const isBrokenPipe = (error: unknown): boolean => error instanceof Error && 'code' in error && error.code === 'EPIPE';
