import { plainDecimal } from '@/lib/platform/money';
import { type ExactJson, ExactNumber } from '@/lib/providers/exact-json';

/** Digits that PHP prints of a float (its setting `precision`). */
const floatDigitsMax = 14;

/** What PHP's `trim` takes off; it leaves other white space of Unicode alone. */
const phpSpace = ' \t\n\r\0\v';

/** As PHP's `trim`, in one pass: a pattern would go over a long run of spaces again and again. */
export function phpTrim(text: string): string {
  let start = 0;
  let end = text.length;
  while (start < end && phpSpace.includes(text.charAt(start))) start += 1;
  while (end > start && phpSpace.includes(text.charAt(end - 1))) end -= 1;
  return text.slice(start, end);
}

/**
 * A value as PHP makes it text: null and false are empty, true is `1`, a number its digits as sent. Null for what has no
 * text (a list, an object) or could be two texts once it is bytes (a lone surrogate).
 */
export function phpText(value: ExactJson | undefined): string | null {
  if (value === undefined || value === null || value === false) return '';
  if (value === true) return '1';
  if (value instanceof ExactNumber) return value.text;
  return typeof value === 'string' && value.isWellFormed() ? value : null;
}

/** A JSON number as PHP prints it once it has read it: `10.00` is `10`, `10.50` is `10.5`; beyond its precision as sent. */
export function phpNumber({ text }: ExactNumber): string {
  const decimal = plainDecimal(text);
  if (decimal === null || decimal.replace(/[-.]/g, '').length > floatDigitsMax) return text;
  return decimal.includes('.') ? decimal.replace(/\.?0+$/, '') : decimal;
}
