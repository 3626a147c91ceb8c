import { constants, generateKeyPairSync, publicEncrypt } from 'node:crypto';
import { expect, test } from 'vitest';
import { aws } from './support/command-line.ts';

/*
 * What the AWS CLI does otherwise than its models, operation by operation. Sources: awscli 1.45.11 and 2.9.19 beside a recording server, 2026-11.
 */

const bundle = 'ec2 bundle-instance --instance-id i-1 --bucket b --prefix p';

test('bundle-instance makes an upload policy for a day and signs it with the key that it does not send', async () => {
  const ran = await aws(`${bundle} --owner-akid AK --owner-sak SK`);
  const policy = '{"expiration": "2026-11-25T12:00:00.000000Z","conditions": [{"bucket": "b"},{"acl": "ec2-bundle-read"},["starts-with", "$key", "p"]]}';
  expect(ran.calls[0]?.input).toEqual({
    InstanceId: 'i-1',
    Storage: {
      S3: { Bucket: 'b', Prefix: 'p', AWSAccessKeyId: 'AK', UploadPolicy: Buffer.from(policy), UploadPolicySignature: 'tqaz0NqCEMxyKI+/FEiy+WzYHh0=' },
    },
  });
});

test('bundle-instance takes a policy of the caller’s, in Base64', async () => {
  const ran = await aws(`${bundle} --policy cG9s --owner-sak SK`);
  expect(ran.calls[0]?.input.Storage).toEqual({
    S3: { Bucket: 'b', Prefix: 'p', UploadPolicy: Buffer.from('pol'), UploadPolicySignature: '9AEoV0dEeocTo4MXFYas6Xy8YSg=' },
  });
});

test.each([
  [
    'ec2 bundle-instance --instance-id i-1 --bucket b --storage S3={Bucket=b}',
    252,
    'An error occurred (ParamValidation): Mixing the --storage option with the simple, scalar options is not recommended.\n',
  ],
  [
    'ec2 bundle-instance --instance-id i-1 --bucket b',
    255,
    "'Prefix'\nThe upload policy is made with --prefix. Give it, or a policy of your own with --policy.\n",
  ],
  [
    'ec2 bundle-instance --instance-id i-1',
    252,
    'An error occurred (ParamValidation): Parameter validation failed:\nMissing required parameter in input: "Storage"\n',
  ],
  [
    'ec2 get-password-data --instance-id i-1 --priv-launch-key none.pem',
    255,
    'priv-launch-key should be a path to the local SSH private key file used to launch the instance.\n',
  ],
  ['s3control get-public-access-block --account-id a.b', 255, 'AccountId must only contain a-z, A-Z, 0-9 and `-`.\n'],
  [
    'ec2 modify-instance-attribute --instance-id i-1 --user-data Value=fileb://script.sh',
    255,
    `Invalid base64: "fileb://script.sh"\nIn shorthand a file's content comes after @=, such as --user-data Value@=fileb://script.sh\n`,
  ],
  [
    'ec2 modify-instance-attribute --instance-id i-1 --user-data fileb://script.sh',
    252,
    "An error occurred (ParamValidation): Error parsing parameter '--user-data': fileb:// gives bytes, and this takes a structure; use file://\nIn shorthand a file's content comes after @=, such as --user-data Value@=fileb://script.sh\n",
  ],
])('%s is refused', async (line, exitCode, words) => {
  const ran = await aws(line, { files: { 'script.sh': 'echo\u0000' } });
  expect(ran).toMatchObject({ exitCode, stdout: '', calls: [], stderr: `\naws: [ERROR]: ${words}` });
});

test('a file is a blob within shorthand after @=', async () => {
  const ran = await aws('ec2 modify-instance-attribute --instance-id i-1 --user-data Value@=fileb://script.sh', { files: { 'script.sh': 'echo\u0000' } });
  expect(ran.calls[0]?.input).toEqual({ InstanceId: 'i-1', UserData: { Value: Buffer.from('echo\u0000') } });
});

const { privateKey, publicKey } = generateKeyPairSync('rsa', {
  modulusLength: 2048,
  privateKeyEncoding: { type: 'pkcs1', format: 'pem' },
  publicKeyEncoding: { type: 'spki', format: 'pem' },
});
const encrypted = publicEncrypt({ key: publicKey, padding: constants.RSA_PKCS1_PADDING }, Buffer.from('pässword')).toString('base64');

const passwordOf = (data: string, line = '--priv-launch-key key.pem') =>
  aws(`ec2 get-password-data --instance-id i-1 ${line} --query PasswordData --output text`, {
    answers: { 'ec2.GetPasswordData': { InstanceId: 'i-1', PasswordData: data } },
    files: { 'key.pem': privateKey },
  });

test('get-password-data decrypts with the key of the launch', async () => {
  expect((await passwordOf(encrypted)).stdout).toBe('pässword\n');
  expect((await passwordOf(encrypted, '--query PasswordData')).stdout).toBe(`${encrypted}\n`);
  expect((await passwordOf('')).stdout).toBe('\n');
});

test('a password that the key does not open is refused', async () => {
  for (const data of ['bm8=', encrypted.replace(/^.{8}/, 'AAAAAAAA')]) {
    const ran = await passwordOf(data);
    expect(ran).toMatchObject({ exitCode: 255, stdout: '', stderr: '\naws: [ERROR]: Unable to decrypt password data using provided private key file.\n' });
  }
});

test('console output is shown as text', async () => {
  const answers = { 'ec2.GetConsoleOutput': { InstanceId: 'i-1', Output: Buffer.from('boot\nréady\n').toString('base64') } };
  expect((await aws('ec2 get-console-output --instance-id i-1 --query Output', { answers })).stdout).toBe('"boot\\nréady\\n"\n');
});

test('the text of Expires stands beside its date, and alone where it is none', async () => {
  const head = (answer: Record<string, unknown>) => aws('s3api head-object --bucket bbb --key k', { answers: { 's3.HeadObject': answer } });
  const expires = new Date('2026-12-01T00:00:00Z');
  expect(JSON.parse((await head({ Expires: expires, Metadata: {} })).stdout)).toEqual({
    Expires: '2026-12-01T00:00:00+00:00',
    Metadata: {},
    ExpiresString: 'Tue, 01 Dec 2026 00:00:00 GMT',
  });
  expect(JSON.parse((await head({ ExpiresString: '0' })).stdout)).toEqual({ ExpiresString: '0' });
  expect((await head({})).stdout).toBe('');
});
