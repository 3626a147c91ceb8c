/** A length and then the bytes, as the SSH protocol writes strings (RFC 4251, section 5). */
export function sshString(bytes: Uint8Array | string): Buffer {
  const content = Buffer.from(bytes);
  const length = Buffer.alloc(4);
  length.writeUInt32BE(content.length);
  return Buffer.concat([length, content]);
}

/** A non-negative number as the SSH protocol writes it: big-endian, with a zero byte before a set top bit. */
export function sshNumber(bytes: Uint8Array): Buffer {
  const content = Buffer.from(bytes);
  return sshString((content[0] ?? 0) >= 128 ? Buffer.concat([Buffer.from([0]), content]) : content);
}

/** The parts of an SSH string sequence; `undefined` when a length is wrong. */
export function readSshStrings(blob: Buffer): Buffer[] | undefined {
  const parts: Buffer[] = [];
  let at = 0;
  while (at < blob.length) {
    if (at + 4 > blob.length) return undefined;
    const end = at + 4 + blob.readUInt32BE(at);
    if (end > blob.length) return undefined;
    parts.push(blob.subarray(at + 4, end));
    at = end;
  }
  return parts;
}

const armor = (label: string, bytes: Buffer): string => {
  const lines = bytes.toString('base64').match(/.{1,70}/g) ?? [];
  return `-----BEGIN ${label}-----\n${lines.join('\n')}\n-----END ${label}-----\n`;
};

/**
 * An unencrypted Ed25519 private key in OpenSSH's own format, `openssh-key-v1` (PROTOCOL.key of OpenSSH).
 * @param publicKey 32 bytes
 * @param seed the private key, 32 bytes
 * @param check 4 bytes that a reader compares to see that it decrypted well
 */
export function openSshPrivateKey(publicKey: Uint8Array, seed: Uint8Array, check: Uint8Array): string {
  const publicBlob = Buffer.concat([sshString('ssh-ed25519'), sshString(publicKey)]);
  const secret = Buffer.concat([
    Buffer.from(check),
    Buffer.from(check),
    sshString('ssh-ed25519'),
    sshString(publicKey),
    sshString(Buffer.concat([Buffer.from(seed), Buffer.from(publicKey)])),
    sshString(''),
  ]);
  const padding = Buffer.from(Array.from({ length: (8 - (secret.length % 8)) % 8 }, (_, index) => index + 1));
  const count = Buffer.from([0, 0, 0, 1]);
  const head = Buffer.concat([Buffer.from('openssh-key-v1\0'), sshString('none'), sshString('none'), sshString(''), count]);
  return armor('OPENSSH PRIVATE KEY', Buffer.concat([head, sshString(publicBlob), sshString(Buffer.concat([secret, padding]))]));
}
