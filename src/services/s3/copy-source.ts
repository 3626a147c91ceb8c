import { checkVersionId } from './bucket-access.ts';
import { errors } from './errors.ts';

/**
 * Reads the header x-amz-copy-source: `bucket/key`, URL-encoded, perhaps with a slash before and `?versionId=` after.
 * @throws InvalidArgument
 */
export function parseCopySource(header: string): { readonly bucket: string; readonly key: string } {
  if (header.startsWith('arn:')) throw errors.notSimulated({ what: 'S3 access points as the source of a copy' });
  const [path = '', version] = header.split('?versionId=');
  checkVersionId(version);
  const decoded = decode(path, header).replace(/^\//, '');
  const slash = decoded.indexOf('/');
  const bucket = decoded.slice(0, slash);
  const key = decoded.slice(slash + 1);
  if (slash < 1 || key === '') throw invalid('Copy Source must mention the source bucket and key: sourcebucket/sourcekey', header);
  return { bucket, key };
}

function decode(path: string, header: string): string {
  try {
    return decodeURIComponent(path.replaceAll('+', ' '));
  } catch {
    throw invalid('Invalid copy source encoding.', header);
  }
}

const invalid = (problem: string, value: string) => errors.invalidArgument({ problem, argument: 'x-amz-copy-source', value });
