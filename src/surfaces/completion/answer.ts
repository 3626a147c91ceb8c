import type { Io } from '../aws/io.ts';
import { complete } from './complete.ts';
import { completingShells } from './shells/shells.ts';
import type { CompletionWorld } from './world.ts';

/**
 * Answers a shell whose user pressed the completion key. Nothing is ever said on stderr, and where something goes wrong there is nothing to
 * offer: the line that is being typed must stay as it is.
 * @param args the shell's name, and after `--`, which keeps nimbi from taking its own flags out, what its script passes on
 */
export async function answerShell([name = '', , ...args]: readonly string[], io: Io, world: CompletionWorld): Promise<number> {
  const shell = Object.hasOwn(completingShells, name) ? completingShells[name] : undefined;
  if (shell === undefined) return 0;
  try {
    const candidates = await complete({ program: 'nimbi', ...shell.read(args, io.env) }, world);
    const lines = shell.write(candidates, args, io.env);
    if (lines.length > 0) await io.stdout.write(`${lines.join('\n')}\n`);
  } catch {
    // The key does nothing, as it does where there is nothing to complete.
  }
  return 0;
}
