import { spawn } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { isDeepStrictEqual } from 'node:util';
import { splitCommandLine } from '../../src/learn/command-line.ts';
import { loadXmlReader, type XmlReader } from '../../src/wire/protocols/xml/reader.ts';
import { Workplace } from '../aws/support/command-line.ts';
import { comparable } from './comparable.ts';
import { generatedCases } from './generated-cases.ts';
import { type Recorded, startRecording } from './recording-server.ts';

/** An AWS CLI to compare with. */
export interface Client {
  readonly name: string;
  /** A Python that can import it. */
  readonly python: string;
  readonly major: string;
}

/** What the comparison came to. A failure is a line: what was typed, and what differs. */
export interface ParityResult {
  readonly compared: number;
  readonly failures: readonly string[];
  /** Differences that are listed, with a reason. */
  readonly listed: readonly string[];
  /** Listed differences that no longer are. */
  readonly stale: readonly string[];
  /** Command lines that the client is too old for. */
  readonly unknown: number;
}

interface Outcome {
  readonly exitCode: number;
  readonly stdout: string;
  readonly stderr: string;
  readonly requests: readonly Recorded[];
}

const folder = join(import.meta.dirname, 'cases');

/** The command lines that are written by hand, by file. */
export function writtenCases(): readonly (readonly string[])[] {
  const lines = readdirSync(folder)
    .sort()
    .flatMap((name) => JSON.parse(readFileSync(join(folder, name), 'utf8')) as readonly string[]);
  return lines.map((line) => {
    const split = splitCommandLine(line);
    if ('incomplete' in split) throw new Error(`A case is incomplete: ${line}`);
    return split.words;
  });
}

const files: Readonly<Record<string, string>> = {
  'body.txt': 'hello ä\n',
  'policy.json': '{"Version": "2012-10-17",\n "Statement": []}\n',
  'input.json': '{"UserName": "from-file", "Tags": [{"Key": "a", "Value": "b"}]}',
};

const keys = { AWS_ACCESS_KEY_ID: 'AKIDEXAMPLE', AWS_SECRET_ACCESS_KEY: 'wJalrXUtnFEMI/K7MDENG+bPxRfiCYEXAMPLEKEY' };

/** The same for both: timestamps and binary values as version 2 has them, no pager, nothing asked again. */
const environment = (url: string, configFile: string): Record<string, string> => ({
  ...keys,
  AWS_ENDPOINT_URL: url,
  AWS_DEFAULT_REGION: 'us-east-1',
  AWS_CONFIG_FILE: configFile,
  AWS_SHARED_CREDENTIALS_FILE: '/dev/null',
  AWS_EC2_METADATA_DISABLED: 'true',
  AWS_MAX_ATTEMPTS: '1',
  AWS_PAGER: '',
  COLUMNS: '80',
});
const config = '[default]\nregion = us-east-1\ncli_timestamp_format = iso8601\n';

/** Formats take turns, so that each operation's answer is seen in one and each format with all kinds of answers. */
const formatOf = (index: number, major: string): string => {
  const formats = major === '1' ? ['json', 'text', 'table'] : ['json', 'text', 'table', 'yaml'];
  return formats[index % formats.length] ?? 'json';
};

async function askClient({ python }: Client, cases: readonly (readonly string[])[]): Promise<readonly Outcome[]> {
  const place = mkdtempSync(join(tmpdir(), 'nimbi-parity-'));
  const server = await startRecording();
  try {
    for (const [name, text] of Object.entries(files)) writeFileSync(join(place, name), text);
    writeFileSync(join(place, 'config'), config);
    const child = spawn(python, [join(import.meta.dirname, 'aws-driver.py')], {
      cwd: place,
      env: { ...process.env, ...environment(server.url, join(place, 'config')) },
      stdio: ['pipe', 'pipe', 'inherit'],
    });
    child.stdin.end(JSON.stringify(cases.map((args) => ({ args }))));
    const parts: Buffer[] = [];
    for await (const part of child.stdout) parts.push(part as Buffer);
    const outcomes = JSON.parse(Buffer.concat(parts).toString('utf8')) as readonly Omit<Outcome, 'requests'>[];
    return outcomes.map((outcome, index) => ({ ...outcome, requests: server.requestsOf(index) }));
  } finally {
    await server.close();
    rmSync(place, { recursive: true, force: true });
  }
}

