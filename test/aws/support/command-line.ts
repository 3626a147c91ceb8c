import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Cloud } from '../../../src/engine/cloud.ts';
import { AwsError } from '../../../src/kernel/aws-error.ts';
import type { Call, CallResult } from '../../../src/kernel/call.ts';
import type { CallEvent } from '../../../src/kernel/journal.ts';
import { loadModels } from '../../../src/models/models.ts';
import type { AwsEnvironment, Io } from '../../../src/surfaces/aws/io.ts';
import { runAws } from '../../../src/surfaces/aws/run.ts';
import { sourceData } from '../../support/source-data.ts';

/** The models as they are in the tree. */
export const models = loadModels(sourceData);

type Answered = Record<string, unknown> | AwsError;

/** What a call is answered with: an answer, an error, or what a function makes of the call. */
export type Canned = Answered | ((call: Call) => Answered | Promise<Answered>);

/** A cloud that records calls and answers from a table of `service.Operation`. */
class FakeCloud implements Pick<Cloud, 'facts' | 'call' | 'body' | 'now'> {
  readonly calls: Call[] = [];
  readonly facts: Cloud['facts'] = {
    format: 1,
    journal: 'bounded',
    id: 'fake',
    seed: 'test',
    accountId: '123456789012',
    clock: { start: 0, madeAt: 0, still: true, advanced: 0 },
  };

  constructor(
    private readonly answers: Readonly<Record<string, Canned>>,
    private readonly bodies: Readonly<Record<string, Uint8Array>> = {},
    readonly now: () => number = () => Date.parse('2026-11-24T12:00:00Z'),
  ) {}

  async call(call: Call): Promise<CallResult> {
    this.calls.push(call);
    const canned = this.answers[`${call.service}.${call.operation}`] ?? {};
    const answer = typeof canned === 'function' ? await canned(call) : canned;
    const event = {
      number: this.calls.length,
      authentication: { method: 'anonymous' },
      principal: { arn: '*' },
      decisions: [],
      requestId: 'request',
      id: 'event',
      time: this.now(),
      input: {},
      outcome: answer instanceof AwsError ? { ok: false, code: answer.code, stage: 'execute' } : { ok: true, digest: '' },
    } as unknown as CallEvent;
    return answer instanceof AwsError ? { ok: false, error: answer, event } : { ok: true, output: answer, event };
  }

  async *body({ sha256 }: { readonly sha256: string }): AsyncGenerator<Uint8Array> {
    const bytes = this.bodies[sha256];
    if (bytes !== undefined) yield bytes;
  }
}

/** What a command line is run with. */
export interface RunOptions {
  readonly answers?: Readonly<Record<string, Canned>>;
  readonly bodies?: Readonly<Record<string, Uint8Array>>;
  /** The time of the cloud that answers from the table; noon when absent. */
  readonly cloudTime?: () => number;
  /** A cloud of the engine's instead of a table of answers. */
  readonly cloud?: Cloud;
  readonly env?: Record<string, string>;
  /** Texts of the home's files. */
  readonly config?: string;
  readonly credentials?: string;
  /** Files of the folder that the command runs in. */
  readonly files?: Readonly<Record<string, string | Uint8Array>>;
  readonly stdin?: string | Uint8Array;
  readonly terminal?: boolean;
  readonly columns?: number;
  readonly simulated?: (service: string, operation: string) => boolean;
  readonly signal?: AbortSignal;
  /** The way in: `shell` and `tutor` call the command line `aws`, all others `nimbi`. */
  readonly surface?: string;
  /** Whether every write has to be waited for; another while one is waited for is an error. */
  readonly slow?: boolean;
  /** What every write to the output throws. */
  readonly stdoutError?: Error;
  /** What every write to the error output throws. */
  readonly stderrError?: Error;
  readonly ask?: Io['ask'];
  /** The machine's time; without it no progress is shown. */
  readonly now?: () => number;
  readonly page?: Io['page'];
  /** Lines of the terminal. */
  readonly rows?: number;
}

