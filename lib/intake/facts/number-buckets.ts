/** Decimal text of which ranges are asked; anything else is text. */
export const numberPattern = /^-?\d{1,40}(?:\.\d{1,40})?$/;

/** Buckets of one power of ten: by the first two digits that count, 10 to 99. */
const perDecade = 90;
const exponentMin = -40;
const exponentMax = 39;
const indexMin = exponentMin * perDecade;
const indexMax = exponentMax * perDecade + perDecade - 1;

interface Size {
  negative: boolean;
  /** Place of the bucket among those of its sign, growing with the size of the number; null: it is zero. */
  index: number | null;
  /** Where in its bucket it lies, from 0 to 1: roughly. */
  within: number;
}

function sizeOf(text: string): Size {
  const negative = text.startsWith('-');
  const [whole = '', fraction = ''] = text.replace('-', '').split('.');
  const digits = whole + fraction;
  const first = digits.search(/[1-9]/);
  if (first === -1) return { negative: false, index: null, within: 0 };
  const exponent = whole.length - 1 - first;
  const leading = Number(digits.slice(first, first + 2).padEnd(2, '0'));
  const within = Number(`0.${digits.slice(first + 2, first + 6) || '0'}`);
  return { negative, index: exponent * perDecade + leading - 10, within };
}

function decadeOf(index: number): number {
  return Math.floor(index / perDecade);
}

const zero = '#0';
const sign = (negative: boolean) => (negative ? '#-' : '#+');
const fine = (negative: boolean, index: number) => `${sign(negative)}${index}`;
const coarse = (negative: boolean, decade: number) => `${sign(negative)}e${decade}`;

/** Pure: the buckets that a number is kept under: its power of ten, and its first two digits within it. */
export function bucketsOf(text: string): string[] {
  const { negative, index } = sizeOf(text);
  return index === null ? [zero] : [fine(negative, index), coarse(negative, decadeOf(index))];
}

function between(negative: boolean, from: number, to: number): string[] {
  const buckets: string[] = [];
  for (let index = from; index <= to; ) {
    const decade = decadeOf(index);
    const isWhole = index === decade * perDecade && index + perDecade - 1 <= to;
    buckets.push(isWhole ? coarse(negative, decade) : fine(negative, index));
    index += isWhole ? perDecade : 1;
  }
  return buckets;
}

/**
 * Pure: buckets that hold every number from `from` to `to` (either null: open), and at the two ends a few others: what is found
 * has to be compared itself. About five hundred at most.
 */
export function bucketsBetween(from: string | null, to: string | null): string[] {
  const low = from === null ? null : sizeOf(from);
  const high = to === null ? null : sizeOf(to);
  const isBelowZero = (size: Size | null) => size?.negative === true;
  const isAboveZero = (size: Size | null) => size?.negative === false && size.index !== null;
  const positive =
    high !== null && !isAboveZero(high)
      ? []
      : between(false, isAboveZero(low) ? (low?.index ?? indexMin) : indexMin, high?.index ?? indexMax);
  // Of negative numbers the greater is the smaller one.
  const negative =
    low !== null && !isBelowZero(low)
      ? []
      : between(true, isBelowZero(high) ? (high?.index ?? indexMin) : indexMin, low?.index ?? indexMax);
  const hasZero = !isAboveZero(low) && !isBelowZero(high);
  return [...negative, ...(hasZero ? [zero] : []), ...positive];
}

/**
 * Pure: the buckets of `bucketsBetween` that a range covers by half and more, all where there are none: to guess how many numbers lie in
 * it. Of ranges below zero, all.
 */
export function bucketsMostlyBetween(from: string | null, to: string | null): string[] {
  const all = bucketsBetween(from, to);
  const [low, high] = [from, to].map((bound) => (bound === null ? null : sizeOf(bound)));
  if (low?.negative || high?.negative) return all;
  const cut = new Set<string>();
  if (low && low.index !== null && low.within > 0.5) cut.add(fine(false, low.index));
  if (high && high.index !== null && high.within < 0.5) cut.add(fine(false, high.index));
  const mostly = all.filter((bucket) => !cut.has(bucket));
  return mostly.length > 0 ? mostly : all;
}
