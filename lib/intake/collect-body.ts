import { createHash, type Hash } from 'node:crypto';
import type { BodyEnd, BodyLimits, BodyRead } from './incoming';

/** What is kept of a body that passed its cap. */
export const startBytesMax = 4 * 1024;

/**
 * How far past the cap a body is read (and thrown away), so that its hash says something and its sender reads our answer
 * instead of a broken connection.
 */
const overrunBytesMax = 8 * 1024 * 1024;

/** Gathers a body chunk by chunk; never holds more than the cap and one chunk. */
export interface BodyCollector {
  /** False: enough, stop reading. */
  take(chunk: Uint8Array): boolean;
  /** What was gathered; `ended` is how the arrival ended as far as the connection can tell. */
  finish(ended: Exclude<BodyEnd, 'too_large'>): BodyRead;
}

export function collectBody({ bodyBytesMax }: Pick<BodyLimits, 'bodyBytesMax'>): BodyCollector {
  let chunks: Uint8Array[] = [];
  let bytesArrived = 0;
  /** Only once the cap is passed: a whole body is hashed in one go at the end. */
  let hash: Hash | null = null;

  return {
    take(chunk) {
      bytesArrived += chunk.length;
      if (!hash) {
        chunks.push(chunk);
        if (bytesArrived <= bodyBytesMax) return true;
        const overrun = Buffer.concat(chunks);
        hash = createHash('sha256').update(overrun);
        chunks = [Buffer.from(overrun.subarray(0, startBytesMax))];
      } else {
        hash.update(chunk);
      }
      return bytesArrived < bodyBytesMax + overrunBytesMax;
    },
    finish(ended) {
      const [only = new Uint8Array(0), ...others] = chunks;
      const bytes = others.length === 0 ? only : Buffer.concat(chunks, hash ? startBytesMax : bytesArrived);
      const sha256 = (hash ?? createHash('sha256').update(bytes)).digest();
      return { end: hash ? 'too_large' : ended, bytes, bytesArrived, sha256 };
    },
  };
}
