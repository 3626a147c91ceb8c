import { HomeError } from './home.ts';

/** The code of an error of a system call, such as `ENOENT`. */
export function errorCode(error: unknown): string | undefined {
  return error instanceof Error && 'syscall' in error && 'code' in error && typeof error.code === 'string' ? error.code : undefined;
}

/** Whether an error says that a file or folder is not there. */
export const isMissing = (error: unknown): boolean => errorCode(error) === 'ENOENT';

const noRoom = new Set(['ENOSPC', 'EDQUOT', 'EFBIG']);

/** A file where a folder must be, or a folder where a file must be. */
const misplaced = new Set(['EISDIR', 'ENOTDIR', 'EEXIST']);

/** Puts what the machine said about a file into words. Errors that are already in words stay as they are. */
export function inWords(error: unknown, where: string): unknown {
  if (error instanceof HomeError) return error;
  const code = errorCode(error);
  if (code === undefined) return error;
  if (noRoom.has(code)) {
    return new HomeError('full', 'The disk has no room left; nothing was changed', where, 'Free some space and try again.', { cause: error });
  }
  const reason = error instanceof Error ? error.message : String(error);
  const remedy = misplaced.has(code) ? 'Move away what is in its place' : 'Check its permissions';
  return new HomeError('unreadable', `nimbi can't use a file of its home: ${reason}`, where, `${remedy}, or set NIMBI_HOME to another folder.`, {
    cause: error,
  });
}

/** Runs something that uses a file; what the machine refuses is thrown in words. */
export function withWords<Result>(where: string, run: () => Result): Result {
  try {
    return run();
  } catch (error) {
    throw inWords(error, where);
  }
}
