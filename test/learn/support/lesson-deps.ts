import { spawn } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { memorySettings } from '../../../src/adapters/memory-settings.ts';
import type { Cloud } from '../../../src/engine/cloud.ts';
import { loadModels } from '../../../src/models/models.ts';
import { registry } from '../../../src/services/registry.generated.ts';
import type { Io } from '../../../src/surfaces/aws/io.ts';
import { startEndpoint } from '../../../src/surfaces/http/endpoint.ts';
import { onlyCloud } from '../../../src/surfaces/http/served-clouds.ts';
import type { LessonDeps, NewAttemptCloud } from '../../../src/surfaces/tutor/lesson/deps.ts';
import type { AttemptFolder } from '../../../src/surfaces/tutor/lesson/folder.ts';
import { runCommand } from '../../../src/surfaces/tutor/lesson/run-command.ts';
import { memoryParts, testCloud } from '../../support/cloud.ts';
import { sourceData } from '../../support/source-data.ts';
import { FakeTerminal } from './fake-terminal.ts';

const models = loadModels(sourceData);

/** What a lesson's surroundings are in a test. */
export interface TestDepsOptions {
  readonly seed?: string;
  /** Lines that are typed, in order; absent: there is no terminal. */
  readonly typed?: readonly (string | symbol | (() => Promise<void>))[];
  /** Where commands are typed; the home when absent. */
  readonly cwd?: string;
  readonly color?: boolean;
  readonly plain?: boolean;
  readonly columns?: number;
  readonly data?: LessonDeps['data'];
  readonly settings?: Awaited<ReturnType<LessonDeps['settings']>>;
  readonly env?: Readonly<Record<string, string>>;
  /** Where attempts are, to come back to them. */
  readonly home?: TestHome;
  /** What is typed in `nimbi shell`. */
  readonly inShell?: readonly string[];
  /** What the person's editor makes of a file; absent: there is no editor. */
  readonly editor?: (file: string) => void | Promise<void>;
}

/** A home: clouds in memory, files in a folder. */
interface TestHome {
  readonly root: string;
  readonly clouds: Map<string, Cloud>;
}

/** Lesson dependencies over clouds in memory, with a screen that can be read. */
export class TestDeps implements LessonDeps {
  readonly models = models;
  readonly version = '0.1.0';
  readonly windows = false;
  readonly plain: boolean;
  readonly io: Io;
  readonly data: LessonDeps['data'];
  readonly home: TestHome;
  readonly explained: number[] = [];
  #screen = '';
  #errors = '';
  readonly #settings;
  readonly #options: TestDepsOptions;

  constructor(options: TestDepsOptions = {}) {
    this.#options = options;
    this.home = options.home ?? { root: mkdtempSync(join(tmpdir(), 'nimbi-learn-')), clouds: new Map() };
    this.plain = options.plain ?? false;
    this.data = options.data ?? sourceData;
    this.#settings = options.settings ?? memorySettings();
    const terminal = options.typed !== undefined;
    const output = (write: (text: string) => void) => ({
      isTTY: terminal,
      columns: options.columns ?? 80,
      rows: 24,
      write: (data: string | Uint8Array) => write(typeof data === 'string' ? data : Buffer.from(data).toString('utf8')),
    });
    this.io = {
      stdout: output((text) => {
        this.#screen += text;
      }),
      stderr: output((text) => {
        this.#errors += text;
      }),
      stdin: { isTTY: terminal, async *[Symbol.asyncIterator]() {} },
      env: { ...(!options.color && { NO_COLOR: '1' }), ...(options.editor && { EDITOR: 'ed' }), ...options.env },
      cwd: options.cwd ?? this.home.root,
      sleep: async () => undefined,
    };
  }

  /** All that was shown, prompts and typed lines included. */
  get screen(): string {
    return this.#screen;
  }

  get errors(): string {
    return this.#errors;
  }

