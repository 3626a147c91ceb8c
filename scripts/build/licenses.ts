import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { repository } from '../support/repository.ts';

interface PackageJson {
  readonly name: string;
  readonly version: string;
  readonly license?: string;
}

const packageFolder = (input: string): string | undefined => /^(?:.*\/)?node_modules\/(?:@[^/]+\/)?[^/]+/.exec(input)?.[0];

function licenseText(folder: string): string {
  const path = join(repository, folder);
  const { name, version, license }: PackageJson = JSON.parse(readFileSync(join(path, 'package.json'), 'utf8'));
  const file = readdirSync(path).find((entry) => /^licen[cs]e/i.test(entry));
  const text = file === undefined ? '' : `\n${readFileSync(join(path, file), 'utf8').trim()}\n`;
  return `${name} ${version} (${license ?? 'see its text'})\n${text}`;
}

/**
 * The licences of the packages that a bundle holds parts of, as their texts ask for.
 * @param inputs the bundle's files, relative to the repository
 */
export function licenses(inputs: readonly string[]): string {
  const folders = [...new Set(inputs.map(packageFolder).filter((folder) => folder !== undefined))].sort();
  return `The program contains parts of these packages.\n\n${folders.map(licenseText).join(`\n${'-'.repeat(80)}\n\n`)}`;
}
