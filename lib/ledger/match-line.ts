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

/** What is looked through, one line of text a field. Made once for a line: ten thousand are looked through at every key. */
const searchTexts = new WeakMap<SuborderView, string>();

function searchText(line: SuborderView): string {
  const known = searchTexts.get(line);
  if (known !== undefined) return known;
  const made = searched.map((field) => line[field]?.toLowerCase() ?? '').join('\n');
  searchTexts.set(line, made);
  return made;
}

/** Pure: the lines that match all of `match`, in their order. */
export function matchLines<Line extends SuborderView>(lines: readonly Line[], match: LineMatch): Line[] {
  const text = match.text.trim().toLowerCase();
  return lines.filter(
    (line) =>
      (match.currency === null || currencyKey(line) === match.currency) &&
      (text === '' || searchText(line).includes(text)),
  );
}
