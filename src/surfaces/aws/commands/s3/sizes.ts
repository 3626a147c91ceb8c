const suffixes = ['KiB', 'MiB', 'GiB', 'TiB', 'PiB', 'EiB'];

/** A size for people: `1 Byte`, `12 Bytes`, `1.5 KiB`. Follows awscli/customizations/s3/utils.py, 2026. */
export function readableSize(bytes: number): string {
  if (bytes === 1) return '1 Byte';
  if (bytes < 1024) return `${Math.trunc(bytes)} Bytes`;
  for (const [index, suffix] of suffixes.entries()) {
    const unit = 1024 ** (index + 2);
    if (Math.round((bytes / unit) * 1024) < 1024) return `${((1024 * bytes) / unit).toFixed(1)} ${suffix}`;
  }
  return `${bytes} Bytes`;
}