  async settings() {
    return this.#settings;
  }

  get labsFolder(): string {
    return join(this.home.root, 'labs');
  }

  newParts() {
    const { clock: _clock, ...parts } = memoryParts();
    return parts;
  }

  newSeed(): string {
    return this.#options.seed ?? 'lesson';
  }

  clouds(): readonly string[] {
    return [...this.home.clouds.keys()];
  }

  cloudExists(name: string): boolean {
    return this.home.clouds.has(name);
  }

  async createAttemptCloud(name: string, options: Parameters<LessonDeps['createAttemptCloud']>[1]): Promise<NewAttemptCloud> {
    const made = await this.createMemoryCloud(options);
    this.home.clouds.set(name, made.cloud);
    return made;
  }

  async createMemoryCloud({ seed, accountId }: Parameters<LessonDeps['createMemoryCloud']>[0]): Promise<NewAttemptCloud> {
    const { cloud, admin } = await testCloud({ seed, instant: false, ...(accountId !== undefined && { accountId }) });
    return { cloud, admin };
  }

  async openCloud(name: string): Promise<Cloud> {
    const cloud = this.home.clouds.get(name);
    if (!cloud) throw new Error(`There is no cloud ${name}.`);
    return cloud;
  }

  async removeCloud(name: string): Promise<void> {
    this.home.clouds.delete(name);
  }

  attemptFolder(name: string): string {
    return join(this.home.root, name);
  }

  awsEnvironment(cloud: Cloud, configFolder: string, onCall: Parameters<LessonDeps['awsEnvironment']>[2]) {
    const operations = (service: string) => registry[service]?.operations ?? {};
    return {
      models,
      data: sourceData,
      openCloud: async () => cloud,
      configFolder,
      simulated: (service: string, operation: string) => Object.hasOwn(operations(service), operation),
      simulatedOperations: (service: string) => Object.keys(operations(service)),
      surface: 'tutor',
      version: this.version,
      onCall,
    };
  }

  async explain(_cloud: Cloud, event: { readonly number: number; readonly operation: string }): Promise<string> {
    this.explained.push(event.number);
    return `(explanation of ${event.operation})`;
  }

  async what(term: string): Promise<string> {
    return `(what ${term} is)`;
  }

  openTerminal(): FakeTerminal {
    return new FakeTerminal([...(this.#options.typed ?? [])], (text) => void this.io.stdout.write(text));
  }

  async openEditor(file: string): Promise<boolean> {
    await this.#options.editor?.(file);
    return this.#options.editor !== undefined;
  }

  async serve(cloud: Cloud, onFault: (error: unknown) => void) {
    return startEndpoint({ clouds: onlyCloud(cloud), models, now: Date.now, newRequestId: () => '00000000-0000-4000-8000-000000000000', onFault });
  }

  /** Runs the program, and shows what it says. */
  async execute([command, ...args]: readonly [string, ...string[]], env: Readonly<Record<string, string>>, folder: string): Promise<number> {
    return new Promise((resolve, reject) => {
      const child = spawn(command, args, { env, cwd: folder, stdio: ['ignore', 'pipe', 'pipe'] });
      for (const stream of [child.stdout, child.stderr]) stream.on('data', (data: Buffer) => void this.io.stdout.write(data));
      child.on('error', reject);
      child.on('close', (code) => resolve(code ?? 1));
    });
  }

  /** Types the lines that were decided before into a shell that knows `aws` only. */
  async shell(_name: string, cloud: Cloud, folder: AttemptFolder): Promise<number> {
    for (const line of this.#options.inShell ?? []) {
      const ran = await runCommand(this, cloud, folder, line.split(' ').slice(1), { surface: 'shell' });
      await this.io.stdout.write(`shell> ${line}\n${ran.stdout}${ran.stderr}`);
    }
    return 0;
  }

  remove(): void {
    rmSync(this.home.root, { recursive: true, force: true });
  }
}
