import { interrupted } from '../../shell/terminal/terminal.ts';
import { exitCodes, type Run, VerbError } from '../verb.ts';
import { askFile, openLab, workAt } from './start.ts';

/** The menu's way to a lab: asks for the file and who the student is, and goes on at a prompt. */
export async function openFromMenu(run: Run): Promise<number> {
  try {
    const file = await askFile(run);
    if (file === interrupted) return exitCodes.interrupted;
    if (typeof file !== 'string') return exitCodes.success;
    const lab = await openLab(run, file, false);
    if (lab) await workAt(run, lab, undefined, false);
    return run.exitCode;
  } catch (error) {
    if (!(error instanceof VerbError)) throw error;
    await run.deps.io.stderr.write(`nimbi: ${error.message}\n`);
    return error.exitCode;
  }
}
