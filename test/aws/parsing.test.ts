import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { jsonFault } from '../../src/surfaces/aws/parsing/json-fault.ts';
import { parseShorthand, ShorthandError } from '../../src/surfaces/aws/parsing/shorthand.ts';
import commandLines from './cases/command-lines.json' with { type: 'json' };
import shorthand from './cases/shorthand.json' with { type: 'json' };
import { aws, Workplace } from './support/command-line.ts';

/** Only the first line: the place in the text follows. */
const firstLine = (text: string): string => text.split('\n')[0] ?? '';

test.each(shorthand.cases as readonly { readonly text: string; readonly value?: unknown; readonly error?: string }[])(
  'shorthand $text',
  ({ text, value, error }) => {
    if (error === undefined) expect(parseShorthand(text)).toEqual(value);
    else {
      let message: string | undefined;
      try {
        parseShorthand(text);
      } catch (thrown) {
        message = thrown instanceof ShorthandError ? firstLine(thrown.message) : String(thrown);
      }
      expect(message).toBe(error);
    }
  },
);

const policy = '{"Version":"2012-10-17","Statement":[]}';
const files = { 'body.txt': 'hello', 'policy.json': policy, 'filters.json': '[{"Name":"vpc-id","Values":["v"]}]', 'key.pub': `ssh-ed25519 ${'A'.repeat(80)}` };

test.each(commandLines.cases as readonly { readonly args: readonly string[]; readonly call: string; readonly input: unknown }[])(
  '$args',
  async ({ args, call, input }) => {
    const ran = await aws(args, { files });
    expect(ran.stderr).toBe('');
    expect(ran.calls[0]?.operation).toBe(call);
    // Blobs stand in the file as text.
    const plain = JSON.parse(
      JSON.stringify(ran.calls[0]?.input, (_key, value: unknown) => (isBytes(value) ? Buffer.from(value.data).toString() : value)),
    ) as unknown;
    expect(plain).toEqual(input);
  },
);

const isBytes = (value: unknown): value is { readonly data: readonly number[] } =>
  typeof value === 'object' && value !== null && 'type' in value && value.type === 'Buffer';

test('shorthand shows where it went wrong', () => {
  expect(() => parseShorthand('a=b,a=c')).toThrow(
    'Second instance of key "a" encountered for input:\na=b,a=c\n    ^\nThis is often because there is a preceding "," instead of a space.',
  );
  expect(() => parseShorthand('Name=a\nb=}')).toThrow("Expected: ',', received: '}' for input:\nName=a\nb=}\n  ^");
});

test('shorthand takes files with @=', async () => {
  const ran = await aws(['iam', 'create-user', '--user-name', 'x', '--tags', 'Key=a,Value@=file://v.txt'], { files: { 'v.txt': 'from a file' } });
  expect(ran.calls[0]?.input).toEqual({ UserName: 'x', Tags: [{ Key: 'a', Value: 'from a file' }] });
});

test('shorthand nested beyond reason is refused', () => {
  expect(() => parseShorthand(`a=${'['.repeat(100)}`)).toThrow('Nested more than 64 deep');
});

test('an argument may have its value after an equals sign, be abbreviated, and be given last', async () => {
  const ran = await aws('iam create-user --user=a --user-name=b');
  expect(ran.calls[0]?.input).toEqual({ UserName: 'b' });
});

test('global options stand anywhere, and negative numbers are values', async () => {
  const ran = await aws('--region eu-west-1 ec2 --output text describe-instances --max-items 3 --query Reservations');
  expect(ran.calls[0]).toMatchObject({ operation: 'DescribeInstances', region: 'eu-west-1', input: {} });
  expect(ran.stdout).toBe('None\n');
});

test('the leading aws is tolerated', async () => {
  expect((await aws('aws sts get-caller-identity')).calls[0]?.operation).toBe('GetCallerIdentity');
});

test('blobs are Base64 unless they come as bytes or are said to be raw', async () => {
  const parameters = ['accessanalyzer', 'list-analyzers'];
  expect((await aws(parameters)).exitCode).toBe(0);
  const checksum = ['s3api', 'put-object', '--bucket', 'b', '--key', 'k', '--body', 'b.bin'];
  const ran = await aws(checksum, { files: { 'b.bin': Buffer.from([0, 255]) } });
  expect(ran.calls[0]?.input.Body).toEqual(Buffer.from([0, 255]));
});

