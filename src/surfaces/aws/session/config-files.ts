import { chmodSync, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { pythonText } from '../../../models/python-values.ts';
import { errorCode, inWords, isMissing } from '../../../ports/file-errors.ts';
import { CommandLineError } from '../errors.ts';

/** The members of a section; a nested one (`s3 =` with indented lines) is an object. */
export type Section = Readonly<Record<string, string | Readonly<Record<string, string>>>>;

/** A configuration file's sections by name. */
export type Sections = ReadonlyMap<string, Section>;

/** The home's `config` and `credentials`. The user's own `~/.aws` is never looked at. */
export const configPaths = (folder: string): { readonly config: string; readonly credentials: string } => ({
  config: join(folder, 'config'),
  credentials: join(folder, 'credentials'),
});

/** What the machine said about a configuration file, in words; where its folder is none, that is in the way. */
const fault = (error: unknown, path: string): unknown => inWords(error, errorCode(error) === 'ENOTDIR' ? dirname(path) : path);

const readText = (path: string): string => {
  try {
    return readFileSync(path, 'utf8');
  } catch (error) {
    if (isMissing(error)) return '';
    throw fault(error, path);
  }
};

/** As Python's configparser has it: up to the last bracket, whatever comes behind. */
const sectionPattern = /^\s*\[(?<name>.+)\]/;
const memberPattern = /^(?<indent>\s*)(?<name>[^=:\s][^=:]*?)\s*[=:]\s*(?<value>.*?)\s*$/;

/** Reads the text of a configuration file. @throws a CommandLineError for a text that is none, naming the path */
export function parseConfig(text: string, path: string): Sections {
  const sections = new Map<string, Record<string, string | Record<string, string>>>();
  // Without a prototype, so that no name is there but those that the file has.
  const empty = <Value>(): Record<string, Value> => Object.create(null) as Record<string, Value>;
  let section: Record<string, string | Record<string, string>> | undefined;
  let parent: string | undefined;
  for (const line of text.split(/\r?\n/)) {
    if (/^\s*(?:[#;].*)?$/.test(line)) continue;
    const name = sectionPattern.exec(line)?.groups?.name?.trim();
    if (name !== undefined) {
      section = sections.get(name) ?? empty();
      sections.set(name, section);
      parent = undefined;
      continue;
    }
    const { indent = '', name: key, value = '' } = memberPattern.exec(line)?.groups ?? {};
    if (section === undefined || key === undefined) throw new CommandLineError('general', `Unable to parse config file: ${path}`);
    const open = parent === undefined ? undefined : section[parent];
    if (indent !== '' && parent !== undefined && typeof open === 'object') open[key] = value;
    else if (value === '') {
      section[key] = empty();
      parent = key;
    } else {
      section[key] = value;
      parent = undefined;
    }
  }
  // A name without value and without nested lines is an empty text.
  for (const members of sections.values()) {
    for (const [key, value] of Object.entries(members)) if (typeof value === 'object' && Object.keys(value).length === 0) members[key] = '';
  }
  return sections;
}

/** Reads a configuration file; no sections when there is no file. @throws a HomeError where the machine does not let us, a CommandLineError as {@link parseConfig} does */
export const readConfig = (path: string): Sections => parseConfig(readText(path), path);

/** The section of `config` that holds a profile. */
export const profileSection = (profile: string): string => {
  if (profile === 'default') return 'default';
  return `profile ${/[\s'"]/.test(profile) ? `'${profile}'` : profile}`;
};

/** The profile that a section of `config` holds; `undefined` for other sections. */
export function profileOfSection(section: string): string | undefined {
  if (section === 'default') return 'default';
  const [, quoted, plain] = /^profile\s+(?:(['"].*['"])|(.+))$/.exec(section) ?? [];
  return quoted?.slice(1, -1) ?? plain;
}

const indentOf = (line: string): number => line.length - line.trimStart().length;

interface Change {
  readonly key: string;
  readonly value: string;
  /** The member that the key is nested in: `s3.max_concurrent_requests`. */
  readonly parent?: string;
}

function isMember(line: string, key: string): boolean {
  return memberPattern.exec(line)?.groups?.name === key;
}

/** Puts a value among the lines of one section, in place where the key is there, else at the end. */
function changeSection(lines: string[], { key, value, parent }: Change): void {
  if (parent === undefined) {
    const at = lines.findIndex((line) => indentOf(line) === 0 && isMember(line, key));
    if (at >= 0) {
      let end = at + 1;
      while (end < lines.length && indentOf(lines[end] ?? '') > 0 && (lines[end] ?? '').trim() !== '') end += 1;
      lines.splice(at, end - at, `${key} = ${value}`);
    } else insertAtEnd(lines, [`${key} = ${value}`]);
    return;
  }
  const at = lines.findIndex((line) => indentOf(line) === 0 && isMember(line, parent));
  if (at < 0) {
    insertAtEnd(lines, [`${parent} =`, `    ${key} = ${value}`]);
    return;
  }
  let end = at + 1;
  while (end < lines.length && indentOf(lines[end] ?? '') > 0) {
    if (isMember(lines[end] ?? '', key)) {
      lines[end] = `    ${key} = ${value}`;
      return;
    }
    end += 1;
  }
  lines.splice(end, 0, `    ${key} = ${value}`);
}

function insertAtEnd(lines: string[], added: readonly string[]): void {
  let end = lines.length;
  while (end > 0 && (lines[end - 1] ?? '').trim() === '') end -= 1;
  lines.splice(end, 0, ...added);
}

/** The text of a configuration file with values set in a section, everything else as it was, comments included. */
export function changeConfig(text: string, section: string, changes: readonly Change[]): string {
  const lines = text === '' ? [] : text.replace(/\n$/, '').split('\n');
  const span = sectionSpan(lines, section);
  if (span === undefined) {
    const added: string[] = [];
    for (const change of changes) changeSection(added, change);
    return `${[...lines, `[${section}]`, ...added].join('\n')}\n`;
  }
  const { start, end } = span;
  const body = lines.slice(start + 1, end);
  for (const change of changes) changeSection(body, change);
  return `${[...lines.slice(0, start + 1), ...body, ...lines.slice(end)].join('\n')}\n`;
}

/** The lines of a file from a section's heading up to the next heading; `undefined` where there is no such section. */
function sectionSpan(lines: readonly string[], section: string): { readonly start: number; readonly end: number } | undefined {
  const start = lines.findIndex((line) => sectionPattern.exec(line)?.groups?.name?.trim() === section);
  if (start < 0) return undefined;
  const next = lines.findIndex((line, index) => index > start && sectionPattern.test(line));
  return { start, end: next < 0 ? lines.length : next };
}

/** A text as Python quotes it within others. */
const repr = (text: string): string => pythonText([text]).slice(1, -1);

const lineEnd = /[\r\n]/;

/** @throws a CommandLineError for a name that would not be read as one. Wording: awscli/customizations/configure/writer.py, 1.45.11. */
function requireName(name: string, label: string): void {
  if (lineEnd.test(name)) {
    throw new CommandLineError('general', `Invalid ${label}: newline characters and carriage returns are not allowed: ${repr(name)}`);
  }
  // aws itself writes these, and cannot read its own file from then on.
  if (/^\s*(?:[=:]|$)/.test(name)) throw new CommandLineError('general', `Invalid ${label}: ${repr(name)}`);
}

/** @throws a CommandLineError for what would not be read again as it is; a value is not repeated, as it may be a secret */
function requireWritable(section: string, { key, value, parent }: Change): void {
  requireName(section, 'section name');
  // Of a profile in `config` it is the profile that needs a name.
  if (/^profile\s+$/.test(section)) requireName('', 'section name');
  for (const name of parent === undefined ? [key] : [parent, key]) requireName(name, 'key');
  if (!lineEnd.test(value)) return;
  throw new CommandLineError('general', `Invalid value for key ${parent ?? key}: newline characters and carriage returns are not allowed.`);
}

/**
 * Sets values in a configuration file, which only its owner may read; the file is replaced at once, never half written.
 * @throws a HomeError where the machine does not let us, a CommandLineError for names and values that no such file can hold; the file is then as it was
 */
export function writeConfig(path: string, section: string, changes: readonly Change[]): void {
  for (const change of changes) requireWritable(section, change);
  const text = changeConfig(readText(path), section, changes);
  parseConfig(text, path);
  replaceText(path, text);
}

/**
 * Removes a section whose members are exactly these; the first of that name, should there be several.
 * @returns whether it did
 * @throws a HomeError where the machine does not let us, a CommandLineError for a file that is none
 */
export function removeSection(path: string, section: string, members: Readonly<Record<string, string>>): boolean {
  const text = readText(path);
  const found = Object.entries(parseConfig(text, path).get(section) ?? {});
  if (found.length !== Object.keys(members).length || found.some(([key, value]) => members[key] !== value)) return false;
  const lines = text.split('\n');
  const span = sectionSpan(lines, section);
  if (span === undefined) return false;
  replaceText(path, [...lines.slice(0, span.start), ...lines.slice(span.end)].join('\n'));
  return true;
}

function replaceText(path: string, text: string): void {
  const temporary = `${path}.${process.pid}.tmp`;
  try {
    mkdirSync(dirname(path), { recursive: true });
    writeFileSync(temporary, text, { mode: 0o600 });
    chmodSync(temporary, 0o600);
    renameSync(temporary, path);
  } catch (error) {
    rmSync(temporary, { force: true });
    throw fault(error, path);
  }
}
