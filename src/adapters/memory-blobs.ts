import type { Blobs } from '../ports/blobs.ts';
import { HomeError } from '../ports/home.ts';

/** Object bodies that live as long as the process. */
export function memoryBlobs(): Blobs {
  const bodies = new Map<string, Buffer>();
  return {
    async create() {
      let chunks: Uint8Array[] = [];
      return {
        write: async (chunk) => {
          chunks.push(Uint8Array.from(chunk));
        },
        finish: async () => {},
        keep: (sha256) => {
          bodies.set(sha256, Buffer.concat(chunks));
          chunks = [];
        },
        discard: () => {
          chunks = [];
        },
      };
    },
    async *open(sha256, range) {
      const body = bodies.get(sha256);
      if (body === undefined) throw new HomeError('missing', 'The body of an object is missing', sha256, 'Put the object again.');
      const part = range === undefined ? body : body.subarray(range.start, range.end + 1);
      if (part.length > 0) yield part;
    },
    has: (sha256) => bodies.has(sha256),
    *list() {
      for (const [sha256, { length }] of [...bodies]) yield { sha256, size: length, keptAt: 0 };
    },
    remove: (sha256) => {
      bodies.delete(sha256);
    },
  };
}
