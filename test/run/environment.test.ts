import { spawnSync } from 'node:child_process';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { changed, changesTo } from '../../src/surfaces/programs/environment.ts';
import { dialects } from '../../src/surfaces/programs/shells.ts';
import cases from './environment-cases.json' with { type: 'json' };

const connection = { endpointUrl: 'http://127.0.0.1:4566', region: 'eu-west-1', configFile: '/home/config', credentialsFile: '/home/credentials' };
const identity = { credentials: { accessKeyId: 'AKIAEXAMPLE', secretAccessKey: 'secret' } };

const usual = {
  AWS_ENDPOINT_URL: 'http://127.0.0.1:4566',
  AWS_REGION: 'eu-west-1',
  AWS_DEFAULT_REGION: 'eu-west-1',
  AWS_CONFIG_FILE: '/home/config',
  AWS_SHARED_CREDENTIALS_FILE: '/home/credentials',
  AWS_ACCESS_KEY_ID: 'AKIAEXAMPLE',
  AWS_SECRET_ACCESS_KEY: 'secret',
  AWS_EC2_METADATA_DISABLED: 'true',
};

interface Case {
  readonly what: string;
  readonly env: Readonly<Record<string, string>>;
  readonly unset: readonly string[];
  readonly set: Readonly<Record<string, string>>;
}

describe('what a program is given', () => {
  test.each(cases as readonly Case[])('$what', ({ env, set, unset }) => {
    const changes = changesTo(env, connection, identity);
    expect(changes).toEqual({ set: { ...usual, ...set }, unset });
    const kept = Object.entries(env).filter(([name]) => !unset.includes(name));
    expect(changed(env, changes)).toEqual({ ...Object.fromEntries(kept), ...usual, ...set });
  });

  test('temporary credentials come with their token', () => {
    const temporary = { credentials: { ...identity.credentials, sessionToken: 'token' } };
    expect(changesTo({ AWS_SESSION_TOKEN: 'real' }, connection, temporary)).toEqual({ set: { ...usual, AWS_SESSION_TOKEN: 'token' }, unset: [] });
  });

  test('on an instance there are no keys, and its own metadata service', () => {
    const env = { AWS_ACCESS_KEY_ID: 'AKIAREAL', AWS_SECRET_ACCESS_KEY: 'real', AWS_EC2_METADATA_DISABLED: 'true', HOME: '/root' };
    const changes = changesTo(env, connection, { metadataUrl: 'http://127.0.0.1:4599' });
    expect(changes.unset).toEqual(['AWS_ACCESS_KEY_ID', 'AWS_EC2_METADATA_DISABLED', 'AWS_SECRET_ACCESS_KEY']);
    expect(changed(env, changes)).toEqual({
      HOME: '/root',
      AWS_ENDPOINT_URL: 'http://127.0.0.1:4566',
      AWS_REGION: 'eu-west-1',
      AWS_DEFAULT_REGION: 'eu-west-1',
      AWS_CONFIG_FILE: '/home/config',
      AWS_SHARED_CREDENTIALS_FILE: '/home/credentials',
      AWS_EC2_METADATA_SERVICE_ENDPOINT: 'http://127.0.0.1:4599/',
      AWS_METADATA_SERVICE_TIMEOUT: '10',
      AWS_METADATA_SERVICE_NUM_ATTEMPTS: '3',
    });
  });

  test('the certificate of an endpoint with TLS is trusted', () => {
    const { set } = changesTo({}, { ...connection, certificateFile: '/home/tls/cert.pem' }, identity);
    expect(set).toMatchObject({ AWS_CA_BUNDLE: '/home/tls/cert.pem', NODE_EXTRA_CA_CERTS: '/home/tls/cert.pem' });
  });
});

const awkward = `it's "5 %PATH% $HOME \`id\` \\n\\' ! & | > < ; # \u2018typographic\u2019 \u201b \u{1f408}`;

describe('how shells are told', () => {
  test.each([
    ['bash', `export X='it'\\''s'`, 'unset X'],
    ['fish', `set -gx X 'it\\'s'`, 'set -e X'],
    ['powershell', `$Env:X = 'it''s'`, 'Remove-Item Env:X -ErrorAction SilentlyContinue'],
    ['cmd', `@set "X=it's"`, '@set "X="'],
  ])('%s', (shell, set, unset) => {
    expect([dialects[shell]?.set('X', "it's"), dialects[shell]?.unset('X')]).toEqual([set, unset]);
  });

  test('what each takes for special, it takes for itself', () => {
    expect(dialects.fish?.set('X', awkward)).toContain(`it\\'s "5 %PATH% $HOME \`id\` \\\\n\\\\\\'`);
    expect(dialects.powershell?.set('X', awkward)).toContain(`it''s "5`);
    expect(dialects.powershell?.set('X', awkward)).toContain('\u2018\u2018typographic\u2019\u2019 \u201b\u201b');
    expect(dialects.cmd?.set('X', '100%')).toBe('@set "X=100%%"');
  });

  test('a shell reads back what was written', () => {
    const read = (value: string): string => {
      const script = `${dialects.bash?.set('X', value)}\nprintf %s "$X"`;
      return spawnSync('sh', ['-c', script], { env: { PATH: process.env.PATH, HOME: '/h' }, encoding: 'utf8' }).stdout;
    };
    expect(read(awkward)).toBe(awkward);
    fc.assert(
      fc.property(fc.string({ unit: fc.constantFrom("'", '"', '\\', '$', '`', '!', '%', ' ', '\n', '*', 'a', '\u00e9') }), (value) => {
        expect(read(value)).toBe(value);
      }),
      { numRuns: 40 },
    );
  });
});
