import { appendFileSync, mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';

/** As many as a file may grow to before it is cut, and as many as it is cut to. */
const most = 2000;
const kept = 1000;

/** The commands of earlier shells, in a file of the home that only its owner may read: a JSON text a line, the newest last. */
export class HistoryFile {
  constructor(private readonly path: string) {}

  /** What is remembered, the newest first, nothing twice. What is no text of a command is passed over. */
  read(): string[] {
    let lines: string[];
    try {
      lines = readFileSync(this.path, 'utf8').split('\n').filter(Boolean);
    } catch {
      return [];
    }
    if (lines.length > most) this.#cut(lines.slice(-kept));
    const texts = lines.slice(-kept).flatMap((line) => textOf(line) ?? []);
    return [...new Set(texts.reverse())];
  }

  /** Remembers a command. One that begins with a blank is not kept, as bash has it. A file that can't be written is no reason to stop. */
  add(text: string): void {
    if (text.trim() === '' || text.startsWith(' ')) return;
    try {
      mkdirSync(dirname(this.path), { recursive: true });
      appendFileSync(this.path, `${JSON.stringify(text)}\n`, { mode: 0o600 });
    } catch {
      // The next shell will not know it.
    }
  }

  #cut(lines: readonly string[]): void {
    const temporary = `${this.path}.${process.pid}.tmp`;
    try {
      writeFileSync(temporary, `${lines.join('\n')}\n`, { mode: 0o600 });
      renameSync(temporary, this.path);
    } catch {
      // It stays long.
    }
  }
}

function textOf(line: string): string | undefined {
  try {
    const text: unknown = JSON.parse(line);
    return typeof text === 'string' ? text : undefined;
  } catch {
    return undefined;
  }
}
