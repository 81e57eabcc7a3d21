import { createHash, type Hash, hash as hashOf } from 'node:crypto';
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
  finish(ended: Exclude<BodyEnd, 'too_large' | 'no_room'>): BodyRead;
}

export function collectBody({ bodyBytesMax, claim }: Pick<BodyLimits, 'bodyBytesMax' | 'claim'>): BodyCollector {
  let kept: Uint8Array[] = [];
  let bytesArrived = 0;
  /** Only once the cap is passed: a whole body is hashed in one go at the end. */
  let hash: Hash | null = null;
  let isCrowdedOut = false;

  const startHash = (): Hash => {
    const arrived = Buffer.concat(kept);
    kept = [Buffer.from(arrived.subarray(0, startBytesMax))];
    claim?.hold(startBytesMax);
    return createHash('sha256').update(arrived);
  };

  return {
    take(chunk) {
      if (!hash && bytesArrived + chunk.length > bodyBytesMax) hash = startHash();
      if (hash) {
        hash.update(chunk);
        const room = startBytesMax - bytesArrived;
        if (room > 0) kept.push(Buffer.from(chunk.subarray(0, room)));
      } else if (claim?.hold(bytesArrived + chunk.length) === false) {
        isCrowdedOut = true;
        kept = [];
        claim.end();
        return false;
      } else {
        kept.push(chunk);
      }
      bytesArrived += chunk.length;
      return bytesArrived < bodyBytesMax + overrunBytesMax;
    },
    finish(ended) {
      const [only = new Uint8Array(0), ...others] = kept;
      const bytes = others.length === 0 ? only : Buffer.concat(kept);
      const sha256 = hash ? hash.digest() : hashOf('sha256', bytes, 'buffer');
      return { end: isCrowdedOut ? 'no_room' : hash ? 'too_large' : ended, bytes, bytesArrived, sha256 };
    },
  };
}
