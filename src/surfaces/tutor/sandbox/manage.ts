import { existsSync } from 'node:fs';
import { resolve } from 'node:path';
import { messages } from '../../../messages/tutor/en.ts';
import { momentText } from '../duration.ts';
import { columnsOf } from '../table.ts';
import { exitCodes, type Run, VerbError } from '../verb.ts';

const words = messages.sandbox;

/** Lists the clouds of the home. */
export async function listClouds(run: Run): Promise<void> {
  const { home } = run.deps;
  const clouds = home.clouds();
  if (clouds.length === 0) return run.say(words.noClouds);
  const rows = clouds.map(({ name, store, madeAt }) => [
    name === home.chosen() ? words.inUse : '',
    name,
    words.stores[store],
    momentText(madeAt).replace(/ UTC$/, ''),
  ]);
  await run.say(columnsOf(words.head, rows));
}

/** Makes a cloud. */
export async function createCloud(run: Run, name: string): Promise<void> {
  const { deps } = run;
  if (deps.home.exists(name)) throw new VerbError(words.exists(name), exitCodes.general);
  await deps.createCloud(name);
  await run.say(words.created(name, deps.profileOf(name)));
}

/** Chooses the cloud that commands are about. */
export async function chooseCloud(run: Run, name: string): Promise<void> {
  run.deps.home.choose(name);
  await run.say(words.chosen(name));
}

/** Copies a cloud as it is. */
export async function copyCloud(run: Run, from: string, to: string): Promise<void> {
  await run.deps.home.copy(from, to);
  await run.deps.keepAdmin(to);
  await run.say(words.copied(from, to));
}

/** Makes a cloud anew. The old one is kept aside until the new one is there, so that a failure loses nothing. */
export async function resetCloud(run: Run, name: string, yes: boolean): Promise<void> {
  const { home } = run.deps;
  if (!home.exists(name)) throw new VerbError(words.missing(name), exitCodes.general);
  if (!(await run.confirm(words.confirmReset(name), yes))) return run.say(words.unchanged);
  const wasChosen = home.chosen() === name;
  const aside = `${name.slice(0, longestKept)}-before-reset`;
  await run.deps.closeCloud(name);
  await home.copy(name, aside);
  home.remove(name);
  try {
    await run.deps.createCloud(name);
  } catch (error) {
    if (!home.exists(name)) await home.copy(aside, name);
    throw error;
  } finally {
    if (home.exists(name)) home.remove(aside);
    if (wasChosen && home.exists(name)) home.choose(name);
  }
  await run.say(words.reset(name, run.deps.profileOf(name)));
}

/** A name has 63 characters at most. */
const longestKept = 63 - '-before-reset'.length;

/** Writes a cloud to a file. */
export async function exportCloud(run: Run, name: string, file: string, yes: boolean): Promise<void> {
  const path = resolve(run.deps.io.cwd, file);
  if (existsSync(path) && !(await run.confirm(words.confirmOverwrite(file), yes))) return run.say(words.unchanged);
  await run.deps.home.export(name, path);
  await run.say(words.exported(name, file));
}

/** Makes a cloud from an exported file. */
export async function importCloud(run: Run, file: string, name: string): Promise<void> {
  await run.deps.home.import(resolve(run.deps.io.cwd, file), name);
  await run.deps.keepAdmin(name);
  await run.say(words.imported(name, run.deps.profileOf(name)));
}

/** Deletes a cloud. */
export async function deleteCloud(run: Run, name: string, yes: boolean): Promise<void> {
  const { home } = run.deps;
  if (!home.exists(name)) throw new VerbError(words.missing(name), exitCodes.general);
  if (!(await run.confirm(words.confirmDelete(name), yes))) return run.say(words.unchanged);
  await run.deps.closeCloud(name);
  home.remove(name);
  await run.say(words.deleted(name));
}
