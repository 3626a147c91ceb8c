import { createHash } from 'node:crypto';
import { closeSync, fsyncSync, ftruncateSync, openSync, renameSync, rmSync, writeSync } from 'node:fs';
import { hostname } from 'node:os';
import { dirname } from 'node:path';

let made = 0;

/** This machine in the name of a file: a home may be on a network file system, and a process's id says nothing on another machine. */
const machine = (): string => createHash('sha256').update(hostname()).digest('hex').slice(0, 8);

/**
 * A name for a file or folder in the making, beside the one it will become. It holds the machine and the process's id, by which leftovers
 * of dead processes are known.
 */
export function temporaryName(path: string): string {
  made += 1;
  return `${path}.making-${machine()}-${process.pid}-${made}`;
}

const makingName = /\.making-([0-9a-f]{8})-(\d+)-\d+$/;

/** Whether a name is that of something in the making whose process, one of this machine, is no more. */
export function isLeftover(name: string): boolean {
  const [, where, pid] = makingName.exec(name) ?? [];
  return where !== undefined && where === machine() && !isAlive(Number(pid));
}

/** Whether a process of that id runs on this machine. */
export function isAlive(pid: number): boolean {
  if (pid === process.pid) return true;
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    // EPERM: it runs, as somebody else's.
    return error instanceof Error && 'code' in error && error.code === 'EPERM';
  }
}

/** Makes a file durable that something else wrote. */
export function syncFile(file: string): void {
  const descriptor = openSync(file, 'r+');
  try {
    fsyncSync(descriptor);
  } finally {
    closeSync(descriptor);
  }
}

/** Makes names that were given or taken in a folder durable. Windows can't open folders, and needs no such thing. */
export function syncFolder(folder: string): void {
  if (process.platform === 'win32') return;
  const descriptor = openSync(folder, 'r');
  try {
    fsyncSync(descriptor);
  } finally {
    closeSync(descriptor);
  }
}

/** Writes all of `bytes` from `position` on. */
function writeFully(descriptor: number, bytes: Uint8Array, position: number): void {
  for (let written = 0; written < bytes.length; ) written += writeSync(descriptor, bytes, written, bytes.length - written, position + written);
}

/** Appends durably, or leaves the file as it was. */
export function appendDurably(descriptor: number, bytes: Uint8Array, position: number): void {
  try {
    writeFully(descriptor, bytes, position);
    fsyncSync(descriptor);
  } catch (error) {
    ftruncateSync(descriptor, position);
    throw error;
  }
}

/**
 * Writes a file that is there whole or not at all, under its name and on the disk when this returns.
 * @returns its length in bytes
 */
export function writeDurably(file: string, content: string | Iterable<Uint8Array>, mode = 0o600): number {
  const temporary = temporaryName(file);
  let position = 0;
  try {
    const descriptor = openSync(temporary, 'wx', mode);
    try {
      for (const bytes of typeof content === 'string' ? [Buffer.from(content)] : content) {
        writeFully(descriptor, bytes, position);
        position += bytes.length;
      }
      fsyncSync(descriptor);
    } finally {
      closeSync(descriptor);
    }
    renameSync(temporary, file);
    syncFolder(dirname(file));
    return position;
  } catch (error) {
    rmSync(temporary, { force: true });
    throw error;
  }
}
