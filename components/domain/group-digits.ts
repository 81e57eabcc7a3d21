export interface AmountParts {
  /** Sign and whole digits in groups of three from the right: `['-1', '234']`. */
  groups: string[];
  /** Decimal point and digits up to the last that is not zero; empty where there are none. */
  fraction: string;
  /** The zeros after it, which a provider sends and nobody needs to read. */
  trailingZeros: string;
}

/**
 * Cuts decimal text for showing without ever reading it as a number. Joined again the parts are the text exactly.
 * Null for what is not plain decimal (`1e5`, `N/A`): show that as it is.
 */
export function groupDigits(amount: string): AmountParts | null {
  const match = /^([+-]?)(\d+)(\.\d*)?$/.exec(amount);
  if (!match) return null;
  const [, sign = '', whole = '', fractionText = ''] = match;
  const groups = whole.match(/\d{1,3}(?=(?:\d{3})*$)/g) ?? [whole];
  const zeros = /(?:\.0+|(?<=\d)0+)$/.exec(fractionText)?.[0] ?? '';
  return {
    groups: [`${sign}${groups[0] ?? ''}`, ...groups.slice(1)],
    fraction: fractionText.slice(0, fractionText.length - zeros.length),
    trailingZeros: zeros,
  };
}
