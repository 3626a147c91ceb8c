import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { describe, expect, test } from 'vitest';
import { announceEndpoint, findEndpoint, type RunningEndpoint, withdrawEndpoint } from '../../src/surfaces/http/running.ts';
import type { ProgramDeps } from '../../src/surfaces/programs/deps.ts';
import { type Bench, runVerb, withHome } from '../tutor/support.ts';

const unused = async (): Promise<never> => {
  throw new Error('env starts nothing.');
};

const programs = (endpoint: RunningEndpoint | undefined): ProgramDeps => ({
  configFile: '/h/config',
  credentialsFile: '/h/credentials',
  profile: async (name) => ({ credentials: { accessKeyId: `AKIA${name ?? 'ADMIN'}`, secretAccessKey: 'secret' }, region: 'us-east-1' }),
  findEndpoint: async () => endpoint,
  startEndpoint: unused,
  startMetadata: unused,
  emptyFolder: unused,
  execute: unused,
});

const env = (args: string, bench: Bench = {}, endpoint: RunningEndpoint | undefined = { pid: 1, url: 'http://127.0.0.1:4566' }) =>
  runVerb(['env', ...args.split(' ').filter(Boolean)], { programs: programs(endpoint), ...bench });

describe('nimbi env', () => {
  test('for a shell like bash', async () => {
    expect(await env('', { env: { AWS_PROFILE: 'work' } })).toEqual({
      code: 0,
      stderr: '',
      stdout: [
        'unset AWS_PROFILE',
        "export AWS_ENDPOINT_URL='http://127.0.0.1:4566'",
        "export AWS_REGION='us-east-1'",
        "export AWS_DEFAULT_REGION='us-east-1'",
        "export AWS_CONFIG_FILE='/h/config'",
        "export AWS_SHARED_CREDENTIALS_FILE='/h/credentials'",
        "export AWS_ACCESS_KEY_ID='AKIAADMIN'",
        "export AWS_SECRET_ACCESS_KEY='secret'",
        "export AWS_EC2_METADATA_DISABLED='true'\n",
      ].join('\n'),
    });
  });

  test('for another shell, on Windows PowerShell unless told', async () => {
    expect((await env('--shell fish')).stdout).toContain("set -gx AWS_REGION 'us-east-1'\n");
    expect((await env('--shell cmd')).stdout).toContain('@set "AWS_REGION=us-east-1"\n');
    expect((await env('', { windows: true })).stdout).toContain("$Env:AWS_REGION = 'us-east-1'\n");
  });

  test('as JSON, with the keys of a profile', async () => {
    const { stdout } = await env('--json --profile INTERN', { env: { AWS_PROFILE: 'work' } });
    expect(JSON.parse(stdout)).toMatchObject({ AWS_ACCESS_KEY_ID: 'AKIAINTERN', AWS_DEFAULT_REGION: 'us-east-1' });
  });

  test('a person who looks at it is told how to use it', async () => {
    expect((await env('', { answers: [] })).stdout).toMatch(/\n# To use this: eval "\$\(nimbi env\)"\n$/);
  });

  test.each([
    ['--shell tcsh', {}, 'nimbi env: --shell takes one of: bash, fish, powershell, cmd, not "tcsh".\n'],
    ['--shell bash --json', {}, 'nimbi env: choose --shell or --json, not both.\n'],
    ['', { ephemeral: true }, 'nimbi env: an ephemeral cloud is gone when this command ends. Run the program with one: nimbi run --ephemeral -- PROGRAM\n'],
  ])('refused: %s', async (args, bench, stderr) => {
    expect(await env(args, bench)).toEqual({ code: 252, stdout: '', stderr });
  });

  test('where no endpoint runs, nothing is set', async () => {
    expect(await runVerb(['env'], { programs: programs(undefined) })).toEqual({
      code: 1,
      stdout: '',
      stderr:
        'nimbi env: no endpoint runs, so programs would have nowhere to go. Start one in another terminal: nimbi serve\nOr run the program with an endpoint of its own: nimbi run -- PROGRAM\n',
    });
  });
});

describe('a running endpoint is found', () => {
  const answering = async (answer: string, use: (url: string) => Promise<void>): Promise<void> => {
    const server = createServer((request, response) => response.writeHead(request.url === '/_nimbi/health' ? 200 : 404).end(answer));
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    try {
      await use(`http://127.0.0.1:${(server.address() as AddressInfo).port}`);
    } finally {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    }
  };

  test('while it says that it is the one', async () =>
    withHome((home) =>
      answering('{"status":"ok","nimbi":true,"pid":4711}', async (url) => {
        expect(await findEndpoint(home)).toBeUndefined();
        announceEndpoint(home, { pid: 4711, url });
        expect(await findEndpoint(home)).toEqual({ pid: 4711, url });
        withdrawEndpoint(home, 4712);
        expect(await findEndpoint(home)).toEqual({ pid: 4711, url });
        withdrawEndpoint(home, 4711);
        expect(await findEndpoint(home)).toBeUndefined();
      }),
    ));

  test.each(['{"status":"ok","nimbi":true,"pid":1}', '<html></html>', '', `{"nimbi":true,"pid":4711,"x":"${'x'.repeat(5000)}"}`])(
    'and not where somebody else answers',
    (answer) =>
      withHome((home) =>
        answering(answer, async (url) => {
          announceEndpoint(home, { pid: 4711, url });
          expect(await findEndpoint(home)).toBeUndefined();
        }),
      ),
  );

  test('nor where nobody does', () =>
    withHome(async (home) => {
      announceEndpoint(home, { pid: 4711, url: 'http://127.0.0.1:1' });
      expect(await findEndpoint(home)).toBeUndefined();
      announceEndpoint(home, { pid: 4711, url: 'file:///etc/passwd' });
      expect(await findEndpoint(home)).toBeUndefined();
    }));
});
