import { bucketsBetween, bucketsMostlyBetween, bucketsOf, numberPattern } from './number-buckets';

/** 32 bits of `text` (MurmurHash3 over its UTF-16 units): short and quick; what it finds is compared itself. */
function hash32(text: string): number {
  let hash = 0x9747b28c;
  for (let at = 0; at < text.length; at += 1) {
    let unit = Math.imul(text.charCodeAt(at), 0xcc9e2d51);
    unit = (unit << 15) | (unit >>> 17);
    hash ^= Math.imul(unit, 0x1b873593);
    hash = Math.imul((hash << 13) | (hash >>> 19), 5) + 0xe6546b64;
  }
  hash ^= text.length;
  hash = Math.imul(hash ^ (hash >>> 16), 0x85ebca6b);
  hash = Math.imul(hash ^ (hash >>> 13), 0xc2b2ae35);
  return (hash ^ (hash >>> 16)) | 0;
}

function term(path: string, mark: '=' | '#', value: string): number {
  return hash32(`${path}\n${mark}${value}`);
}

/** Pure: what one value at a path is found by: itself, and as a number the buckets that it lies in. */
export function termsOf(path: string, value: string): number[] {
  const own = term(path, '=', value);
  return numberPattern.test(value) ? [own, ...bucketsOf(value).map((bucket) => term(path, '#', bucket))] : [own];
}

/** Pure: what one of `values` at a path is found by. */
export function termsOfValues(path: string, values: readonly string[]): number[] {
  return values.map((value) => term(path, '=', value));
}

/** Pure: what numbers of a range at a path are found by. */
export function termsBetween(path: string, from: string | null, to: string | null): number[] {
  return bucketsBetween(from, to).map((bucket) => term(path, '#', bucket));
}

/** Pure: what most numbers of a range at a path are found by, and few others. */
export function termsMostlyBetween(path: string, from: string | null, to: string | null): number[] {
  return bucketsMostlyBetween(from, to).map((bucket) => term(path, '#', bucket));
}
