import { execFileSync } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { readFileSync } from 'node:fs';
import http from 'node:http';
import https from 'node:https';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { isAwsHost } from '../../src/surfaces/aws/endpoint/url.ts';
import { type Ran, type RunOptions, Workplace } from '../aws/support/command-line.ts';
import { type TestCloud, testCloud } from '../support/cloud.ts';
import { type Serving, serve } from './serving.ts';

/** The same command lines in process and over the wire to the same kind of cloud. */
let inProcess: TestCloud;
let served: TestCloud;
let serving: Serving;
let place: Workplace;

const big = randomBytes(700_000);
const now = () => Date.parse('2026-11-24T12:00:00Z');

beforeAll(async () => {
  inProcess = await testCloud();
  served = await testCloud();
  const { accessKeyId, secretAccessKey } = served.admin;
  serving = await serve(served, new Map([[accessKeyId, secretAccessKey]]));
  place = new Workplace({
    credentials: `[default]\naws_access_key_id = ${accessKeyId}\naws_secret_access_key = ${secretAccessKey}\n[wrong]\naws_access_key_id = ${accessKeyId}\naws_secret_access_key = other\n`,
    config: `[default]\nregion = us-east-1\n[profile wrong]\nregion = us-east-1\n[profile local]\nregion = us-east-1\nendpoint_url = ${serving.url}\n[profile apart]\nregion = us-east-1\nservices = here\n[services here]\niam =\n  endpoint_url = ${serving.url}\n`,
    files: { 'tom.jpg': 'meow', 'big.bin': big },
  });
});
afterAll(async () => {
  place.remove();
  await serving.close();
  await served.cloud.close();
  await inProcess.cloud.close();
});

const local = (line: string, options: RunOptions = {}): Promise<Ran> => place.run(line.split(' '), { cloud: inProcess.cloud, now, ...options });
const remote = (line: string, options: RunOptions = {}): Promise<Ran> =>
  place.run([...line.split(' '), '--endpoint-url', serving.url], { cloud: inProcess.cloud, now, ...options });

describe('an endpoint answers as the cloud does', () => {
  test.each([
    'sts get-caller-identity',
    'iam create-user --user-name intern --tags Key=team,Value=cats',
    'iam list-users',
    'iam get-user --user-name nobody',
    'iam create-user --user-name intern',
    'iam get-policy --policy-arn arn:aws:iam::aws:policy/ReadOnlyAccess --output yaml',
    'ec2 describe-instance-types --instance-types t3.micro',
    'ec2 describe-regions --output text',
    'ec2 create-security-group --group-name web --description web',
    'ec2 authorize-security-group-ingress --group-name web --protocol tcp --port 443 --cidr 0.0.0.0/0',
    'ec2 describe-instances --instance-ids i-0123456789abcdef0',
    'ec2 describe-security-groups --filters Name=group-name,Values=web',
    'ssm get-parameter --name /aws/service/ami-amazon-linux-latest/al2023-ami-kernel-default-x86_64',
    'ssm get-parameter --name /nothing/here',
    'account list-regions --region-opt-status-contains ENABLED_BY_DEFAULT --max-items 2',
    's3api create-bucket --bucket cat-photos-4821',
    's3api put-object --bucket cat-photos-4821 --key tom.jpg --body tom.jpg --metadata a=b --content-type image/jpeg',
    's3api head-object --bucket cat-photos-4821 --key tom.jpg',
    's3api head-object --bucket cat-photos-4821 --key none.jpg',
    's3api get-object --bucket cat-photos-4821 --key none.jpg none.out',
    's3api list-objects-v2 --bucket cat-photos-4821 --prefix t',
    's3api get-bucket-location --bucket cat-photos-4821',
    's3api put-bucket-tagging --bucket cat-photos-4821 --tagging TagSet=[{Key=a,Value=b}]',
    's3api get-bucket-tagging --bucket cat-photos-4821',
    's3api delete-objects --bucket cat-photos-4821 --delete Objects=[{Key=none.jpg},{Key=tom.jpg}]',
    's3 ls',
    's3 ls s3://nowhere-4821',
    'cloudtrail lookup-events --max-items 1 --query Events[].EventName',
  ])('%s', async (line) => {
    const expected = await local(line);
    const ran = await remote(line);
    const { stdout, stderr, exitCode } = ran;
    expect({ stdout, stderr, exitCode }).toEqual({ stdout: expected.stdout, stderr: expected.stderr, exitCode: expected.exitCode });
  });

  test('bodies stream both ways, and keys may be anything', async () => {
    await remote('s3api create-bucket --bucket big-4821');
    const key = 'a b/ü+&<é>?#/%41/../x';
    const run = (words: readonly string[]) => place.run([...words, '--endpoint-url', serving.url], { cloud: inProcess.cloud, now });
    const put = await run(['s3api', 'put-object', '--bucket', 'big-4821', '--key', key, '--body', 'big.bin']);
    expect(put.stderr).toBe('');
    expect(serving.requests.at(-1)).toMatchObject({ method: 'PUT', size: big.length, headers: { 'content-length': String(big.length) } });
    const listed = await run(['s3api', 'list-objects-v2', '--bucket', 'big-4821', '--query', 'Contents[].Key']);
    expect(JSON.parse(listed.stdout)).toEqual([key]);
    const got = await run(['s3api', 'get-object', '--bucket', 'big-4821', '--key', key, 'big.out', '--query', 'ContentLength']);
    expect(got.stdout).toBe(`${big.length}\n`);
    expect(readFileSync(join(place.root, 'big.out')).equals(big)).toBe(true);
  });

  test('what aws s3 uploads has a length', async () => {
    await remote('s3api create-bucket --bucket sized-4821');
    expect(await remote('s3 cp big.bin s3://sized-4821')).toMatchObject({ exitCode: 0, stderr: '' });
    expect(serving.requests.at(-1)).toMatchObject({ method: 'PUT', size: big.length, headers: { 'content-length': String(big.length) } });
  });

  test('a wrong secret gives a signature that does not match', async () => {
    const { stderr, exitCode } = await remote('iam list-users --profile wrong');
    expect(stderr).toContain('An error occurred (SignatureDoesNotMatch) when calling the ListUsers operation: The signature does not match.');
    expect(exitCode).toBe(254);
  });

  test('--no-sign-request sends no signature', async () => {
    const { stderr } = await remote('s3api list-buckets --no-sign-request');
    expect(stderr).toContain('An error occurred (AccessDenied) when calling the ListBuckets operation');
    expect(serving.requests.at(-1)?.headers).not.toHaveProperty('authorization');
  });
});

