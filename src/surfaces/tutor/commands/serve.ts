import { isIP } from 'node:net';
import { serveMessages as words } from '../../../messages/tutor/serve.ts';
import { errorCode } from '../../../ports/file-errors.ts';
import type { AccessEntry } from '../../http/endpoint-options.ts';
import type { ServeDeps, ServedEndpoint, ServeOptions } from '../../http/serving.ts';
import { hang } from '../style.ts';
import { exitCodes, type Run, type Verb, VerbError } from '../verb.ts';

/** A port that is registered for nothing, and that no other program for AWS is wont to take. */
const standardPort = 4806;

interface Flags {
  readonly port: number;
  readonly host: string;
  readonly tls?: true;
  readonly accessLog?: true;
}

/** `nimbi serve`. */
export const serveVerb: Verb = {
  build(command, run) {
    command
      .description(words.summary)
      .option('--port <number>', words.port(standardPort), readPort, standardPort)
      .option('--host <address>', words.host, '127.0.0.1')
      .option('--tls', words.tls)
      .option('--access-log', words.accessLog)
      .action(async (flags: Flags) => serve(run, flags));
  },
};

function readPort(text: string): number {
  if (!/^\d{1,5}$/.test(text) || Number(text) > 65_535) throw new VerbError(words.badPort(text));
  return Number(text);
}

async function serve(run: Run, { port, host, tls, accessLog }: Flags): Promise<void> {
  const { stderr, stdout } = run.deps.io;
  const serving = await run.deps.serving();
  const endpoint = await start(serving, {
    port,
    host: host === 'localhost' ? '127.0.0.1' : host,
    tls: tls === true,
    onFault: (error) => void stderr.write(`${words.fault(error)}\n`),
    ...(accessLog === true && { onAccess: (entry) => void stdout.write(`${accessLine(entry)}\n`) }),
  });
  try {
    if (!isLoopback(endpoint.host)) await stderr.write(`${hang('', words.notLoopback(endpoint.host), run.style.columns)}\n`);
    await run.say(await introduction(run, endpoint));
    await serving.stopped();
  } finally {
    await endpoint.close();
  }
  await run.say(words.stopping);
}

async function start(serving: ServeDeps, options: ServeOptions): Promise<ServedEndpoint> {
  try {
    return await serving.start(options);
  } catch (error) {
    switch (errorCode(error)) {
      case 'EADDRINUSE':
        throw new VerbError(words.portInUse(options.port), exitCodes.general);
      case 'EACCES':
        throw new VerbError(words.portForbidden(options.port), exitCodes.general);
      case 'EADDRNOTAVAIL':
      case 'ENOTFOUND':
      case 'EAI_AGAIN':
        throw new VerbError(words.badHost(options.host), exitCodes.usage);
      case undefined:
        throw error;
      default:
        throw new VerbError(words.failed(error instanceof Error ? error.message : String(error)), exitCodes.general);
    }
  }
}

const isLoopback = (address: string): boolean => (isIP(address) === 4 ? address.startsWith('127.') : address === '::1');

async function introduction({ deps, style }: Run, { url, certificateFile }: ServedEndpoint): Promise<string> {
  const { columns, strong } = style;
  const text = (sentence: string): string => hang('', sentence, columns);
  const lines = deps.ephemeral ? await ephemeralWays(deps) : ways(url);
  return [
    strong(text(deps.ephemeral ? words.runningEphemeral(url) : words.running(url))),
    text(words.enforced),
    '',
    words.connect,
    ...lines.map((line) => `  ${line}`),
    ...(certificateFile === undefined ? [] : [text(words.certificate(certificateFile))]),
    '',
    words.stop,
  ].join('\n');
}

function ways(url: string): readonly string[] {
  const all = words.ways(url);
  const width = Math.max(...all.map(([command]) => command.length)) + 3;
  return all.map(([command, what]) => command.padEnd(width) + what);
}

/** No other process knows this cloud: its admin's access key has to be shown. */
async function ephemeralWays({ openCloud }: Run['deps']): Promise<readonly string[]> {
  const key = (await openCloud()).adminKey();
  return key === undefined ? [] : words.ephemeralKeys(key.accessKeyId, key.secretAccessKey);
}

/** A line of the access log: what a server's has, and what AWS would know. */
function accessLine({ time, method, target, status, bytesOut, took, service = '-', operation = '-', accessKeyId = '-', requestId = '-' }: AccessEntry): string {
  const when = new Date(time).toISOString();
  return `${when} ${status} ${method} ${target} ${service} ${operation} ${accessKeyId} ${bytesOut}B ${took}ms ${requestId}`;
}
