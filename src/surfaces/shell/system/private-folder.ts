import { chmodSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** How the program itself is started. */
export interface Launch {
  /** Node's path. */
  readonly node: string;
  /** The launcher's path. */
  readonly launcher: string;
  /** What its runs in this shell are about: `NIMBI_HOME`, `NIMBI_CLOUD`. */
  readonly env: Readonly<Record<string, string>>;
}

/** A temporary folder of one shell: its `aws` and `nimbi`, and what its lines leave to the next. */
export interface PrivateFolder {
  /** To stand first on the PATH. */
  readonly programs: string;
  readonly state: string;
  remove(): void;
}

const quoted = (text: string): string => `'${text.replaceAll("'", "'\\''")}'`;

/** The endpoint that {@link ../environment.ts} sets is for other programs; ours needs none. */
const posixScript = ({ node, launcher, env }: Launch, word: string): string => {
  const settings = Object.entries(env).map(([name, value]) => `${name}=${quoted(value)}`);
  return `#!/bin/sh\nunset AWS_ENDPOINT_URL\n${settings.join(' ')} exec ${quoted(node)} ${quoted(launcher)} ${word}"$@"\n`;
};

const windowsScript = ({ node, launcher, env }: Launch, word: string): string => {
  const settings = Object.entries(env).map(([name, value]) => `@set "${name}=${value}"\r\n`);
  return `@setlocal\r\n@set "AWS_ENDPOINT_URL="\r\n${settings.join('')}@"${node}" "${launcher}" ${word}%*\r\n`;
};

/** Makes the folder, which nobody else may read. */
export function makePrivateFolder(launch: Launch): PrivateFolder {
  const folder = mkdtempSync(join(tmpdir(), 'nimbi-shell-'));
  const programs = join(folder, 'bin');
  mkdirSync(programs);
  for (const [name, word] of [
    ['aws', 'aws '],
    ['nimbi', ''],
  ] as const) {
    writeFileSync(join(programs, name), posixScript(launch, word));
    chmodSync(join(programs, name), 0o700);
    writeFileSync(join(programs, `${name}.cmd`), windowsScript(launch, word));
  }
  const remove = (): void => {
    process.off('exit', remove);
    rmSync(folder, { recursive: true, force: true, maxRetries: 3 });
  };
  // Its variables may be secrets: nothing stays where the program ends without coming back here.
  process.on('exit', remove);
  return { programs, state: join(folder, 'state'), remove };
}
