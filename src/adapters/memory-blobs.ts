import type { Blobs } from '../ports/blobs.ts';

/** Bodies that live as long as the process. */
export function memoryBlobs(): Blobs {
  const bodies = new Map<string, Uint8Array>();
  return {
    async create() {
      const chunks: Uint8Array[] = [];
      return {
        write: async (chunk) => {
          chunks.push(chunk);
        },
        finish: async () => {},
        keep: (sha256) => {
          bodies.set(sha256, Buffer.concat(chunks));
        },
        discard: () => {
          chunks.length = 0;
        },
      };
    },
    async *open(sha256, range) {
      const body = bodies.get(sha256);
      if (!body) throw new Error(`No body ${sha256} is kept.`);
      yield range ? body.subarray(range.start, range.end + 1) : body;
    },
    has: (sha256) => bodies.has(sha256),
  };
}
