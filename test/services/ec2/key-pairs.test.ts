import { createHash, createPrivateKey, createPublicKey, generateKeyPairSync, sign, verify } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { testCloud } from '../../support/cloud.ts';

interface KeyPair {
  readonly KeyMaterial: string;
  readonly KeyFingerprint: string;
  readonly KeyPairId: string;
}

const create = async (input: Record<string, unknown>, seed = 'test') => {
  const cloud = await testCloud({ seed });
  return { cloud, pair: (await cloud.ok('ec2', 'CreateKeyPair', { KeyName: 'laptop', ...input })) as unknown as KeyPair };
};

describe('CreateKeyPair', () => {
  it('makes a real RSA key of 2048 bits', async () => {
    const { pair } = await create({});
    const key = createPrivateKey(pair.KeyMaterial);
    expect(pair.KeyMaterial).toMatch(/^-----BEGIN RSA PRIVATE KEY-----\n/);
    expect([key.asymmetricKeyType, key.asymmetricKeyDetails?.modulusLength]).toEqual(['rsa', 2048]);
    const message = Buffer.from('cat');
    expect(verify('sha256', message, createPublicKey(key), sign('sha256', message, key))).toBe(true);
    const digest = createHash('sha1')
      .update(key.export({ type: 'pkcs8', format: 'der' }))
      .digest('hex');
    expect(pair.KeyFingerprint).toBe(digest.match(/../g)?.join(':'));
  });

  it('makes an Ed25519 key in the form of OpenSSH, whose fingerprint is of the public key', async () => {
    const { cloud, pair } = await create({ KeyType: 'ed25519' });
    const { KeyPairs } = await cloud.ok('ec2', 'DescribeKeyPairs', { KeyNames: ['laptop'], IncludePublicKey: true });
    const [{ PublicKey = '' } = {}] = KeyPairs as { PublicKey?: string }[];
    const [type, base64 = '', comment] = PublicKey.trim().split(' ');
    expect([type, comment]).toEqual(['ssh-ed25519', 'laptop']);
    expect(pair.KeyFingerprint).toBe(createHash('sha256').update(Buffer.from(base64, 'base64')).digest('base64'));
    const file = Buffer.from(pair.KeyMaterial.replace(/-----.*-----/g, ''), 'base64');
    expect(file.subarray(0, 15).toString()).toBe('openssh-key-v1\0');
    expect(file.includes(Buffer.from(base64, 'base64'))).toBe(true);
  });

  it('makes the same key with the same seed, another with another', async () => {
    const material = async (seed: string) => (await create({ KeyType: 'ed25519' }, seed)).pair.KeyMaterial;
    expect(await material('a')).toBe(await material('a'));
    expect(await material('a')).not.toBe(await material('b'));
    expect((await create({})).pair.KeyMaterial).toBe((await create({})).pair.KeyMaterial);
  });

  it('leaves the private key nowhere', async () => {
    const { cloud, pair } = await create({ KeyType: 'ed25519' });
    const secret = pair.KeyMaterial.split('\n')[2] ?? '';
    expect(JSON.stringify(cloud.cloud.events())).not.toContain(secret);
    expect(JSON.stringify(await cloud.ok('ec2', 'DescribeKeyPairs'))).not.toContain(secret);
  });
});

describe('ImportKeyPair', () => {
  const sshRsa = (jwk: { n?: string; e?: string }): string => {
    const part = (bytes: Buffer) => {
      const length = Buffer.alloc(4);
      length.writeUInt32BE(bytes.length);
      return Buffer.concat([length, bytes]);
    };
    const modulus = Buffer.concat([Buffer.from([0]), Buffer.from(jwk.n ?? '', 'base64url')]);
    return `ssh-rsa ${Buffer.concat([part(Buffer.from('ssh-rsa')), part(Buffer.from(jwk.e ?? '', 'base64url')), part(modulus)]).toString('base64')} me@home`;
  };

  it('reads RSA keys and shows the MD5 of the public key', async () => {
    const cloud = await testCloud();
    const { publicKey } = generateKeyPairSync('rsa', { modulusLength: 1024 });
    const material = sshRsa(publicKey.export({ format: 'jwk' }));
    const pair = await cloud.ok('ec2', 'ImportKeyPair', { KeyName: 'mine', PublicKeyMaterial: Buffer.from(material) });
    const digest = createHash('md5')
      .update(publicKey.export({ type: 'spki', format: 'der' }))
      .digest('hex');
    expect(pair).toMatchObject({ KeyName: 'mine', KeyFingerprint: digest.match(/../g)?.join(':') });
  });

  it('reads back what CreateKeyPair made', async () => {
    const { cloud, pair } = await create({ KeyType: 'ed25519' });
    const { KeyPairs } = await cloud.ok('ec2', 'DescribeKeyPairs', { IncludePublicKey: true });
    const [{ PublicKey = '' } = {}] = KeyPairs as { PublicKey?: string }[];
    const imported = await cloud.ok('ec2', 'ImportKeyPair', { KeyName: 'copy', PublicKeyMaterial: Buffer.from(PublicKey) });
    expect(imported.KeyFingerprint).toBe(pair.KeyFingerprint);
  });
});

describe('DeleteKeyPair', () => {
  it('succeeds whether or not there is one', async () => {
    const { cloud, pair } = await create({ KeyType: 'ed25519' });
    expect(await cloud.ok('ec2', 'DeleteKeyPair', { KeyName: 'laptop' })).toEqual({ Return: true, KeyPairId: pair.KeyPairId });
    expect(await cloud.ok('ec2', 'DeleteKeyPair', { KeyName: 'laptop' })).toEqual({ Return: true });
    expect(await cloud.ok('ec2', 'DescribeKeyPairs')).toEqual({ KeyPairs: [] });
  });
});
