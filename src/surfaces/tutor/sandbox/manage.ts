import { existsSync } from 'node:fs';
import { resolve } from 'node:path';
import type { Credentials } from '../../../kernel/call.ts';
import { messages } from '../../../messages/tutor/en.ts';
import { momentText } from '../duration.ts';
import { sizeText } from '../size.ts';
import { hang } from '../style.ts';
import { columnsOf } from '../table.ts';
import { exitCodes, type Run, VerbError } from '../verb.ts';

const words = messages.sandbox;

/** Lists the clouds of the home. */
export async function listClouds(run: Run): Promise<void> {
  const { home } = run.deps;
  const clouds = home.clouds();
  if (clouds.length === 0) return run.say(words.noClouds);
  const rows = clouds.map((cloud) => {
    const facts = cloud.problem === undefined ? [words.stores[cloud.store], momentText(cloud.madeAt).replace(/ UTC$/, '')] : [words.unusable, ''];
    return [cloud.name === home.chosen() ? words.inUse : '', cloud.name, ...facts];
  });
  await run.say(columnsOf(words.head, rows));
  for (const { name, problem } of clouds) if (problem !== undefined) await run.say(hang(`${name}: `, problem.message, run.style.columns, 2));
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

/** Removes what a cloud keeps on disk without need. */
export async function cleanCloud(run: Run, name: string): Promise<void> {
  if (!run.deps.home.exists(name)) throw new VerbError(words.missing(name), exitCodes.general);
  const { count, bytes } = await (await run.deps.openCloud(name)).unusedBodies({ remove: true });
  await run.say(count === 0 ? words.nothingToClean(name) : words.cleaned(name, count, sizeText(bytes)));
}

/** Deletes a cloud. */
export async function deleteCloud(run: Run, name: string, yes: boolean): Promise<void> {
  const { home } = run.deps;
  if (!home.exists(name)) throw new VerbError(words.missing(name), exitCodes.general);
  if (!(await run.confirm(words.confirmDelete(name), yes))) return run.say(words.unchanged);
  const admin = await adminKey(run, name);
  await run.deps.closeCloud(name);
  home.remove(name);
  const forgotten = admin !== undefined && (await run.deps.forgetProfile(name, admin));
  await run.say(words.deleted(name, forgotten ? run.deps.profileOf(name) : undefined));
}

/** The access key of a cloud's admin. */
async function adminKey({ deps }: Run, name: string): Promise<Credentials | undefined> {
  try {
    return (await deps.openCloud(name)).adminKey();
  } catch {
    // Whatever keeps it from being opened: it can be deleted all the same, and which key it had nobody knows.
    return undefined;
  }
}
