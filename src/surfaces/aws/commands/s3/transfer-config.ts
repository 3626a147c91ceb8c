import { CommandLineError } from '../../errors.ts';
import type { Session } from '../../session/session.ts';

/** The profile's `s3 =` section, or its defaults. Sizes are bytes. Follows awscli/customizations/s3/transferconfig.py, 2026. */
export interface TransferConfig {
  /** From this size on objects go in parts. */
  readonly threshold: number;
  readonly chunkSize: number;
  readonly maxConcurrent: number;
  readonly maxQueued: number;
  /** Bytes a second; absent for as many as there can be. */
  readonly maxBandwidth?: number;
}

const mebibyte = 1024 ** 2;

/** More requests under way than the ten of `aws`: here they wait for the disk together, which syncs once for all of them. */
const defaults = { threshold: 8 * mebibyte, chunkSize: 8 * mebibyte, maxConcurrent: 100, maxQueued: 1000 };

const units: Readonly<Record<string, number>> = { kb: 1, mb: 2, gb: 3, tb: 4, kib: 1, mib: 2, gib: 3, tib: 4 };

const invalid = (message: string): CommandLineError => new CommandLineError('general', message);

/** A size such as `16MB` or `5242880`. */
function readSize(value: string): number {
  const [, digits = '', unit] = /^(\d+?)([kmgt]i?b)?$/i.exec(value) ?? [];
  if (digits === '') throw invalid(`Invalid size value: ${value}`);
  return Number(digits) * 1024 ** (unit === undefined ? 0 : (units[unit.toLowerCase()] ?? 0));
}

function positive(name: string, value: string, number: number): number {
  if (!Number.isSafeInteger(number) || number <= 0) throw invalid(`Value for ${name} must be a positive integer: ${value}`);
  return number;
}

/** A rate such as `10MB/s` or, in bits, `80Mb/s`. */
function readRate(value: string): number {
  if (/^\d+$/.test(value)) return Number(value);
  const bits = value.endsWith('b/s');
  if (!bits && !value.endsWith('B/s'))
    throw invalid(
      `Invalid rate: ${value}. The value must be expressed as a rate in terms of bytes per second (e.g. 10MB/s or 800KB/s) or bits per second (e.g. 10Mb/s or 800Kb/s)`,
    );
  const number = readSize(value.slice(0, -2));
  return bits ? Math.floor(number / 8) : number;
}

/** @throws a CommandLineError for a value that means nothing, in the words of `aws` */
export function readTransferConfig(session: Session): TransferConfig {
  const section = session.configOf(session.profile()?.value ?? 'default')?.s3;
  const given = (name: string): string | undefined => (typeof section === 'object' ? section[name] : undefined);
  const number = (name: string, read: (value: string) => number): number | undefined => {
    const value = given(name);
    return value === undefined ? undefined : positive(name, value, read(value));
  };
  const maxBandwidth = number('max_bandwidth', readRate);
  // Which of AWS's two transfer libraries does it makes no difference here, but a third there is not.
  const client = given('preferred_transfer_client');
  if (client !== undefined && !['auto', 'classic', 'crt', 'default'].includes(client))
    throw invalid(`Invalid value: "${client}" for configuration option: "preferred_transfer_client". Supported values are: auto, classic, default, crt`);
  return {
    threshold: number('multipart_threshold', readSize) ?? defaults.threshold,
    chunkSize: number('multipart_chunksize', readSize) ?? defaults.chunkSize,
    maxConcurrent: number('max_concurrent_requests', Number) ?? defaults.maxConcurrent,
    maxQueued: number('max_queue_size', Number) ?? defaults.maxQueued,
    ...(maxBandwidth !== undefined && { maxBandwidth }),
  };
}

const smallestPart = 5 * mebibyte;
const largestPart = 5 * 1024 * mebibyte;
const mostParts = 10_000;

/** The size of the parts of an upload: the one that was asked for, within what S3 allows. */
export function partSize({ chunkSize }: TransferConfig, size: number | undefined): number {
  let part = chunkSize;
  while (size !== undefined && Math.ceil(size / part) > mostParts) part *= 2;
  return Math.min(Math.max(part, smallestPart), largestPart);
}