async function askNimbi(cases: readonly (readonly string[])[]): Promise<readonly Outcome[]> {
  const place = new Workplace({ config, files });
  const server = await startRecording();
  const env = environment(server.url, '');
  const outcomes: Outcome[] = [];
  try {
    for (const [index, args] of cases.entries()) {
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

/** What an error says, without who says it and how the command line is used. */
function gist(stderr: string): string {
  const lines = stderr
    .split('\n')
    .filter((line) => line.trim() !== '' && !/^(?:usage: |To see help|\s+aws |Note: AWS CLI version 2|Maybe you meant)/.test(line));
  return (
    lines
      .join('\n')
      .replace(/^aws: (?:\[ERROR\]|error): /m, '')
      .replace(/^An error occurred \(ParamValidation\): /m, '')
      // The list of choices is laid out anew in every version.
      .replace(/^(argument [^:]+: )(?:Found i|I)nvalid choice[\s\S]*/m, '$1invalid choice')
      .trim()
  );
}

/** Errors of a client whose models are older than ours. */
const tooOld = /Invalid choice|Unknown options|invalid choice|Unknown parameter in|must be one of|argument operation|expected at most/;

/** What version 1 leaves with where version 2, and so nimbi, leaves with 252, 253 or 255. */
const usageOfVersion1 = new Set([2, 252, 253, 255]);

const sameExit = (major: string, theirs: number, ours: number): boolean =>
  theirs === ours || (major === '1' && usageOfVersion1.has(theirs) && usageOfVersion1.has(ours));

/** Version 1 (1.45.11) forgets to fill in where a shorthand is wrong. */
const withoutPlaceholder = (text: string): string => text.split('{self._error_location()}')[0]?.trim() ?? '';

function difference(major: string, theirs: Outcome, ours: Outcome, read: XmlReader): string | undefined {
  if (!sameExit(major, theirs.exitCode, ours.exitCode)) {
    return `exit code ${theirs.exitCode}, ours ${ours.exitCode}: ${gist(theirs.stderr).slice(0, 300)} | ours: ${gist(ours.stderr).slice(0, 300)}`;
  }
  const [sent, sentByUs] = [theirs, ours].map(({ requests }) => requests.map((request) => comparable(request, read)));
  if (!isDeepStrictEqual(sent, sentByUs)) return `request ${JSON.stringify(sent)} | ours: ${JSON.stringify(sentByUs)}`;
  // Ours may add a line that helps.
  if (theirs.exitCode !== 0 && !gist(ours.stderr).startsWith(withoutPlaceholder(gist(theirs.stderr))))
    return `error ${gist(theirs.stderr)} | ours: ${gist(ours.stderr)}`;
  if (theirs.stdout !== ours.stdout) return `output ${JSON.stringify(theirs.stdout)} | ours: ${JSON.stringify(ours.stdout)}`;
  return undefined;
}

const knownDifferences: readonly { readonly client: string; readonly command: string; readonly reason: string }[] = JSON.parse(
  readFileSync(join(import.meta.dirname, 'known-differences.json'), 'utf8'),
);

/** The listed reason for a difference: of a command line that begins with these words, for one major version or for `*`. */
const listedReason = (major: string, args: readonly string[]) =>
  knownDifferences.find(({ client, command }) => (client === '*' || client === major) && `${args.join(' ')} `.startsWith(`${command} `));

/** Runs all command lines through a client and through nimbi, against a server that records, and compares what is sent and what is printed. */
export async function parityWith(client: Client, plain: readonly (readonly string[])[] = [...writtenCases(), ...generatedCases()]): Promise<ParityResult> {
  const cases = plain.map((args, index) => (args.includes('--output') ? args : [...args, '--output', formatOf(index, client.major)]));
  const [theirs, ours] = [await askClient(client, cases), await askNimbi(cases)];
  const read = await loadXmlReader();
  const failures: string[] = [];
  const listed: string[] = [];
  const used = new Set<unknown>();
  let unknown = 0;
  for (const [index, args] of cases.entries()) {
    const [one, other] = [theirs[index], ours[index]];
    if (one === undefined || other === undefined) continue;
    const found = difference(client.major, one, other, read);
    if (found === undefined) continue;
    const known = listedReason(client.major, args);
    const line = `aws ${args.join(' ')}\n    ${found}`;
    if (client.major === '2' && one.exitCode === 252 && other.exitCode === 0 && tooOld.test(one.stderr)) unknown += 1;
    // Debian's 2.9.19 is of 2023: it does not show members that its models lack.
    else if (client.major === '2' && found.startsWith('output ')) listed.push(line);
    else if (known === undefined) failures.push(line);
    else {
      used.add(known);
      listed.push(line);
    }
  }
  const stale = knownDifferences.filter((known) => known.client === client.major && !used.has(known)).map(({ command }) => command);
  return { compared: cases.length - unknown, failures, listed, stale, unknown };
}