test('a body must be the path of a file', async () => {
  const ran = await aws('s3api put-object --bucket b --key k --body file://b.bin', { files: { 'b.bin': 'x' } });
  expect(ran.exitCode).toBe(252);
  expect(ran.stderr).toBe(
    "\naws: [ERROR]: An error occurred (ParamValidation): Error parsing parameter '--body': Blob values must be a path to a file.\n--body takes the path by itself: b.bin\n",
  );
});

test('user data is sent in Base64, text or bytes', async () => {
  const files = { 'u.sh': '#!/bin/sh\n' };
  const text = await aws('ec2 run-instances --image-id ami-1 --user-data file://u.sh', { files });
  const bytes = await aws('ec2 run-instances --image-id ami-1 --user-data fileb://u.sh', { files });
  expect(text.calls[0]?.input.UserData).toBe(Buffer.from('#!/bin/sh\n').toString('base64'));
  expect(bytes.calls[0]?.input.UserData).toBe(text.calls[0]?.input.UserData);
});

test('flags win over --cli-input-json and --cli-input-yaml', async () => {
  const json = await aws(['iam', 'create-user', '--cli-input-json', 'file://in.json', '--path', '/a/'], {
    files: { 'in.json': '{"UserName":"x","Path":"/b/"}' },
  });
  expect(json.calls[0]?.input).toEqual({ Path: '/a/', UserName: 'x' });
  const yaml = await aws(['iam', 'create-user', '--cli-input-yaml', 'UserName: y\nTags:\n- Key: a\n  Value: b\n']);
  expect(yaml.calls[0]?.input).toEqual({ UserName: 'y', Tags: [{ Key: 'a', Value: 'b' }] });
});

test('a file of 100 MB is read, and refused for what it holds', async () => {
  const size = 100 * 1024 * 1024;
  const place = new Workplace({ files: { 'big.json': Buffer.alloc(size, 0x20), 'big.txt': Buffer.alloc(size, 0x61) } });
  try {
    const sent = await place.run(['ssm', 'put-parameter', '--name', 'n', '--type', 'String', '--value', 'file://big.txt']);
    expect(String(sent.calls[0]?.input.Value).length).toBe(size);
    const body = await place.run(['s3api', 'put-object', '--bucket', 'b', '--key', 'k', '--body', 'big.txt']);
    let length = 0;
    const chunks = (body.calls[0]?.input.Body ?? []) as AsyncIterable<Uint8Array>;
    for await (const chunk of chunks) length += chunk.length;
    expect(length).toBe(size);
    const whole = await place.run(['iam', 'create-user', '--cli-input-json', 'file://big.json']);
    expect(whole.stderr).toBe(
      "\naws: [ERROR]: An error occurred (ParamValidation): Error parsing parameter 'cli-input-json': Invalid JSON received.\nThe JSON: Expecting value: line 1 column 104857601 (char 104857600)\n",
    );
  } finally {
    place.remove();
  }
});

test('of a value that nobody wants to read only what is around its fault is repeated', async () => {
  const ran = await aws('iam create-user --user-name x --tags file://long.txt', { files: { 'long.txt': `${'a'.repeat(1_000_000)}!${'b'.repeat(1_000_000)}` } });
  expect(ran.exitCode).toBe(252);
  expect(ran.stderr).toContain(`received: '!' for input:\n${'a'.repeat(10_000)}!${'b'.repeat(9_999)}\n${' '.repeat(10_000)}^\n`);
  const json = await aws('iam create-user --user-name x --tags file://long.json', { files: { 'long.json': `[${'1,'.repeat(1_000_000)}` } });
  expect(json.stderr.length).toBeLessThan(21_000);
});

test('JSON nested beyond reason is refused', async () => {
  const deep = '['.repeat(200_000);
  const ran = await aws(['iam', 'create-user', '--user-name', 'x', '--tags', deep]);
  expect(ran.exitCode).toBe(252);
  expect(ran.stderr).toContain("Error parsing parameter '--tags': Invalid JSON: nested too deeply\nJSON received: [[[");
});

