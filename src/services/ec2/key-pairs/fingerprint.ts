/** A digest as EC2 writes the fingerprints of RSA keys: hexadecimal bytes with colons between them. */
export const withColons = (digest: Uint8Array): string => Array.from(digest, (byte) => byte.toString(16).padStart(2, '0')).join(':');