describe('where the endpoint is set', () => {
  const reaches = async (line: string, env: Record<string, string> = {}): Promise<boolean> => {
    const before = serving.requests.length;
    const { stderr } = await place.run(line.split(' '), { cloud: inProcess.cloud, env, now });
    expect(stderr).toBe('');
    return serving.requests.length > before;
  };
  const keys = () => ({ AWS_ACCESS_KEY_ID: served.admin.accessKeyId, AWS_SECRET_ACCESS_KEY: served.admin.secretAccessKey });

  test('AWS_ENDPOINT_URL is for every service, AWS_ENDPOINT_URL_IAM for one', async () => {
    expect(await reaches('sts get-caller-identity', { AWS_ENDPOINT_URL: serving.url })).toBe(true);
    expect(await reaches('iam list-users', { AWS_ENDPOINT_URL_IAM: serving.url })).toBe(true);
    expect(await reaches('sts get-caller-identity', { AWS_ENDPOINT_URL_IAM: serving.url })).toBe(false);
    expect(await reaches('sts get-caller-identity', { AWS_ENDPOINT_URL: serving.url, AWS_IGNORE_CONFIGURED_ENDPOINT_URLS: 'true' })).toBe(false);
  });

  test('endpoint_url of the profile, and of its services', async () => {
    expect(await reaches('sts get-caller-identity', { ...keys(), AWS_PROFILE: 'local' })).toBe(true);
    expect(await reaches('iam list-users', { ...keys(), AWS_PROFILE: 'apart' })).toBe(true);
    expect(await reaches('sts get-caller-identity', { ...keys(), AWS_PROFILE: 'apart' })).toBe(false);
  });
});

