import { randomFillSync } from 'node:crypto';

/** One call to the generator costs as much as the bytes of a few hundred callbacks' nonces. */
const poolBytes = 4 * 1024;
const pool = Buffer.alloc(poolBytes);
let usedBytes = poolBytes;

/**
 * `length` (at most 256) cryptographically random bytes that nobody was given before, drawn from a pool that is filled in one
 * go: for ids and nonces, of which the door makes two a callback. Not for keys, which should not lie beside each other.
 */
export function pooledRandomBytes(length: number): Buffer {
  if (length > 256) throw new RangeError('The pool is for ids and nonces.');
  if (usedBytes + length > poolBytes) {
    randomFillSync(pool);
    usedBytes = 0;
  }
  const bytes = Buffer.from(pool.subarray(usedBytes, usedBytes + length));
  usedBytes += length;
  return bytes;
}
