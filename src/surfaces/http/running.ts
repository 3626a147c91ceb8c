import { existsSync, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { get as getPlain } from 'node:http';
import { join } from 'node:path';
import { isPlainObject } from '../../kernel/json.ts';

/** An endpoint that a home's programs can be sent to. `nimbi serve` writes it down when it listens, and takes it away when it stops. */
export interface RunningEndpoint {
  /** The process that listens. */
  readonly pid: number;
  /** Without a path or a slash at its end: `http://127.0.0.1:4566`. */
  readonly url: string;
  /** The certificate of its own that it shows, where it speaks TLS. */
  readonly certificateFile?: string;
}

/** What an endpoint says of itself when it is asked whether it is well. */
export interface Health {
  readonly status: 'ok';
  readonly nimbi: true;
  readonly pid: number;
}

/** Where an endpoint is asked for its {@link Health}: no service of AWS has such a path, as no bucket's name begins so. */
export const healthPath = '/_nimbi/health';

const fileOf = (homeFolder: string): string => join(homeFolder, 'endpoint.json');

/** Writes down where this home's endpoint listens. The latest one counts. */
export function announceEndpoint(homeFolder: string, endpoint: RunningEndpoint): void {
  mkdirSync(homeFolder, { recursive: true });
  const file = fileOf(homeFolder);
  const temporary = `${file}.${endpoint.pid}.tmp`;
  writeFileSync(temporary, `${JSON.stringify(endpoint)}\n`, { mode: 0o600 });
  renameSync(temporary, file);
}

/** Takes away what that process wrote down; what another one wrote stays. */
export function withdrawEndpoint(homeFolder: string, pid: number): void {
  if (read(homeFolder)?.pid === pid) rmSync(fileOf(homeFolder), { force: true });
}

/** The endpoint that runs for this home, once it has said so itself; a file that a killed process left behind counts for nothing. */
export async function findEndpoint(homeFolder: string): Promise<RunningEndpoint | undefined> {
  const endpoint = read(homeFolder);
  if (endpoint === undefined) return undefined;
  const health = await ask(endpoint);
  return isPlainObject(health) && health.nimbi === true && health.pid === endpoint.pid ? endpoint : undefined;
}

function read(homeFolder: string): RunningEndpoint | undefined {
  const content = parse(fileOf(homeFolder));
  if (!isPlainObject(content)) return undefined;
  const { pid, url, certificateFile } = content;
  if (typeof pid !== 'number' || typeof url !== 'string' || !/^https?:\/\/[^/\s]+$/.test(url)) return undefined;
  return { pid, url, ...(typeof certificateFile === 'string' && existsSync(certificateFile) && { certificateFile }) };
}

function parse(file: string): unknown {
  try {
    return JSON.parse(readFileSync(file, 'utf8'));
  } catch {
    return undefined;
  }
}

/** Long enough for a machine under load, and short enough for somebody who waits. */
const patience = 2_000;

/** More than this is no answer of an endpoint's. */
const longestAnswer = 4_096;

/** What an endpoint says of itself; `undefined` where nobody answers, or somebody else. */
async function ask({ url, certificateFile }: RunningEndpoint): Promise<unknown> {
  const get = url.startsWith('https:') ? (await import('node:https')).get : getPlain;
  const trusted = certificateFile === undefined ? {} : { ca: readFileSync(certificateFile) };
  const text = await new Promise<string>((resolve) => {
    const nothing = (): void => resolve('');
    const request = get(`${url}${healthPath}`, { ...trusted, agent: false, timeout: patience }, (response) => {
      let body = '';
      response.setEncoding('utf8').on('error', nothing);
      response.on('data', (chunk: string) => {
        body += chunk;
        if (body.length > longestAnswer) request.destroy();
      });
      response.on('close', () => resolve(body.length > longestAnswer ? '' : body));
    });
    request.on('error', nothing).on('timeout', () => request.destroy());
  });
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
