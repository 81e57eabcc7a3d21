import { BigNumber } from 'bignumber.js';

/** Digits kept on each side of the point; far beyond any currency, and well inside Postgres' `numeric`. */
export const amountDigitsMax = 60;

/** Decimal text that is plain already: what nearly every amount is. */
const plainPattern = /^-?(?:0|[1-9]\d{0,59})(?:\.\d{1,60})?$/;
const decimalPattern = /^(-?)(\d+)(?:\.(\d+))?(?:[eE]([+-]?\d{1,4}))?$/;

/**
 * `text` as plain decimal text with every digit as sent, trailing zeros included: `0.10` stays, `1E-7` becomes `0.0000001`,
 * `0E-8` becomes `0.00000000`. Exponents are read because Java and Python print small amounts that way. Null where it is
 * no decimal number or has more than 60 digits before or after the point.
 */
export function plainDecimal(text: string): string | null {
  if (plainPattern.test(text)) return text;
  // Longer text cannot be within bounds, and is not handed to the pattern at all.
  if (text.length > 4 * amountDigitsMax) return null;
  const found = decimalPattern.exec(text);
  if (!found) return null;
  const [, sign = '', whole = '', fraction = '', exponentText] = found;
  const exponent = Number(exponentText ?? '0');
  if (Math.abs(exponent) > 2 * amountDigitsMax) return null;
  const point = whole.length + exponent;
  const shifted = (whole + fraction)
    .padEnd(point, '0')
    .padStart(whole.length + fraction.length + Math.max(0, -point), '0');
  const cut = Math.max(0, point);
  const before = shifted.slice(0, cut).replace(/^0+(?=\d)/, '') || '0';
  const after = shifted.slice(cut);
  if (before.length > amountDigitsMax || after.length > amountDigitsMax) return null;
  return `${sign}${before}${after === '' ? '' : `.${after}`}`;
}

function places(amount: string): number {
  const point = amount.indexOf('.');
  return point < 0 ? 0 : amount.length - point - 1;
}

/** Exact sum of decimal texts, with as many decimals as the longest of them (`0.10` + `0.2` = `0.30`); `0` for none. */
export function addAmounts(...amounts: readonly string[]): string {
  // Plain text is its own sum; of `-0` the sum is `0`.
  const [only = ''] = amounts;
  if (amounts.length === 1 && plainPattern.test(only) && !only.startsWith('-')) return only;
  const sum = amounts.reduce((total, amount) => total.plus(amount), new BigNumber(0));
  return sum.toFixed(Math.max(0, ...amounts.map(places)));
}

/** `a − b`, exact, without trailing zeros. */
export function subtractAmounts(a: string, b: string): string {
  return new BigNumber(a).minus(b).toFixed();
}

/** -1, 0 or 1 by value: `0.10` equals `0.1`. */
export function compareAmounts(a: string, b: string): -1 | 0 | 1 {
  const order = new BigNumber(a).comparedTo(b);
  if (order === null) throw new RangeError('compareAmounts takes decimal text');
  return order < 0 ? -1 : order > 0 ? 1 : 0;
}

/** True for `0`, `0.000`, `-0`. */
export function isZero(amount: string): boolean {
  return compareAmounts(amount, '0') === 0;
}

/** For reading: the whole part in groups of three, decimals and their trailing zeros exactly as given (`12345.60` → `12,345.60`). */
export function formatAmount(amount: string): string {
  const [whole = '', fraction] = amount.split('.');
  const grouped = whole.replace(/\B(?=(?:\d{3})+$)/g, ',');
  return fraction === undefined ? grouped : `${grouped}.${fraction}`;
}
