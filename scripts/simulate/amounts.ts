import type { Random } from './random';

/** `units` of the smallest coin as decimal text with `decimals` places: 21880, 3 → `21.880`. */
export function decimalOf(units: bigint, decimals: number): string {
  const digits = units.toString().padStart(decimals + 1, '0');
  return decimals === 0 ? digits : `${digits.slice(0, -decimals)}.${digits.slice(-decimals)}`;
}

/** Smallest coins between `min` and `max` whole ones: mostly small amounts, seldom large ones, as in life. */
export function someUnits(random: Random, min: number, max: number, decimals: number): bigint {
  const whole = min * (max / min) ** random.next();
  return BigInt(Math.floor(whole * 10 ** Math.min(decimals, 6))) * 10n ** BigInt(Math.max(0, decimals - 6));
}
