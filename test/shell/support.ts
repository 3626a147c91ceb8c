import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Call, CallResult } from '../../src/kernel/call.ts';
import { loadModels } from '../../src/models/models.ts';
import { registry } from '../../src/services/registry.generated.ts';
import type { Input } from '../../src/surfaces/aws/io.ts';
import { homeWorld } from '../../src/surfaces/completion/home-world.ts';
import type { ShellDeps } from '../../src/surfaces/shell/deps.ts';
import { runShell } from '../../src/surfaces/shell/run-shell.ts';
import type { interrupted } from '../../src/surfaces/shell/terminal/terminal.ts';
import { FakeTerminal } from '../learn/support/fake-terminal.ts';
import { type TestCloud, testCloud } from '../support/cloud.ts';
import { sourceData } from '../support/source-data.ts';

const models = loadModels(sourceData);

/** What a shell came to. */
export interface ShellRun {
  readonly code: number;
  readonly stdout: string;
  readonly stderr: string;
}

type Typed = string | typeof interrupted;

/** A home with a cloud, in which shells are run one after the other. */
export class ShellHome {
  readonly folder = mkdtempSync(join(tmpdir(), 'nimbi-shell-test-'));
  /** The words that nimbi's own verbs were run with. */
  readonly verbs: string[][] = [];
  /** Whether Ctrl-C is pressed while each line runs. */
  interrupted = false;

  private constructor(readonly cloud: TestCloud) {}

  static async make(): Promise<ShellHome> {
    const cloud = await testCloud();
    const home = new ShellHome(cloud);
    const intern = await cloud.user('intern');
    mkdirSync(join(home.folder, 'aws'));
    const section = (name: string, keys: typeof intern) =>
      `[${name}]\naws_access_key_id = ${keys.accessKeyId}\naws_secret_access_key = ${keys.secretAccessKey}\n`;
    writeFileSync(join(home.folder, 'aws', 'credentials'), section('default', cloud.admin) + section('intern', intern));
    writeFileSync(join(home.folder, 'aws', 'config'), '[default]\nregion = us-east-1\n[profile intern]\nregion = eu-west-1\n');
    // Stands where the built program would: it says what it was run with.
    writeFileSync(
      join(home.folder, 'launcher.cjs'),
      "console.log(['ran', ...process.argv.slice(2), process.env.NIMBI_CLOUD, process.env.AWS_ENDPOINT_URL].join(' '))",
    );
    return home;
  }

  /** Runs a shell whose standard input holds a text. */
  run(input: string, env: Readonly<Record<string, string>> = {}): Promise<ShellRun> {
    return this.#start(env, { input });
  }

  /** Runs a shell at a terminal at which lines are typed. */
  type(typed: readonly Typed[], env: Readonly<Record<string, string>> = { NO_COLOR: '1' }): Promise<ShellRun> {
    return this.#start(env, { typed });
  }

  async #start(env: Readonly<Record<string, string>>, given: { readonly input?: string; readonly typed?: readonly Typed[] }): Promise<ShellRun> {
    const printed = { stdout: '', stderr: '' };
    const code = await runShell(this.#deps({ PATH: process.env.PATH ?? '', ...env }, given, printed));
    return { code, ...printed };
  }

  #deps(
    env: Readonly<Record<string, string>>,
    { input, typed }: { readonly input?: string; readonly typed?: readonly Typed[] },
    printed: { stdout: string; stderr: string },
  ): ShellDeps {
    const isTTY = typed !== undefined;
    const output = (name: 'stdout' | 'stderr') => ({
      isTTY,
      columns: 80,
      write: (data: string | Uint8Array): void => {
        printed[name] += Buffer.from(data).toString();
      },
    });
    const { folder, cloud, verbs } = this;
    const stdin: Input = {
      isTTY,
      async *[Symbol.asyncIterator]() {
        yield Buffer.from(input ?? '');
      },
    };
    const operations = (service: string) => registry[service]?.operations ?? {};
    return {
      io: { stdout: output('stdout'), stderr: output('stderr'), stdin, env, cwd: folder, sleep: async () => undefined },
      plain: false,
      cloudName: 'sandbox',
      profile: 'default',
      historyFile: join(folder, 'history'),
      configFile: join(folder, 'aws', 'config'),
      credentialsFile: join(folder, 'aws', 'credentials'),
      launch: { node: process.execPath, launcher: join(folder, 'launcher.cjs'), env: { NIMBI_CLOUD: 'sandbox' } },
      openCloud: async () => cloud.cloud,
      awsEnvironment: (onCall: (call: Call, result: CallResult) => void) => ({
        models,
        data: sourceData,
        openCloud: async () => cloud.cloud,
        configFolder: join(folder, 'aws'),
        simulated: (service, operation) => Object.hasOwn(operations(service), operation),
        simulatedOperations: (service) => Object.keys(operations(service)),
        surface: 'shell',
        version: '0.1.0',
        onCall,
      }),
      isOwnVerb: (word) => word === 'explain' || word === 'what' || word === 'shell',
      runOwnVerb: async (args, io) => {
        verbs.push([...args]);
        await io.stdout.write(`(nimbi ${args.join(' ')})\n`);
        return 0;
      },
      completionWorld: (variables, cwd) =>
        homeWorld({ models, data: sourceData, configFolder: join(folder, 'aws'), env: variables, cwd, clouds: () => [], cloud: async () => cloud.cloud }),
      openTerminal: () =>
        new FakeTerminal([...(typed ?? [])], (text) => {
          printed.stdout += text;
        }),
      interruptible: (run) => run(this.interrupted ? AbortSignal.abort() : new AbortController().signal),
    };
  }

  remove(): void {
    rmSync(this.folder, { recursive: true, force: true });
  }
}