describe('what cannot be reached', () => {
  test.each([
    ['127.0.0.1:4566', 252, 'Bad value for --endpoint-url "127.0.0.1:4566": scheme is missing.  Must be of the form http://<hostname>/ or https://<hostname>/'],
    ['ftp://localhost', 255, 'Invalid endpoint: ftp://localhost'],
    ['http://', 255, 'Invalid endpoint: http://'],
    ['http://127.0.0.1:9', 255, 'Could not connect to the endpoint URL: "http://127.0.0.1:9/"'],
    ['https://sts.amazonaws.com', 255, 'sts.amazonaws.com belongs to AWS, and nimbi sends nothing there'],
    ['https://STS.us-east-1.AMAZONAWS.com.:443/', 255, 'belongs to AWS'],
    ['https://sts.cn-north-1.amazonaws.com.cn', 255, 'belongs to AWS'],
    ['https://s3.dualstack.us-east-1.api.aws', 255, 'belongs to AWS'],
    ['https://signin.aws.dev', 255, 'belongs to AWS'],
  ])('%s', async (url, exitCode, words) => {
    const ran = await place.run(['sts', 'get-caller-identity', '--endpoint-url', url], { cloud: inProcess.cloud, now });
    expect(ran.stderr).toContain(words);
    expect(ran.exitCode).toBe(exitCode);
  });

  test('an endpoint that is none is refused in the same words where only a URL is made', async () => {
    const ran = await place.run(['s3', 'presign', 's3://cat-photos-4821/a'], { cloud: inProcess.cloud, now, env: { AWS_ENDPOINT_URL: 'nonsense' } });
    expect(ran.stderr).toContain('Bad value for --endpoint-url "nonsense": scheme is missing.');
  });

  test('AWS is refused wherever the endpoint comes from', async () => {
    const ran = await place.run(['iam', 'list-users'], { cloud: inProcess.cloud, now, env: { AWS_ENDPOINT_URL_IAM: 'https://iam.amazonaws.com' } });
    expect(ran.stderr).toContain('iam.amazonaws.com belongs to AWS');
  });

  test('no account id makes another host of an endpoint', async () => {
    const prefixed = await stderrOf('https://com', 's3control', 'get-public-access-block', '--account-id', 's3.amazonaws');
    expect(prefixed).toBe('\naws: [ERROR]: AccountId must only contain a-z, A-Z, 0-9 and `-`.\n');
  });

  test('other names that only look like it are not AWS', () => {
    expect(['localhost', '127.0.0.1', 'notamazonaws.com', 'amazonaws.com.example.org'].filter(isAwsHost)).toEqual([]);
  });

  /** A server that answers every request in the same way. */
  const answering = async (answer: http.RequestListener, use: (url: string) => Promise<void>): Promise<void> => {
    const server = http.createServer(answer);
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    try {
      await use(`http://127.0.0.1:${(server.address() as AddressInfo).port}`);
    } finally {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    }
  };
  const stderrOf = async (url: string, ...words: string[]): Promise<string> =>
    (await place.run([...words, '--endpoint-url', url], { cloud: inProcess.cloud, now })).stderr;

  test('a server that says nothing ends in a timeout', () =>
    answering(
      () => undefined,
      async (url) => {
        expect(await stderrOf(url, 'iam', 'list-users', '--cli-read-timeout', '1')).toContain(`Read timeout on endpoint URL: "${url}/"`);
      },
    ));

  test('an answer that stops on its way ends in a timeout', () =>
    answering(
      (_, response) => void response.writeHead(200, { 'content-length': '100' }).write('<List'),
      async (url) => {
        expect(await stderrOf(url, 'iam', 'list-users', '--cli-read-timeout', '1')).toContain(`Read timeout on endpoint URL: "${url}/"`);
      },
    ));

  test('a connection that breaks off', () =>
    answering(
      ({ socket }) => void socket.destroy(),
      async (url) => {
        expect(await stderrOf(url, 'iam', 'list-users')).toContain(`Connection was closed before we received a valid response from endpoint URL: "${url}/".`);
      },
    ));

  test('an answer that is no XML, one that is nested without end, and an error page', () =>
    answering(
      (request, response) => {
        if (request.url === '/page/') response.writeHead(502);
        response.end(request.url === '/' ? 'hello' : request.url === '/page/' ? '<html>gateway</html>' : '<a>'.repeat(10_000));
      },
      async (url) => {
        expect(await stderrOf(url, 'iam', 'list-users')).toContain(`The answer of ${url}/ could not be read`);
        expect(await stderrOf(`${url}/deep`, 'iam', 'list-users')).toContain('Nested deeper than 128 levels.');
        expect(await stderrOf(`${url}/page`, 'iam', 'list-users')).toContain(
          'An error occurred (502) when calling the ListUsers operation (reached max retries: 2): Bad Gateway',
        );
      },
    ));

  test('over TLS: a certificate that nobody vouches for is refused, unless a bundle does or nobody asks', async () => {
    const subject = ['-subj', '/CN=localhost', '-addext', 'subjectAltName=IP:127.0.0.1', '-days', '1', '-nodes', '-newkey', 'rsa:2048'];
    execFileSync('openssl', ['req', '-x509', ...subject, '-keyout', join(place.root, 'key.pem'), '-out', join(place.root, 'cert.pem')], { stdio: 'ignore' });
    const cert = readFileSync(join(place.root, 'cert.pem'));
    const server = https.createServer({ key: readFileSync(join(place.root, 'key.pem')), cert }, (_, response) => response.writeHead(400).end());
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    const url = `https://127.0.0.1:${(server.address() as AddressInfo).port}`;
    const reached = 'An error occurred (400) when calling the ListUsers operation: Bad Request';
    try {
      expect(await stderrOf(url, 'iam', 'list-users')).toContain(`SSL validation failed for ${url}/ self-signed certificate`);
      expect(await stderrOf(url, 'iam', 'list-users', '--no-verify-ssl')).toContain(reached);
      expect(await stderrOf(url, 'iam', 'list-users', '--ca-bundle', join(place.root, 'cert.pem'))).toContain(reached);
      expect(await stderrOf(url, 'iam', 'list-users', '--ca-bundle', '/nowhere.pem')).toContain('invalid path: /nowhere.pem');
    } finally {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    }
  });
});
