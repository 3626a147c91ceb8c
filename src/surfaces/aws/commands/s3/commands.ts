import type { S3Command } from './command-line.ts';

/** The `s3` commands, each loaded when it is asked for. */
export const s3Commands: Readonly<Record<string, () => Promise<S3Command>>> = {
  ls: async () => (await import('./ls.ts')).ls,
  cp: async () => (await import('./transfers.ts')).cp,
  mv: async () => (await import('./transfers.ts')).mv,
  sync: async () => (await import('./transfers.ts')).sync,
  rm: async () => (await import('./transfers.ts')).rm,
  mb: async () => (await import('./buckets.ts')).mb,
  rb: async () => (await import('./buckets.ts')).rb,
  presign: async () => (await import('./presign.ts')).presign,
  website: async () => (await import('./website.ts')).website,
};
