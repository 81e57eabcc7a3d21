import type { SuborderView } from './types';

/** Which lines of a batch are meant; null and empty text narrow nothing. */
export interface LineMatch {
  /** `currencyKey` of the line. */
  currency: string | null;
  /** Looked for anywhere in ids, hash, addresses, memo, amount and status, in either case. */
  text: string;
}

/** Pure: currency and chain as one word to filter and show by: `USDC · BASEEVM`. */
export function currencyKey(line: { currency: string | null; chain: string | null }): string {
  return [line.currency ?? 'no currency', line.chain].filter((part) => part !== null && part !== '').join(' · ');
}

const searched = [
  'merchantWithdrawId',
  'suborderId',
  'lineKey',
  'txId',
  'address',
  'fromAddress',
  'memo',
  'amount',
  'status',
] as const;

/** Pure: the lines that match all of `match`, in their order. */
export function matchLines<Line extends SuborderView>(lines: readonly Line[], match: LineMatch): Line[] {
  const text = match.text.trim().toLowerCase();
  return lines.filter(
    (line) =>
      (match.currency === null || currencyKey(line) === match.currency) &&
      (text === '' || searched.some((field) => line[field]?.toLowerCase().includes(text))),
  );
}
