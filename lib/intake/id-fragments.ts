/** Few ids share as many characters. */
const fragmentLength = 6;
/** Of so many fragments that follow each other one is kept at least. */
const windowLength = 4;
/** Characters of an id from which on it has a fragment that is kept. */
const runLengthMin = fragmentLength + windowLength - 1;

const runs = new RegExp(`[a-z0-9]{${runLengthMin},}`, 'g');
/** What a character is worth once it has left its fragment; below 2^32, so that two fragments never have the same code. */
const leftWorth = 36 ** fragmentLength;
/** Numbers that are kept have 22 bits: an index of a few million entries with short lists, whatever the ids are made of. */
const numberMask = 0x3f_ff_ff;

/** Of a digit or a letter in lower case. */
function codeOf(unit: number): number {
  return unit < 58 ? unit - 48 : unit - 87;
}

/** Spreads what lies side by side over 32 bits (the end of MurmurHash3). */
function mixed(code: number): number {
  let hash = code;
  hash = Math.imul(hash ^ (hash >>> 16), 0x85ebca6b);
  hash = Math.imul(hash ^ (hash >>> 13), 0xc2b2ae35);
  return (hash ^ (hash >>> 16)) >>> 0;
}

/** Each fragment of a run as a number, in order. */
function hashesOf(run: string): Uint32Array {
  const hashes = new Uint32Array(run.length - fragmentLength + 1);
  let code = 0;
  for (let at = 0; at < run.length; at += 1) {
    const left = at < fragmentLength ? 0 : codeOf(run.charCodeAt(at - fragmentLength));
    code = (Math.imul(code, 36) + codeOf(run.charCodeAt(at)) - Math.imul(left, leftWorth)) | 0;
    if (at >= fragmentLength - 1) hashes[at - fragmentLength + 1] = mixed(code);
  }
  return hashes;
}

function keepLeastOfWindows(hashes: Uint32Array, kept: Set<number>): void {
  let given = -1;
  for (let first = 0; first + windowLength <= hashes.length; first += 1) {
    let least = first;
    for (let at = first + 1; at < first + windowLength; at += 1) {
      if ((hashes[at] ?? 0) < (hashes[least] ?? 0)) least = at;
    }
    // Of one window after the other it is often the same.
    if (least !== given) kept.add((hashes[least] ?? 0) & numberMask);
    given = least;
  }
}

/**
 * Pure: numbers of fragments of the ids, hashes and addresses in `text`, in lower case: runs of at least nine letters and digits, one
 * a digit. Of each four fragments of six characters that follow each other the one with the least hash is kept (winnowing: Schleimer,
 * Wilkerson and Aiken, 2003), so that a text has every number that any part of it has, and less than half of what there is is kept.
 * They are stored: whoever changes how they are made sets `search_documents.fragments` to null in the same version.
 */
export function idFragments(text: string): number[] {
  const kept = new Set<number>();
  for (const [run] of text.matchAll(runs)) {
    if (!/\d/.test(run)) continue;
    keepLeastOfWindows(hashesOf(run), kept);
  }
  return [...kept];
}
