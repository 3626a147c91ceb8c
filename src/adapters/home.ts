import { existsSync, lstatSync, mkdirSync, readdirSync, renameSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import type { Clock } from '../ports/clock.ts';
import { errorCode, inWords, isMissing, withWords } from '../ports/file-errors.ts';
import { type CloudEntry, type CloudStorage, type CreateOptions, type Home, HomeError } from '../ports/home.ts';
import { type CloudRecord, copyCloudFolder, makeCloudFolder, openCloudFolder, readCloudRecord } from './cloud-folder.ts';
import { isLeftover, syncFolder, temporaryName, writeDurably } from './durable-files.ts';
import { checkedFormat, readJsonFile } from './json-file.ts';
import { type Migration, migrate } from './migrations.ts';

/** The format of the home folder. */
const HOME_FORMAT = 1;

/** Steps from older formats of the home folder, in order. */
const homeMigrations: readonly Migration[] = [];

const FIRST_CHOICE = 'sandbox';
const ADVICE = 'Delete this file (clouds stay, and the sandbox is chosen again), or set NIMBI_HOME to another folder.';
const LONGEST_NAME = 63;

/** Names that Windows keeps for devices, whatever the folder. */
const reservedNames = /^(con|prn|aux|nul|com[0-9]|lpt[0-9])$/;

/** Whether a cloud can have this name: lower-case letters, digits and hyphens between them, and no device of Windows. */
const isCloudName = (name: string): boolean => /^[a-z0-9](?:[a-z0-9-]*[a-z0-9])?$/.test(name) && name.length <= LONGEST_NAME && !reservedNames.test(name);

const occupied = new Set(['EEXIST', 'ENOTEMPTY', 'EPERM', 'EACCES']);

/** How the home does what depends on the machine; for the tests. */
export interface HomeOptions {
  readonly format?: number;
  readonly migrations?: readonly Migration[];
  /** Told what is wrong with the home, in place of an error: for who only looks at it. The first cloud is then taken for the chosen one. */
  readonly onProblem?: (problem: HomeError) => void;
}

/**
 * Opens the home in a folder. Nothing is made before it is needed: the folder need not exist.
 * @throws HomeError when it is of a newer format, unreadable or corrupted
 */
export function openHome(folder: string, clock: Clock, options: HomeOptions = {}): Home {
  return new HomeFolder(folder, clock, options);
}

class HomeFolder implements Home {
  readonly folder: string;
  readonly awsConfigFile: string;
  readonly awsCredentialsFile: string;
  readonly #file: string;
  readonly #clouds: string;
  readonly #clock: Clock;
  readonly #format: number;
  #chosen: string;

  constructor(folder: string, clock: Clock, { format = HOME_FORMAT, migrations = homeMigrations, onProblem }: HomeOptions) {
    this.folder = folder;
    this.awsConfigFile = join(folder, 'aws', 'config');
    this.awsCredentialsFile = join(folder, 'aws', 'credentials');
    this.#file = join(folder, 'home.json');
    this.#clouds = join(folder, 'clouds');
    this.#clock = clock;
    this.#format = format;
    this.#chosen = FIRST_CHOICE;
    try {
      this.#read(migrations);
    } catch (error) {
      if (onProblem === undefined || !(error instanceof HomeError)) throw error;
      onProblem(error);
    }
  }

  clouds(): readonly CloudEntry[] {
    const entries: CloudEntry[] = [];
    for (const name of this.#names().filter(isCloudName).sort()) {
      try {
        const record = readCloudRecord(this.#folderOf(name));
        if (record !== undefined) entries.push({ name, ...record });
      } catch (error) {
        if (!(error instanceof HomeError)) throw error;
        entries.push({ name, problem: error });
      }
    }
    return entries;
  }

  exists(name: string): boolean {
    return isCloudName(name) && existsSync(join(this.#folderOf(name), 'cloud.json'));
  }

  chosen(): string {
    return this.#chosen;
  }

  choose(name: string): void {
    this.#record(name);
    this.#chosen = name;
    this.#write(this.#format);
  }

  async open(name: string): Promise<CloudStorage> {
    return openCloudFolder(this.#folderOf(name), this.#record(name));
  }

  async create(name: string, fill: (storage: CloudStorage) => Promise<void>, { store, notice }: CreateOptions = {}): Promise<void> {
    await this.#make(name, async (folder) => {
      let kind = store;
      if (kind === undefined) {
        const { chooseStore } = await import('./store-choice.ts');
        const choice = chooseStore(this.#clouds);
        kind = choice.kind;
        if (choice.notice !== undefined) notice?.(choice.notice);
      }
      const storage = await makeCloudFolder(folder, { store: kind, madeAt: this.#clock.now() });
      try {
        await fill(storage);
      } finally {
        await storage.close();
      }
    });
  }

  async copy(from: string, to: string): Promise<void> {
    const record = this.#record(from);
    await this.#make(to, (folder) => copyCloudFolder(this.#folderOf(from), record, folder, this.#clock.now()));
  }

  remove(name: string): void {
    // Also one that can't be opened: to be rid of it is what is advised.
    if (!this.exists(name)) throw this.#missing(name);
    const folder = this.#folderOf(name);
    withWords(folder, () => {
      // At once under this name, so that no half of it is ever met; what then can't be deleted is, as a leftover.
      const leaving = temporaryName(folder);
      renameSync(folder, leaving);
      syncFolder(this.#clouds);
      rmSync(leaving, { recursive: true, force: true, maxRetries: 3 });
    });
    if (this.#chosen === name) {
      this.#chosen = FIRST_CHOICE;
      this.#write(this.#format);
    }
  }

  async export(name: string, file: string): Promise<void> {
    const record = this.#record(name);
    const { exportCloud } = await import('./cloud-export.ts');
    const copy = temporaryName(this.#folderOf(name));
    try {
      await copyCloudFolder(this.#folderOf(name), record, copy, record.madeAt);
      const storage = await openCloudFolder(copy, record);
      try {
        await exportCloud(storage, file);
      } finally {
        await storage.close();
      }
    } finally {
      rmSync(copy, { recursive: true, force: true, maxRetries: 3 });
    }
  }

  async import(file: string, name: string, options: CreateOptions = {}): Promise<void> {
    const { importCloud } = await import('./cloud-import.ts');
    await this.create(name, (storage) => importCloud(file, storage), options);
  }

  /** Reads `home.json`, and brings an older home to the present format. */
  #read(migrations: readonly Migration[]): void {
    const content = readJsonFile(this.#file, ADVICE);
    const found = content === undefined ? this.#format : checkedFormat(content, this.#format, this.#file, ADVICE);
    const { chosen = FIRST_CHOICE } = content ?? {};
    if (typeof chosen !== 'string' || !isCloudName(chosen)) throw new HomeError('corrupted', 'The home names no cloud as the chosen one', this.#file, ADVICE);
    this.#chosen = chosen;
    migrate(this.folder, found, this.#format, migrations, (reached) => this.#write(reached));
  }

  #folderOf(name: string): string {
    return join(this.#clouds, name);
  }

  #names(): string[] {
    try {
      return readdirSync(this.#clouds);
    } catch (error) {
      if (isMissing(error)) return [];
      throw inWords(error, this.#clouds);
    }
  }

  #record(name: string): CloudRecord {
    const record = isCloudName(name) ? readCloudRecord(this.#folderOf(name)) : undefined;
    if (record === undefined) throw this.#missing(name);
    return record;
  }

  #missing(name: string): HomeError {
    return new HomeError('missing', `There is no cloud named "${name}"`, this.#clouds, 'See which there are with: nimbi sandbox');
  }

  /** Makes a cloud's folder under another name and renames it when it is whole. */
  async #make(name: string, fill: (folder: string) => Promise<void>): Promise<void> {
    if (!isCloudName(name)) {
      const what = `"${name}" is not a name for a cloud`;
      throw new HomeError(
        'invalidName',
        what,
        this.#clouds,
        `Use 1 to ${LONGEST_NAME} lower-case letters, digits and hyphens, beginning and ending with a letter or digit.`,
      );
    }
    if (this.exists(name)) throw this.#taken(name);
    this.#refuseRemains(name);
    const folder = temporaryName(this.#folderOf(name));
    withWords(this.#clouds, () => this.#prepare(folder));
    try {
      await fill(folder);
      this.#publish(folder, name);
    } catch (error) {
      rmSync(folder, { recursive: true, force: true, maxRetries: 3 });
      throw error;
    }
  }

  /** Something of that name without a `cloud.json` may be all that is left of somebody's cloud. */
  #refuseRemains(name: string): void {
    const folder = this.#folderOf(name);
    const remains = withWords(this.#clouds, () => lstatSync(folder, { throwIfNoEntry: false }));
    // A cloud that another process has made since is one.
    if (remains === undefined || this.exists(name)) return;
    const advice = 'Put its cloud.json back, or move it away; the cloud can then be made anew.';
    throw new HomeError('corrupted', `What is kept as the cloud "${name}" is not one: it has no cloud.json`, folder, advice);
  }

  #prepare(folder: string): void {
    mkdirSync(this.#clouds, { recursive: true, mode: 0o700 });
    if (!existsSync(this.#file)) this.#write(this.#format);
    for (const name of this.#names()) if (isLeftover(name)) rmSync(join(this.#clouds, name), { recursive: true, force: true });
    mkdirSync(folder, { mode: 0o700 });
  }

  #publish(folder: string, name: string): void {
    try {
      renameSync(folder, this.#folderOf(name));
      syncFolder(this.#clouds);
    } catch (error) {
      if (occupied.has(errorCode(error) ?? '') && this.exists(name)) throw this.#taken(name);
      throw inWords(error, this.#folderOf(name));
    }
  }

  #taken(name: string): HomeError {
    return new HomeError('exists', `There is a cloud named "${name}" already`, this.#folderOf(name), 'Choose another name, or delete it first.');
  }

  #write(format: number): void {
    withWords(this.#file, () => writeDurably(this.#file, `${JSON.stringify({ format, chosen: this.#chosen }, undefined, 2)}\n`));
  }
}
