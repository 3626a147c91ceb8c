import { lstatSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { basename, join, resolve } from 'node:path';
import { unzipSync } from 'fflate';
import { limits } from '../../../learn/submission/submission.ts';
import { problemOf, type SubmissionProblem } from '../../../learn/submission/submission-error.ts';
import { gradeMessages as words } from '../../../messages/tutor/grade.ts';
import { exitCodes, VerbError } from '../verb.ts';
import { unreadable } from './scenario-source.ts';

/** Something that was handed in. Nothing of it has been read yet. */
export interface HandedIn {
  /** Its path from where the submissions are, parted by `/`. */
  readonly file: string;
  /** When the file was last changed, in milliseconds since 1970; absent inside of a zip file. */
  readonly at?: number;
  /** Its bytes, or why it can't be read. */
  read(): Uint8Array | SubmissionProblem;
}

/** What was found. */
export interface Collected {
  readonly handedIn: readonly HandedIn[];
  /** How many symbolic links were not followed. */
  readonly links: number;
}

/** Bounds of what is looked through: a wrong folder, such as a home, shall not be read for hours. */
const most = { files: 20_000, depth: 16, zipBytes: 1024 * 1024 * 1024, zipEntries: 5_000 } as const;

const isSubmission = (name: string): boolean => /\.nimbi$/i.test(name);
const isZip = (name: string): boolean => /\.zip$/i.test(name);

/**
 * Finds what was handed in: the files that are named, and of folders and zip files, at any depth, those that end in `.nimbi`. Symbolic links
 * are not followed: what a student hands in shall not lead to other files of the teacher's.
 * @throws VerbError for a path that is not there
 */
export function collect(paths: readonly string[], cwd: string): Collected {
  const handedIn: HandedIn[] = [];
  const seen = { files: 0, links: 0 };
  const walk = (path: string, label: string, depth: number): void => {
    seen.files += 1;
    if (seen.files > most.files) throw new VerbError(words.tooManyFiles(most.files), exitCodes.general);
    const facts = lstatSync(path, { throwIfNoEntry: false });
    if (facts?.isSymbolicLink()) seen.links += 1;
    else if (facts?.isDirectory() && depth < most.depth) for (const name of readdirSync(path).sort()) walk(join(path, name), joined(label, name), depth + 1);
    else if (facts?.isFile() && isZip(path)) handedIn.push(...zipped(path, label));
    else if (facts?.isFile() && isSubmission(path)) handedIn.push(onDisk(path, label, facts.mtimeMs));
  };
  for (const path of paths) {
    const whole = resolve(cwd, path);
    try {
      // Whoever names a link means what it leads to.
      const facts = statSync(whole);
      if (facts.isDirectory()) walk(whole.endsWith('/') ? whole : `${whole}/`, paths.length > 1 ? basename(whole) : '', 0);
      else if (isZip(whole)) handedIn.push(...zipped(whole, paths.length > 1 ? basename(whole) : ''));
      else handedIn.push(onDisk(whole, basename(whole), facts.mtimeMs));
    } catch (error) {
      throw unreadable(path, error);
    }
  }
  return { handedIn, links: seen.links };
}

const joined = (folder: string, name: string): string => (folder === '' ? name : `${folder}/${name}`);

function onDisk(path: string, file: string, modified: number): HandedIn {
  return {
    file,
    at: Math.floor(modified),
    read: () => {
      try {
        if (statSync(path).size > limits.packedBytes) return problemOf('tooLarge', limits.packedBytes / 2 ** 20);
        return readFileSync(path);
      } catch (error) {
        return problemOf('unreadable', error instanceof Error ? error.message : String(error));
      }
    },
  };
}

/** The submissions in a zip file, which platforms make of a class. Its names are labels here, never paths. */
function zipped(path: string, label: string): readonly HandedIn[] {
  const file = label === '' ? basename(path) : label;
  if (statSync(path).size > most.zipBytes) return [wrong(file, problemOf('tooLarge', most.zipBytes / 2 ** 20))];
  const found: HandedIn[] = [];
  try {
    let bytes = 0;
    const entries = unzipSync(readFileSync(path), {
      filter: ({ name, originalSize }) => {
        if (!isSubmission(name) || found.length >= most.zipEntries) return false;
        const isLarge = originalSize > limits.packedBytes || bytes + originalSize > most.zipBytes;
        if (isLarge) found.push(wrong(joined(label, name), problemOf('tooLarge', limits.packedBytes / 2 ** 20)));
        else bytes += originalSize;
        return !isLarge;
      },
    });
    return [
      ...found,
      ...Object.entries(entries).map(([name, content]): HandedIn => ({ file: joined(label, name.replaceAll('\\', '/')), read: () => content })),
    ];
  } catch {
    return [wrong(file, problemOf('damaged'))];
  }
}

const wrong = (file: string, problem: SubmissionProblem): HandedIn => ({ file, read: () => problem });
