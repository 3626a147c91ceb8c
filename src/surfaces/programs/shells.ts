/** How a shell is told to set variables and to take them away. */
export interface Dialect {
  set(name: string, value: string): string;
  unset(name: string): string;
  /** What the lines are given to. */
  readonly use: string;
}

/** In single quotes only the quote itself has to be taken care of: by ending them for it. */
export const bash: Dialect = {
  set: (name, value) => `export ${name}='${value.replaceAll("'", "'\\''")}'`,
  unset: (name) => `unset ${name}`,
  use: 'eval "$(nimbi env)"',
};

/** In fish's single quotes a backslash escapes itself and the quote. */
const fish: Dialect = {
  set: (name, value) => `set -gx ${name} '${value.replace(/[\\']/g, '\\$&')}'`,
  unset: (name) => `set -e ${name}`,
  use: 'nimbi env --shell fish | source',
};

/** PowerShell takes typographic quotes for single quotes, too; two of them stand for one. */
export const powershell: Dialect = {
  set: (name, value) => `$Env:${name} = '${value.replace(/['\u2018\u2019\u201a\u201b]/g, '$&$&')}'`,
  unset: (name) => `Remove-Item Env:${name} -ErrorAction SilentlyContinue`,
  use: 'nimbi env --shell powershell | Out-String | Invoke-Expression',
};

/** In a batch file a percent sign is written twice. */
const cmd: Dialect = {
  set: (name, value) => `@set "${name}=${value.replaceAll('%', '%%')}"`,
  unset: (name) => `@set "${name}="`,
  use: 'nimbi env --shell cmd > nimbi-env.cmd && call nimbi-env.cmd',
};

/** The shells that `nimbi env` writes for. `bash` is for zsh and other shells like it, too. */
export const dialects: Readonly<Record<string, Dialect>> = { bash, fish, powershell, cmd };
