import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { describe, expect, test } from 'vitest';
import type { Endpoint } from '../../src/surfaces/http/endpoint.ts';
import type { ServeDeps, ServeOptions } from '../../src/surfaces/http/serving.ts';
import { runVerb } from '../tutor/support.ts';
import { served } from './support/serving.ts';

/** Serves nothing, and is stopped at once; tells with what it was asked. */
function pretended(host = '127.0.0.1'): ServeDeps & { readonly asked: ServeOptions[]; closed: number } {
  const asked: ServeOptions[] = [];
  const close = async (): Promise<void> => {
    serving.closed += 1;
  };
  const serving = {
    asked,
    closed: 0,
    start: async (options: ServeOptions): Promise<Endpoint> => {
      asked.push(options);
      return { url: `http://${host}:4806`, host, port: 4806, close };
    },
    stopped: async () => undefined,
  };
  return serving;
}

const refusedBy = (code: string): ServeDeps => ({
  start: () => Promise.reject(Object.assign(new Error(code), { code, syscall: 'listen' })),
  stopped: async () => undefined,
});

describe('nimbi serve', () => {
  test('says where, that permissions count, how to connect and how to stop', async () => {
    const serving = pretended();
    expect(await runVerb(['serve'], { serving, columns: 100 })).toEqual({
      code: 0,
      stderr: '',
      stdout: [
        'Simulated AWS answers on http://127.0.0.1:4806: all services, all clouds of this computer, told',
        'apart by access key.',
        'Every call is authenticated and authorized as in AWS; nimbi explain shows why one was refused.',
        '',
        'To connect, in another terminal:',
        '  eval "$(nimbi env)"                          for all programs of that shell',
        '  nimbi run -- PROGRAM                         for one program',
        '  aws --endpoint-url http://127.0.0.1:4806 …   for one call, with an access key of a cloud here',
        '',
        'Ctrl-C stops it.',
        'Stopped.\n',
      ].join('\n'),
    });
    expect(serving.asked).toMatchObject([{ host: '127.0.0.1', port: 4806, tls: false }]);
    expect(serving.closed).toBe(1);
  });

  test('warns where others can reach it', async () => {
    const { stderr } = await runVerb(['serve', '--host', '0.0.0.0'], { serving: pretended('0.0.0.0') });
    expect(stderr.replaceAll('\n', ' ')).toContain('Warning: 0.0.0.0 is no address of this computer alone: whoever reaches it can call the simulated clouds');
  });

  test.each<readonly [string, readonly string[], string, number, string]>([
    ['a port in use', ['--port', '80'], 'EADDRINUSE', 255, 'port 80 is in use already. Choose another with --port, or let one be found with --port 0.'],
    ['a port of the system', ['--port', '80'], 'EACCES', 255, 'you may not listen on port 80. Choose one from 1024 on with --port.'],
    ['a host that is not here', ['--host', '192.0.2.1'], 'EADDRNOTAVAIL', 252, 'this computer has no address "192.0.2.1" to listen on.'],
    ['a bad port', ['--port', '70000'], '', 252, '--port takes a whole number from 0 to 65535, not "70000".'],
    ['no port', ['--port', 'http'], '', 252, '--port takes a whole number from 0 to 65535, not "http".'],
  ])('%s is said in words', async (_, args, code, exitCode, words) => {
    const ran = await runVerb(['serve', ...args], { serving: refusedBy(code) });
    expect(ran).toMatchObject({ code: exitCode, stdout: '' });
    expect(ran.stderr).toContain(words);
  });
});

describe('an endpoint', () => {
  test('can not have a port that another has', async () => {
    const other = createServer();
    await new Promise<void>((resolve) => other.listen(0, '127.0.0.1', resolve));
    const { port } = other.address() as AddressInfo;
    await expect(served({ port })).rejects.toMatchObject({ code: 'EADDRINUSE' });
    await new Promise((resolve) => other.close(resolve));
  });

  test('answers what is under way before it closes, and nothing afterwards', async () => {
    const place = await served();
    const answer = fetch(`${place.endpoint.url}/_nimbi/health`).then((response) => response.json());
    expect(await answer).toEqual({ status: 'ok', nimbi: true, pid: process.pid });
    await place.close();
    await expect(fetch(`${place.endpoint.url}/_nimbi/health`)).rejects.toThrow('fetch failed');
  });
});
