import { isPlainObject } from '../../../kernel/json.ts';
import { CommandLineError } from '../errors.ts';
import type { Customization } from './customization.ts';

/** Metadata travels in headers, and only as ASCII. Source: botocore, handlers.py (`validate_ascii_metadata`), 1.43.11. */
export const asciiMetadata: Customization = {
  parameters: ({ Metadata: metadata }) => {
    for (const [key, value] of isPlainObject(metadata) ? Object.entries(metadata) : []) {
      if (typeof value !== 'string' || !/\P{ASCII}/u.test(key + value)) continue;
      throw new CommandLineError(
        'paramValidation',
        `Parameter validation failed:\nNon ascii characters found in S3 metadata for key "${key}", value: "${value}".  \nS3 metadata can only contain ASCII characters. `,
      );
    }
  },
};

/** The header Expires can hold what is no date: botocore shows its text beside it (handlers.py, `handle_expires_header`, 1.43.11). */
export const expiresText: Customization = {
  printed: (answer, { Expires: expires, ExpiresString: text }) => {
    const shown = text ?? (expires instanceof Date ? expires.toUTCString() : undefined);
    return typeof shown === 'string' ? { ...answer, ExpiresString: shown } : answer;
  },
};

/**
 * A copy's source is percent-encoded on the way, but for its version: the key `a+b` would be read as `a b`.
 * Source: botocore, handlers.py (`handle_copy_source_param`), 1.43.11.
 */
export const quotedCopySource: Customization = {
  complete: async (parameters) => {
    const { CopySource: source } = parameters;
    if (typeof source !== 'string') return;
    const { percentEncode } = await import('../../../wire/protocols/form.ts');
    const version = /\?versionId=[^\s]+$/.exec(source)?.index ?? source.length;
    parameters.CopySource = `${percentEncode(source.slice(0, version), '/')}${source.slice(version)}`;
  },
};
