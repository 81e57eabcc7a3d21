/** Random choices that a seed repeats: the same seed makes the same callbacks. Not for secrets. */
export interface Random {
  /** 0 ≤ x < 1 */
  next(): number;
  /** min ≤ n ≤ max */
  integer(min: number, max: number): number;
  /** True in `share` of all cases, 0 to 1. */
  chance(share: number): boolean;
  pick<Item>(items: readonly [Item, ...Item[]]): Item;
  /** Text of `length` characters of `alphabet`. */
  text(length: number, alphabet: string): string;
  /** An id of `length` digits that does not begin with 0. */
  digits(length: number): string;
  hex(length: number): string;
}

/** mulberry32: 32 bits of state, enough for made-up callbacks. */
export function seededRandom(seed: number): Random {
  let state = seed >>> 0;
  const next = () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
  const integer = (min: number, max: number) => min + Math.floor(next() * (max - min + 1));
  const text = (length: number, alphabet: string) =>
    Array.from({ length }, () => alphabet[integer(0, alphabet.length - 1)]).join('');
  return {
    next,
    integer,
    chance: (share) => next() < share,
    pick: (items) => items[integer(0, items.length - 1)] ?? items[0],
    text,
    digits: (length) => text(1, '123456789') + text(length - 1, '0123456789'),
    hex: (length) => text(length, '0123456789abcdef'),
  };
}