test('the seed of a virtual MFA device goes into its file, and is not printed', async () => {
  const device = { SerialNumber: 'arn:aws:iam::123456789012:mfa/m', Base32StringSeed: Buffer.from('ABCD'), QRCodePNG: Buffer.from([137, 80]) };
  const answers = { 'iam.CreateVirtualMFADevice': { VirtualMFADevice: device } };
  const place = new Workplace();
  const run = (method: string, file = 'seed') =>
    place.run(['iam', 'create-virtual-mfa-device', '--virtual-mfa-device-name', 'm', '--outfile', file, '--bootstrap-method', method], { answers });
  try {
    const ran = await run('Base32StringSeed');
    expect(ran).toMatchObject({ exitCode: 0, stderr: '', calls: [{ operation: 'CreateVirtualMFADevice', input: { VirtualMFADeviceName: 'm' } }] });
    expect(JSON.parse(ran.stdout)).toEqual({ VirtualMFADevice: { SerialNumber: 'arn:aws:iam::123456789012:mfa/m' } });
    expect(readFileSync(join(place.root, 'seed'), 'utf8')).toBe('ABCD');
    expect((await run('QRCodePNG', 'qr.png')).stdout).toBe(ran.stdout);
    expect([...readFileSync(join(place.root, 'qr.png'))]).toEqual([137, 80]);
    const nowhere = await run('QRCodePNG', 'none/qr.png');
    expect(nowhere).toMatchObject({ exitCode: 252, calls: [] });
    expect(nowhere.stderr).toBe('\naws: [ERROR]: An error occurred (ParamValidation): Unable to write to file: none/qr.png\n');
  } finally {
    place.remove();
  }
});

test('JSON is refused where Python stops reading it, in its words', () => {
  const place = fc.record({ json: fc.json(), cut: fc.nat() }).map(({ json, cut }) => json.slice(0, cut % (json.length + 1)));
  const mangled = fc.array(fc.constantFrom('{', '}', '[', ']', ',', ':', '"', 'a', '1', '-', '.', 'e', '\\', 'u', 'null', 'true', ' ', '\n'), {
    maxLength: 12,
  });
  fc.assert(
    fc.property(
      fc.oneof(
        place,
        mangled.map((parts) => parts.join('')),
      ),
      (text) => {
        const fault = jsonFault(text);
        let isJson = true;
        try {
          JSON.parse(text);
        } catch {
          isJson = false;
        }
        const position = /: line \d+ column \d+ \(char (\d+)\)$/.exec(fault)?.[1];
        expect(position === undefined).toBe(isJson);
        if (position !== undefined) expect(Number(position)).toBeLessThanOrEqual(text.length);
      },
    ),
    { numRuns: 1000 },
  );
});

test('CloudFront takes plain flags for whole documents', async () => {
  const answers = { 'cloudfront.GetDistributionConfig': { ETag: 'E1', DistributionConfig: { CallerReference: 'c', Comment: 'kept', Enabled: true } } };
  const run = (line: string) => aws(`cloudfront ${line}`, { answers });
  const invalidation = await run('create-invalidation --distribution-id d --paths /a /b');
  expect(invalidation.calls[0]?.input).toEqual({
    DistributionId: 'd',
    InvalidationBatch: { CallerReference: expect.stringMatching(/^cli-1795521600-\d{1,7}$/), Paths: { Quantity: 2, Items: ['/a', '/b'] } },
  });
  const made = await run('create-distribution --origin-domain-name cats.s3.amazonaws.com --default-root-object index.html');
  expect(made.calls[0]?.input).toMatchObject({
    DistributionConfig: {
      Origins: { Quantity: 1, Items: [{ DomainName: 'cats.s3.amazonaws.com', S3OriginConfig: { OriginAccessIdentity: '' } }] },
      DefaultCacheBehavior: { TargetOriginId: expect.stringMatching(/^cats\.s3\.amazonaws\.com-1795521600-\d+$/), ViewerProtocolPolicy: 'allow-all' },
      DefaultRootObject: 'index.html',
    },
  });
  const both = await run('create-distribution --origin-domain-name a.com --distribution-config {}');
  expect(both.stderr).toBe(
    '\naws: [ERROR]: An error occurred (ParamValidation): The key "origin_domain_name" cannot be specified when one of the following keys are also specified: distribution_config\n',
  );
  expect((await run('create-invalidation --distribution-id d --paths')).stderr).toContain('argument --paths: expected at least one argument');
  expect((await run('create-distribution')).stderr).toContain('Parameter validation failed:\nMissing required parameter in input: "DistributionConfig"\n');
  const changed = await run('update-distribution --id d --default-root-object home.html --no-sign-request');
  expect(changed.calls.map(({ operation }) => operation)[0]).toBe('GetDistributionConfig');
});
