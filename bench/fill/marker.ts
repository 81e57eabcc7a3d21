import type { Random } from '@/scripts/simulate/random';

/** Digits of a marker; 9^7 copies have one of their own. */
const markerLength = 7;
const markersMax = 9 ** markerLength;
/** Shorter ids are names, times and the like, which many records share. */
const idLengthMin = 5;
/** Longer ids keep their length: the marker takes the place of digits. */
const replacedLengthMin = 16;

/**
 * The digits that tell the ids of one copy from those of all others, the same number of them in each: without 0, so that they
 * fit base58 and never lead a number. Neighbours share no beginning, as ids of providers do not.
 */
export function markerOf(copy: number): string {
  const mixed = ((copy + 1) * 1_299_721) % markersMax;
  return [...mixed.toString(9).padStart(markerLength, '0')].map((digit) => String(Number(digit) + 1)).join('');
}

function marked(text: string, marker: string): string {
  if (text.length < idLengthMin) return text;
  const rest = text.length >= replacedLengthMin ? text.slice(1 + marker.length) : text.slice(1);
  return `${text.slice(0, 1)}${marker}${rest}`;
}

/** `random` whose ids, hashes and addresses all hold `marker`, so that replacing it makes the ids of another copy. */
export function markedRandom(random: Random, marker: string): Random {
  return {
    ...random,
    text: (length, alphabet) => marked(random.text(length, alphabet), marker),
    digits: (length) => marked(random.digits(length), marker),
    hex: (length) => marked(random.hex(length), marker),
  };
}