/** What a command line printed, and what it called. */
export interface Ran {
  readonly exitCode: number;
  readonly stdout: string;
  readonly stderr: string;
  readonly bytes: Uint8Array;
  readonly calls: readonly Call[];
  readonly slept: readonly number[];
}

const adminKeys = '[default]\naws_access_key_id = AKIAEXAMPLE\naws_secret_access_key = secret\n';

/** A folder for the files of a test, with the home's `config` and `credentials` beside it. */
export class Workplace {
  readonly root = mkdtempSync(join(tmpdir(), 'nimbi-aws-'));
  readonly configFolder = this.root;

  constructor({ config = '[default]\nregion = us-east-1\n', credentials = adminKeys, files = {} }: RunOptions = {}) {
    if (config !== '') writeFileSync(join(this.root, 'config'), config);
    if (credentials !== '') writeFileSync(join(this.root, 'credentials'), credentials);
    for (const [name, content] of Object.entries(files)) writeFileSync(join(this.root, name), content);
  }

  /** Runs a command line here. */
  async run(args: readonly string[], options: RunOptions = {}): Promise<Ran> {
    const fake = new FakeCloud(options.answers ?? {}, options.bodies, options.cloudTime);
    const cloud = options.cloud ?? (fake as unknown as Cloud);
    const out: Uint8Array[] = [];
    const err: Uint8Array[] = [];
    const slept: number[] = [];
    const calls: Call[] = [];
    let waits = 0;
    const waitedFor = async (): Promise<void> => {
      waits += 1;
      if (waits > 1) throw new Error('Somebody wrote while others waited.');
      await new Promise(setImmediate);
      waits -= 1;
    };
    const output = (chunks: Uint8Array[], failure?: Error) => ({
      write: (data: string | Uint8Array) => {
        if (failure !== undefined) throw failure;
        chunks.push(Buffer.from(data));
        return options.slow ? waitedFor() : undefined;
      },
      isTTY: options.terminal === true,
      ...(options.columns !== undefined && { columns: options.columns }),
      ...(options.rows !== undefined && { rows: options.rows }),
    });
    const io: Io = {
      stdout: output(out, options.stdoutError),
      stderr: output(err, options.stderrError),
      stdin: {
        isTTY: options.terminal === true,
        async *[Symbol.asyncIterator]() {
          if (options.stdin !== undefined) yield Buffer.from(options.stdin);
        },
      },
      env: options.env ?? {},
      cwd: this.root,
      sleep: async (milliseconds) => void slept.push(milliseconds),
      ...(options.signal !== undefined && { signal: options.signal }),
      ...(options.ask !== undefined && { ask: options.ask }),
      ...(options.now !== undefined && { now: options.now }),
      ...(options.page !== undefined && { page: options.page }),
    };
    const simulated = options.simulated ?? (() => true);
    const environment: AwsEnvironment = {
      models,
      data: sourceData,
      openCloud: async () => cloud,
      configFolder: this.configFolder,
      simulated,
      simulatedOperations: (service) => models.service(service)?.operations.filter((operation) => simulated(service, operation)) ?? [],
      surface: options.surface ?? 'test',
      version: '0.1.0',
      onCall: (call) => void calls.push(call),
    };
    const exitCode = await runAws(args, io, environment);
    const bytes = Buffer.concat(out);
    return { exitCode, stdout: bytes.toString('utf8'), stderr: Buffer.concat(err).toString('utf8'), bytes, calls, slept };
  }

  remove(): void {
    rmSync(this.root, { recursive: true, force: true });
  }
}

/** Runs one command line in a workplace of its own. */
export async function aws(args: readonly string[] | string, options: RunOptions = {}): Promise<Ran> {
  const workplace = new Workplace(options);
  try {
    return await workplace.run(typeof args === 'string' ? args.split(' ') : args, options);
  } finally {
    workplace.remove();
  }
}
