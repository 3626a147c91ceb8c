import { spawn } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Workplace } from '../aws/support/command-line.ts';
import type { ClientModels } from './client-models.ts';
import { type Recorded, startRecording } from './recording-server.ts';
import type { AnswerKind } from './sample-output.ts';

/** An AWS CLI to compare with. */
export interface Client {
  readonly name: string;
  /** A Python that can import it. */
  readonly python: string;
  readonly major: string;
}

/** A command line, and what it is answered with. */
export interface Case {
  readonly args: readonly string[];
  readonly answer: AnswerKind;
}

/** What a command line came to. */
export interface Outcome {
  readonly exitCode: number;
  readonly stdout: string;
  readonly stderr: string;
  readonly requests: readonly Recorded[];
}

const files: Readonly<Record<string, string>> = {
  'body.txt': 'hello ä\n',
  'policy.json': '{"Version": "2012-10-17",\n "Statement": []}\n',
  'input.json': '{"UserName": "from-file", "Tags": [{"Key": "a", "Value": "b"}]}',
};

const accessKeyId = 'AKIDEXAMPLE';
const secretAccessKey = 'wJalrXUtnFEMI/K7MDENG+bPxRfiCYEXAMPLEKEY';

/** The same for both: no pager, and one try more, as version 2.9.19 takes the last for one too many whatever the answer is. */
const environment = (url: string, configFile: string): Record<string, string> => ({
  AWS_ACCESS_KEY_ID: accessKeyId,
  AWS_SECRET_ACCESS_KEY: secretAccessKey,
  AWS_ENDPOINT_URL: url,
  AWS_DEFAULT_REGION: 'us-east-1',
  AWS_CONFIG_FILE: configFile,
  AWS_SHARED_CREDENTIALS_FILE: '/dev/null',
  AWS_EC2_METADATA_DISABLED: 'true',
  AWS_MAX_ATTEMPTS: '2',
  AWS_PAGER: '',
  COLUMNS: '80',
});

const profile = (name: string, ...lines: readonly string[]): string =>
  [`[profile ${name}]`, `aws_access_key_id = ${accessKeyId}`, `aws_secret_access_key = ${secretAccessKey}`, ...lines, ''].join('\n');

/** Timestamps as version 2 has them, which version 1 must be told to; and the profiles that say otherwise. */
const config = `[default]\nregion = us-east-1\ncli_timestamp_format = iso8601\n${profile('wire', 'cli_timestamp_format = wire')}${profile('unset')}`;

/** Runs command lines through the client. */
export async function askClient({ python }: Client, cases: readonly Case[], known: ClientModels): Promise<readonly Outcome[]> {
  const place = mkdtempSync(join(tmpdir(), 'nimbi-parity-'));
  const server = await startRecording({ kinds: cases.map(({ answer }) => answer), known });
  try {
    for (const [name, text] of Object.entries(files)) writeFileSync(join(place, name), text);
    writeFileSync(join(place, 'config'), config);
    const child = spawn(python, [join(import.meta.dirname, 'aws-driver.py')], {
      cwd: place,
      env: { ...process.env, ...environment(server.url, join(place, 'config')) },
      stdio: ['pipe', 'pipe', 'inherit'],
    });
    child.stdin.end(JSON.stringify(cases.map(({ args }) => ({ args }))));
    const parts: Buffer[] = [];
    for await (const part of child.stdout) parts.push(part as Buffer);
    const outcomes = JSON.parse(Buffer.concat(parts).toString('utf8')) as readonly Omit<Outcome, 'requests'>[];
    return outcomes.map((outcome, index) => ({ ...outcome, requests: server.requestsOf(index) }));
  } finally {
    await server.close();
    rmSync(place, { recursive: true, force: true });
  }
}

/** Runs command lines through nimbi, against the same answers. */
export async function askNimbi(cases: readonly Case[], known: ClientModels): Promise<readonly Outcome[]> {
  const place = new Workplace({ config, files });
  const server = await startRecording({ kinds: cases.map(({ answer }) => answer), known });
  const env = environment(server.url, '');
  const outcomes: Outcome[] = [];
  try {
    for (const [index, { args }] of cases.entries()) {
      server.begin(index);
      const { exitCode, stdout, stderr } = await place.run(args, { env, surface: 'shell', now: () => Date.now() });
      outcomes.push({ exitCode, stdout, stderr, requests: server.requestsOf(index) });
    }
    return outcomes;
  } finally {
    await server.close();
    place.remove();
  }
}
